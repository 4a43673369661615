import { float } from '../define/params'
import type { Tensor, Tf } from '../define/tf'

/** Share of a label's certainty that is spread over all classes, 0–1. */
export const labelSmoothing = { labelSmoothing: float(0, 1, 0, { midRun: true }) } as const

/** y·(1 − ε) + ε/K. */
export const smoothed = (tf: Tf, target: Tensor, share: number, classes: number): Tensor =>
  share === 0 ? target : tf.add(tf.mul(target, 1 - share), share / classes)

export const kerasSmoothing = (p: { readonly labelSmoothing: number }): { label_smoothing?: number } =>
  p.labelSmoothing === 0 ? {} : { label_smoothing: p.labelSmoothing }
