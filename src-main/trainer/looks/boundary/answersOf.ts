import type { Reads } from '@shared/catalog/define/loss'
import { middleOf } from '@shared/catalog/define/middleOf'
import type { Objective } from '@shared/compile/trainingPlan'
import type { Boundary } from '@shared/looks/boundary'
import { roundTo } from '../roundTo'

/** How sure an answer is, 0 … 1: how far the share of its class is above an even one, or how far its score is ahead of the next. */
function sureness(scores: readonly number[], best: number, reads: Reads): number {
  const top = scores[best] ?? 0
  if (reads === 'logits' || reads === 'probabilities') {
    const share = reads === 'logits' ? 1 / scores.reduce((sum, score) => sum + Math.exp(score - top), 0) : top
    return (share - 1 / scores.length) / (1 - 1 / scores.length)
  }
  return top - scores.reduce((second, score, i) => (i === best ? second : Math.max(second, score)), -Infinity)
}

function classesOf(values: readonly number[], width: number, reads: Reads): Boundary['answers'] {
  const classes: number[] = []
  const sure: number[] = []
  for (let from = 0; from < values.length; from += width) {
    const scores = values.slice(from, from + width)
    const best = scores.indexOf(Math.max(...scores))
    classes.push(Math.max(0, best))
    sure.push(Math.round(100 * Math.min(1, Math.max(0, sureness(scores, best, reads) || 0))))
  }
  return { kind: 'classes', classes, sure }
}

/**
 * What an output says at each place.
 *
 * @param values `[places, width]`
 * @param unit Which number is told where they are no classes.
 */
export function answersOf(
  { reads, target: { type } }: Objective,
  values: readonly number[],
  width: number,
  unit: number,
): Boundary['answers'] {
  const { labels } = type
  if (labels && width > 1) return classesOf(values, width, reads)
  const own = width === 1 ? values : values.filter((_, i) => i % width === Math.min(unit, width - 1))
  const told = own.map((value) => roundTo(value))
  return { kind: 'values', values: told, ...(labels && { middle: middleOf(reads, labels.encoding) }) }
}
