import type { GraphDocument } from '@shared/graph/document'
import type { Problem } from '@shared/result'
import type { ScriptModel } from '../script/ScriptModel'
import type { TsData } from './data/writeData'
import type { TsNetwork } from './writeModel'

/** What the parts of a script are made of. */
export interface Draft {
  readonly document: GraphDocument
  readonly model: ScriptModel
  readonly network: TsNetwork
  readonly data: TsData
  /** The identifier of a value. */
  readonly id: (name: string) => string
}

export interface Written {
  readonly code: string
  readonly losses: readonly Problem[]
}
