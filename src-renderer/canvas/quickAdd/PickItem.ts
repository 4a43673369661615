import type { ReactNode } from 'react'

/** One entry of a searchable menu. */
export interface PickItem {
  readonly key: string
  readonly title: string
  /** Said after the title, dimmed. */
  readonly hint?: string
  readonly icon?: ReactNode
  /** What the search looks at besides the title. */
  readonly words?: readonly string[]
  /** What will be wrong when it is picked; shown under the title. */
  readonly warning?: string
  /** What else picking it does; shown under the title, dimmed. */
  readonly note?: string
  /** Why it cannot be picked; shown under the title. */
  readonly refused?: string
}
