import type { GraphDocument } from '@shared/graph/document'
import type { EngineWay } from '@shared/training/runEvent'
import type { Ceiling } from '../history/MomentKeeper'

/** What a session is to carry out. */
export interface SessionOptions {
  readonly document: GraphDocument
  /** Where the checkpoint is written. */
  readonly folder: string
  /** Checkpoint to go on from. */
  readonly resume?: string
  /** Checkpoint to begin with the weights of. */
  readonly weights?: string
  readonly startPaused?: boolean
  readonly stepsPerSecond?: number | null
  /** The way that an earlier run found fastest. */
  readonly way?: EngineWay
  /** Shortest time between the checkpoints of two epochs, so that short epochs do not spend their time on the disk. */
  readonly secondsBetweenCheckpoints?: number
  /** Most that the history of its weights may take. */
  readonly history?: Ceiling
}
