import { z } from 'zod'
import type { Shape } from '../catalog/define/tensorType'

/** Numbers of a tensor that are told whole though nobody asked for them. */
export const FEW_VALUES = 2048
/** Most numbers in an answer. */
export const MOST_REHEARSED_VALUES = 2 ** 20

/** Asks for the next step of a run with all that is computed in it. The step is taken back: the run stands where it stood. */
export const rehearsalQuestion = z.object({
  /** Only so many rows of the batch; 1: what a single sample does. Absent: all. */
  rows: z.number().int().min(1).max(100_000).optional(),
  /** Rows of the batch that are left out before those; the last rows where the batch has fewer. */
  skipped: z.number().int().min(0).max(100_000).optional(),
  /** Nodes whose tensors are told whole, however many numbers they have. */
  whole: z.array(z.string().min(1).max(128)).max(64).optional(),
})
export type RehearsalQuestion = z.infer<typeof rehearsalQuestion>

/** A tensor of a step. */
export interface SeenTensor {
  readonly shape: Shape
  /** All its numbers, row after row; absent: there are more than anybody asked for. */
  readonly values?: readonly number[]
  readonly least: number
  readonly most: number
  readonly mean: number
  readonly deviation: number
}

/** A weight in a batch of a step. */
export interface SeenWeight {
  readonly before: SeenTensor
  /** Of the loss, before gradients are clipped; absent: none comes to it. */
  readonly gradient?: SeenTensor
  /** The same as before where nothing changed it. */
  readonly after: SeenTensor
  /** What the optimizer keeps of it, by name; absent: nothing. */
  readonly slots?: Readonly<Record<string, { readonly before: SeenTensor; readonly after: SeenTensor }>>
  /** Which update of it this is, from 1; absent: no gradient changes it. */
  readonly update?: number
}

/** A value that comes out of a port. */
export interface SeenValue {
  readonly value: SeenTensor
  /** Of the loss, a mean over the batch; absent: the loss does not go by it in this turn, or it is of whole numbers. */
  readonly gradient?: SeenTensor
}

/** A batch of a turn. */
export interface RehearsedBatch {
  readonly phase: number
  readonly turn: number
  readonly rows: number
  /** By node and port, the data too. */
  readonly values: Readonly<Record<string, Readonly<Record<string, SeenValue>>>>
  /** By loss node, and by layer that adds a loss of its own: mean over the batch, as it is, not weighted. */
  readonly losses: Readonly<Record<string, number>>
  /** By node that has them and name. */
  readonly weights: Readonly<Record<string, Readonly<Record<string, SeenWeight>>>>
}

/** A step of learning, computed and taken back. */
export interface Rehearsal {
  /** Steps done before it. */
  readonly step: number
  /** Rows of a whole batch. */
  readonly batchRows: number
  /** One after another, each with the weights that those before it left. */
  readonly batches: readonly RehearsedBatch[]
  /** What the step would have measured, by the name of its curve: `loss`, `learningRate` … */
  readonly metrics: Readonly<Record<string, number>>
  /** What it took from everything else that the trainer does, ms. */
  readonly worked: number
}
