/** A failure as a value: `code` finds the sentence in the person's language, `message` is that sentence in English. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
  /** For the log: what the system said. */
  readonly cause?: string
}

export type Result<T, E = Problem> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error })

/** A failure with a code, an English sentence and, for the log, what was caught. */
export const problem = (code: string, message: string, values?: Problem['values'], cause?: unknown): Problem => ({
  code,
  message,
  ...(values && { values }),
  ...(cause !== undefined && { cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
})
