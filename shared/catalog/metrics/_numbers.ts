import type { LossTypes } from '../define/loss'

/** Numbers are compared with as many numbers. */
export const tellsNumbers = ({ prediction, target }: LossTypes): boolean =>
  target.labels === undefined &&
  prediction.shape.length === target.shape.length &&
  prediction.shape.every((size, i) => size === target.shape[i])
