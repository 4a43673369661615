import type { ReactNode } from 'react'
import type { SearchWords } from '../../search/SearchWords'

/** One entry of a searchable menu. */
export interface PickItem {
  readonly key: string
  readonly title: string
  /** Said after the title, dimmed. */
  readonly hint?: string
  readonly icon?: ReactNode
  /** What it is found by; absent: its title. */
  readonly words?: SearchWords
  /** Shown only when it is searched for: as all others, or dimmed below them. */
  readonly onlyFound?: 'among' | 'below'
  /** What will be wrong when it is picked; shown under the title. */
  readonly warning?: string
  /** What else picking it does; shown under the title, dimmed. */
  readonly note?: string
  /** Why it cannot be picked; shown under the title. */
  readonly refused?: string
}
