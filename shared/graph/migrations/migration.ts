import type { Result } from '../../result'

/** One step to the next version of the format. Gets plain JSON with `format: "neuroloom"`; fails when that is not what it should be. */
export interface Migration {
  /** The version it reads; it gives the next. */
  readonly from: number
  migrate(file: Readonly<Record<string, unknown>>): Result<Record<string, unknown>>
}
