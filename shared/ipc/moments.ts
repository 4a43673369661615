import { z } from 'zod'

/** Part of a question about the network of a run: the step of a kept moment that it is asked at; absent: as it is now. */
export const ofMoment = z.object({ at: z.number().int().min(0).optional() })

/** What is kept of the weights that a run has had. */
export interface Moments {
  /** Steps of training after which weights were kept, in order. */
  readonly steps: readonly number[]
  /** Memory that they take, bytes. */
  readonly bytes: number
  /** Memory that the weights of one moment take, bytes. */
  readonly each: number
  /** Most memory that they may take, bytes. */
  readonly limit: number
  /** Moments that were kept and had to make room for others. */
  readonly dropped: number
  /** Least steps between one moment and the next while the run goes at full speed. */
  readonly stride: number
  /** The run was opened again from its checkpoint, which has its last weights only. */
  readonly reopened: boolean
  /** What the answer took from everything else that the trainer does, ms. */
  readonly worked: number
}

/** Of a run that has not begun, or that was not carried out here. */
export const NO_MOMENTS: Omit<Moments, 'reopened' | 'worked'> = {
  steps: [],
  bytes: 0,
  each: 0,
  limit: 0,
  dropped: 0,
  stride: 1,
}
