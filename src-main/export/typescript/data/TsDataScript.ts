import type { StoredData } from '../../python/DatasetScript'

type Params = Readonly<Record<string, unknown>>

/** TypeScript that makes or loads a data set: the rest of a function that gives a list of numbers, row after row, for each port. */
export interface TsDataScript {
  readonly about: string
  readonly body: string
  /** Ports that it gives; absent: `features` and `target`. */
  readonly ports?: readonly string[]
}

export type TsDataScripts = Readonly<Record<string, (p: Params, stored: StoredData) => TsDataScript>>
