import { node } from '../define/block'
import { activation, float, int, type ParamsOf } from '../define/params'
import type { Shape } from '../define/tensorType'

/** Parameters of both halves of a Transformer. */
export const transformerParams = {
  features: int(1, 65_536, 32),
  numHeads: int(1, 64, 2),
  keyDim: int(1, 1024, 16),
  units: int(1, 65_536, 64),
  activation: activation('relu'),
  dropout: float(0, 0.95, 0.1, { midRun: true }),
}
type Params = ParamsOf<typeof transformerParams>

/** The last part of both: a small network on each moment, added to what came in and normalized; nodes from a column on, numbered. */
export const feedForward = (p: Params, column: number, number: number) => ({
  expand: node('dense', [column, 1], { units: p.units, activation: p.activation }),
  contract: node('dense', [column + 1, 1], { units: p.features }),
  [`dropout${number}`]: node('dropout', [column + 2, 1], { rate: p.dropout }),
  [`add${number}`]: node('add', [column + 3, 0]),
  [`norm${number}`]: node('layerNormalization', [column + 4, 0]),
})

/** All sums need as many features as come in. */
export const fitFeatures = (_p: Params, input: Shape) => {
  const features = input.at(-1)
  return input.length === 2 && features ? { features } : {}
}

/** `2 × 16 · 64`: heads with their size, and the units between. */
export const transformerSummary = (p: Params): string => `${p.numHeads} × ${p.keyDim} · ${p.units}`
