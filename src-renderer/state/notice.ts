import type { Problem } from '@shared/result'

/** Words to be said in the person's language: a key of the interface texts with its values. */
export interface Message {
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** Something to tell the person, shown for a while at the edge of the screen. */
export interface Notice {
  readonly tone: 'ok' | 'info' | 'warning' | 'error'
  readonly title: Message
  /** What happened and why; a problem is told by its code, a plain string is already in the person's language. */
  readonly body?: Message | Problem | string
  /** What explains the message, where it is one. */
  readonly why?: Pick<Problem, 'code' | 'values'>
  readonly actions?: readonly { readonly label: Message; run(): void }[]
  /** A notice with the same id replaces the earlier one. */
  readonly id?: string
}

export type Tell = (notice: Notice) => void
