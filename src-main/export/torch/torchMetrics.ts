import type { LossTypes, Reads } from '@shared/catalog/define/loss'
import { middleOf } from '@shared/catalog/define/middleOf'
import { toSnakeCase } from '@shared/catalog/define/toSnakeCase'
import { metricsAt } from '@shared/compile/metricsAt'
import type { ScriptObjective } from '../script/ScriptModel'

interface Metric {
  /** As it is told: `accuracy`. */
  readonly name: string
  readonly value: string
}

const typesOf = ({ prediction, target }: ScriptObjective): LossTypes => ({
  prediction: prediction.type,
  target: (target ?? prediction).type,
})

/** The class that the network answers and the true one. */
function classes({ prediction, target }: ScriptObjective, types: LossTypes, reads: Reads): readonly [string, string] {
  const encoding = types.target.labels?.encoding
  const [a, b] = [prediction.name, target?.name ?? '']
  if (prediction.type.shape.at(-1) === 1) {
    const middle = middleOf(reads, encoding ?? 'binary')
    return [`(${a} > ${middle})`, `(${b} > ${encoding === 'signed' ? 0 : 0.5})`]
  }
  return [`${a}.argmax(dim=-1)`, encoding === 'oneHot' ? `${b}.argmax(dim=-1)` : b]
}

type Write = (answer: string, truth: string, o: ScriptObjective) => string

/** Metrics of numbers and of classes, by catalog id. */
const NUMBERS: Readonly<Record<string, Write>> = {
  meanAbsoluteError: (a, b) => `F.l1_loss(${a}, ${b})`,
  rootMeanSquaredError: (a, b) => `F.mse_loss(${a}, ${b}).sqrt()`,
  r2: (a, b) => `1 - (${a} - ${b}).square().sum() / (${b} - ${b}.mean(dim=0)).square().sum()`,
}
const TWO: Readonly<Record<string, Write>> = {
  accuracy: (answer, truth) => `(${answer} == ${truth}).float().mean()`,
  precision: (answer, truth) => `(${answer} & ${truth}).sum() / ${answer}.sum().clamp(min=1)`,
  recall: (answer, truth) => `(${answer} & ${truth}).sum() / ${truth}.sum()`,
  specificity: (answer, truth) => `(~${answer} & ~${truth}).sum() / (~${truth}).sum()`,
  f1: (answer, truth) => `2 * (${answer} & ${truth}).sum() / (${answer}.sum() + ${truth}.sum())`,
  rocAuc: (_answer, _truth, { prediction, target }) => `roc_auc(${prediction.name}, ${target?.name ?? ''})`,
}

/** Functions that metrics call, by name. */
export const metricFunctions: Readonly<Record<string, string>> = {
  roc_auc: [
    'def roc_auc(scores, labels):',
    '    """How often a row of the second class has a higher score than one of the first."""',
    '    positive, negative = scores[labels > 0.5], scores[labels <= 0.5]',
    '    above = (positive[:, None] > negative).float() + 0.5 * (positive[:, None] == negative).float()',
    '    return above.mean()',
  ].join('\n'),
}

/** The metrics of an objective that are written, and the ids of those that are not. */
export function torchMetrics(
  objective: ScriptObjective,
  chosen: readonly string[] | undefined,
): { readonly metrics: readonly Metric[]; readonly left: readonly string[] } {
  const types = typesOf(objective)
  const reads = objective.item.reads(objective.params as never, types)
  const metrics: Metric[] = []
  const left: string[] = []
  const binary = objective.prediction.type.shape.at(-1) === 1
  for (const id of metricsAt(objective.item, types, chosen)) {
    const name = toSnakeCase(id)
    const number = NUMBERS[id]
    const two = binary || id === 'accuracy' ? TWO[id] : undefined
    if (number && !types.target.labels)
      metrics.push({ name, value: number(objective.prediction.name, objective.target?.name ?? '', objective) })
    else if (two && types.target.labels)
      metrics.push({ name, value: two(...classes(objective, types, reads), objective) })
    else left.push(id)
  }
  return { metrics, left }
}
