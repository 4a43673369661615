import type { LayerStatistics } from '@shared/looks/statistics'
import type { Look } from '@shared/looks/looks'
import { TRIALS, type Trial } from './trials'

export const MEASURES = ['output', 'gradient', 'idle'] as const
export type DepthMeasure = (typeof MEASURES)[number]

/** The values of one way to begin, layer by layer; `null`: the layer has none. */
export interface DepthCurve {
  readonly trial: Trial
  readonly values: readonly (number | null)[]
}

/** Variance of what comes out, mean absolute gradient there, or the share of dead or saturated units; a variance of 0 may be a rounding of one. */
function measureOf(layer: LayerStatistics, measure: DepthMeasure): number | undefined {
  if (measure === 'output') return layer.output && layer.output.deviation ** 2
  if (measure === 'gradient') return layer.flow?.mean
  return layer.dead ?? layer.saturated
}

/**
 * Curves over the layers, for the ways that are answered.
 *
 * @param nodes The layers, the first one nearest to the data.
 */
export const toCurves = (
  answers: readonly Look<'statistics'>[],
  nodes: readonly string[],
  measure: DepthMeasure,
): readonly DepthCurve[] =>
  answers.flatMap(({ layers }, i) => {
    const trial = TRIALS[i]
    const of = (node: string) => layers.find((layer) => layer.node === node)
    const value = (node: string): number | null => {
      const layer = of(node)
      return (layer && measureOf(layer, measure)) ?? null
    }
    return trial ? [{ trial, values: nodes.map(value) }] : []
  })
