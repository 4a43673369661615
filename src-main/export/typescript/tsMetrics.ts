import type { LossTypes, Reads } from '@shared/catalog/define/loss'
import { middleOf } from '@shared/catalog/define/middleOf'
import { metricsAt } from '@shared/compile/metricsAt'
import type { ScriptObjective } from '../script/ScriptModel'

interface Metric {
  /** As it is told: `accuracy`. */
  readonly name: string
  readonly value: string
}

/** The class that the network answers and the true one. */
function classes(
  o: ScriptObjective,
  types: LossTypes,
  reads: Reads,
  id: (name: string) => string,
): readonly [string, string] {
  const encoding = types.target.labels?.encoding
  const [a, b] = [id(o.prediction.name), o.target ? id(o.target.name) : '']
  if (o.prediction.type.shape.at(-1) === 1)
    return [
      `${a}.greater(${middleOf(reads, encoding ?? 'binary')})`,
      `${b}.greater(${encoding === 'signed' ? 0 : 0.5})`,
    ]
  return [`${a}.argMax(-1)`, encoding === 'oneHot' ? `${b}.argMax(-1)` : b]
}

type Write = (a: string, b: string) => string

/** Metrics of numbers and of classes, by catalog id. */
const NUMBERS: Readonly<Record<string, Write>> = {
  meanAbsoluteError: (a, b) => `${a}.sub(${b}).abs().mean()`,
  rootMeanSquaredError: (a, b) => `${a}.sub(${b}).square().mean().sqrt()`,
  r2: (a, b) => `tf.sub(1, ${a}.sub(${b}).square().sum().div(${b}.sub(${b}.mean(0)).square().sum()))`,
}
const both = (a: string, b: string): string => `${a}.logicalAnd(${b}).toFloat().sum()`
const TWO: Readonly<Record<string, Write>> = {
  accuracy: (answer, truth) => `${answer}.equal(${truth}).toFloat().mean()`,
  precision: (answer, truth) => `${both(answer, truth)}.div(${answer}.toFloat().sum().maximum(1))`,
  recall: (answer, truth) => `${both(answer, truth)}.div(${truth}.toFloat().sum())`,
  specificity: (answer, truth) =>
    `${both(`${answer}.logicalNot()`, `${truth}.logicalNot()`)}.div(${truth}.logicalNot().toFloat().sum())`,
  f1: (answer, truth) => `${both(answer, truth)}.mul(2).div(${answer}.toFloat().sum().add(${truth}.toFloat().sum()))`,
}

/** The metrics of an objective that are written, and the ids of those that are not. */
export function tsMetrics(
  objective: ScriptObjective,
  chosen: readonly string[] | undefined,
  id: (name: string) => string,
): { readonly metrics: readonly Metric[]; readonly left: readonly string[] } {
  const { prediction, target, item, params } = objective
  const types = { prediction: prediction.type, target: (target ?? prediction).type }
  const reads = item.reads(params as never, types)
  const metrics: Metric[] = []
  const left: string[] = []
  const binary = prediction.type.shape.at(-1) === 1
  for (const metric of metricsAt(item, types, chosen)) {
    const number = types.target.labels ? undefined : NUMBERS[metric]
    const two = types.target.labels && (binary || metric === 'accuracy') ? TWO[metric] : undefined
    if (number) metrics.push({ name: metric, value: number(id(prediction.name), target ? id(target.name) : '') })
    else if (two) metrics.push({ name: metric, value: two(...classes(objective, types, reads, id)) })
    else left.push(metric)
  }
  return { metrics, left }
}
