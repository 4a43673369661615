import type { WeightSpec } from '@shared/catalog/define/layer'
import { sizeOf } from '@shared/catalog/define/tensorType'

/** Where the parameters of a node come from: `784·128 + 128`; empty where it has none. */
export const parameterSum = (weights: Readonly<Record<string, Pick<WeightSpec, 'shape'>>>): string =>
  Object.values(weights)
    .map(({ shape }) => (shape.length === 0 ? '1' : shape.join('·')))
    .join(' + ')

/** Number of values in all weights. */
export const parameterTotal = (weights: Readonly<Record<string, Pick<WeightSpec, 'shape'>>>): number =>
  Object.values(weights).reduce((sum, { shape }) => sum + sizeOf(shape), 0)
