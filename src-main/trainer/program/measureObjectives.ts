import type { LossArgs } from '@shared/catalog/define/teaching'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { catalog } from '@shared/catalog/catalog'
import type { Learned, Objective, TrainingPlan } from '@shared/compile/trainingPlan'
import { joinParts, wholeBatch } from './batches'
import { maskKey, type Values } from './createNetwork'
import type { Weights } from './createWeights'
import { naming } from './FrozenValue'
import { portKey } from './prepareData'
import type { ReadNumbers } from './stepProgram'
import { trainedLayer } from './trainedLayer'

export interface ObjectiveLosses {
  /** Sum of the losses, each by its weight: what is learned. */
  readonly total: Tensor
  /** The part of it that gradients make smaller: without what learning rules measure. `undefined`: there is none. */
  readonly learned?: Tensor | undefined
  /** Mean loss of each objective. */
  readonly each: readonly Tensor[]
  /** Losses that layers add, by node. */
  readonly own: Values
}

const valueAt = (values: Values, end: { readonly node: string; readonly port: string }): Tensor => {
  const value = values[portKey(end.node, end.port)]
  if (!value) throw new Error(`Nothing comes from “${end.node}”`)
  return value
}

/**
 * How much the moments of each objective's prediction count, of each part of a batch: those of padding 0, the others all the same, and over
 * the whole batch 1 on average. `undefined` where nothing is padded.
 */
export function countsOf(
  tf: Tf,
  { objectives }: Pick<Learned, 'objectives'>,
  parts: readonly Values[],
): readonly (readonly (Tensor | undefined)[])[] {
  const scaled = objectives.map(({ prediction: { node, port } }) => {
    const masks = parts.flatMap((of) => of[maskKey(node, port)] ?? [])
    if (masks.length === 0) return []
    const places = masks.reduce((sum, { size }) => sum + size, 0)
    const counting = tf.addN(masks.map((mask) => tf.sum(mask)))
    const weight = tf.div(places, tf.maximum(counting, 1))
    return masks.map((mask) => tf.mul(mask, weight))
  })
  return parts.map((_, part) => scaled.map((masks) => masks[part]))
}

/** Some rows of a batch, gone through the network. */
export interface MeasuredPart {
  readonly values: Values
  /** Losses that layers add, by node. */
  readonly own: Values
  /** Rows of it among those of the batch, 0–1. */
  readonly share: number
}

/** The mean over a batch from the means over its parts. */
const meanOf = (tf: Tf, parts: readonly MeasuredPart[], each: readonly Tensor[]): Tensor =>
  each.length === 1 ? (each[0] as Tensor) : tf.addN(each.map((one, k) => tf.mul(one, (parts[k] as MeasuredPart).share)))

/** What a loss compares, and how much each row of it counts, `[batch, 1]`. */
interface Compared extends Omit<LossArgs, 'layer'> {
  readonly sampleWeight?: Tensor | undefined
}

/** One input of a loss where the parts of a batch are made one. */
function join(tf: Tf, parts: readonly Compared[]): Compared {
  const counts = parts.flatMap((part) => part.counts ?? [])
  const sampleWeight = parts.flatMap((part) => part.sampleWeight ?? [])
  return {
    prediction: joinParts(tf, parts.map(({ prediction }) => prediction)), // prettier-ignore
    target: joinParts(tf, parts.map(({ target }) => target)), // prettier-ignore
    ...(counts.length > 0 && { counts: joinParts(tf, counts) }),
    ...(sampleWeight.length > 0 && { sampleWeight: joinParts(tf, sampleWeight) }),
  }
}

/**
 * Mean loss of each objective over the parts of a batch, and their weighted sum, with what layers add. `learned`: those of the plan, unless
 * some are left out.
 */
export function measureLosses(
  tf: Tf,
  plan: TrainingPlan,
  weights: Weights,
  parts: readonly MeasuredPart[],
  learned: Learned = plan,
): ObjectiveLosses {
  const { objectives } = learned
  const counts = countsOf(tf, learned, parts.map(({ values }) => values)) // prettier-ignore
  // Only rules look at what came into their layers.
  const whole = wholeBatch(tf, objectives.filter(({ rule }) => rule), parts.map(({ values }) => values)) // prettier-ignore
  const each = objectives.map((objective, i) => {
    const checked = plan.checked.nodes[objective.node]
    if (checked?.item?.kind !== 'loss') throw new Error(`“${objective.node}” is not a loss`)
    const item = checked.item as LossDefinition
    const args = parts.map(({ values }, part) => ({
      prediction: valueAt(values, objective.prediction),
      target: valueAt(values, objective.target),
      counts: counts[part]?.[i],
      sampleWeight: objective.sampleWeight && valueAt(values, objective.sampleWeight),
    }))
    const layer = trainedLayer(plan, weights, objective, whole)
    const lossOf = ({ sampleWeight, ...compared }: Compared): Tensor => {
      const losses = naming(objective.node, () => item.loss(tf, { ...compared, layer, p: checked.params as never }))
      return tf.mean(sampleWeight ? tf.mul(losses, tf.reshape(sampleWeight, losses.shape)) : losses)
    }
    return item.wholeBatch ? lossOf(join(tf, args)) : meanOf(tf, parts, args.map(lossOf))
  })
  const own = Object.fromEntries(
    learned.ownLosses.map((id) => [id, meanOf(tf, parts, parts.map((part) => part.own[id] as Tensor))] as const), // prettier-ignore
  )
  const shares = objectives.map((objective, i) => tf.mul(each[i] as Tensor, objective.weight))
  const sum = (some: readonly Tensor[]): Tensor => (some.length === 1 ? (some[0] as Tensor) : tf.addN([...some]))
  const taught = [...shares.filter((_, i) => !objectives[i]?.rule), ...Object.values(own)]
  return {
    total: sum([...shares, ...Object.values(own)]),
    learned: taught.length > 0 ? sum(taught) : undefined,
    each,
    own,
  }
}

/** Whether the loss that is learned is a sum, so that each part of it is told as well. */
export const hasSeveral = ({ objectives, ownLosses }: TrainingPlan): boolean => objectives.length + ownLosses.length > 1

/** Name of a value measured at an objective: with several, each carries its loss node. */
export const objectiveKey = (plan: TrainingPlan, objective: Objective, name: string): string =>
  plan.objectives.length > 1 ? `${name}/${objective.node}` : name

/** What rules measure that adds up over a pass, by name. */
export const countedMeasures = (plan: TrainingPlan): ReadonlySet<string> =>
  new Set(
    plan.objectives.flatMap((objective) => {
      const { item } = plan.checked.nodes[objective.node] ?? {}
      const counts = item?.kind === 'loss' ? (item.rule?.counts ?? []) : []
      return counts.map((name) => objectiveKey(plan, objective, name))
    }),
  )

/** What the measured numbers of a plan say; of a metric made of several, it is worked out here. */
export function readMeasured(plan: TrainingPlan): ReadNumbers {
  const metrics = new Map(
    plan.objectives.flatMap((objective) =>
      objective.metrics.map((id) => [objectiveKey(plan, objective, id), catalog.metrics.get(id)] as const),
    ),
  )
  const counted = countedMeasures(plan)
  return (name, numbers, rows) => {
    // A whole number but for the rounding of means.
    if (counted.has(name)) return rows === undefined ? undefined : Math.round((numbers[0] ?? NaN) * rows)
    const metric = metrics.get(name)
    return metric?.finish ? metric.finish(numbers) : numbers[0]
  }
}

/** What a learning rule measures besides its loss. */
function measureRule(
  tf: Tf,
  plan: TrainingPlan,
  weights: Weights,
  objective: Objective,
  values: Values,
  counts: Tensor | undefined,
): Record<string, Tensor> {
  const { item, params } = plan.checked.nodes[objective.node] ?? {}
  const layer = trainedLayer(plan, weights, objective, values)
  if (item?.kind !== 'loss' || !item.rule?.measure || !layer) return {}
  const { measure } = item.rule
  const prediction = valueAt(values, objective.prediction)
  const target = valueAt(values, objective.target)
  const measured = naming(objective.node, () => measure(tf, { prediction, target, counts, layer, p: params as never }))
  return Object.fromEntries(
    Object.entries(measured).map(([name, value]) => [objectiveKey(plan, objective, name), value]),
  )
}

/** Losses and metrics of a batch by name, scalars or the several numbers that a metric is made of; `loss` is the sum that is learned. */
export function measureObjectives(
  tf: Tf,
  plan: TrainingPlan,
  weights: Weights,
  values: Values,
  losses: ObjectiveLosses,
  learned: Learned = plan,
): Record<string, Tensor> {
  const { objectives } = learned
  const measured: Record<string, Tensor> = { loss: losses.total }
  const [counts = []] = countsOf(tf, learned, [values])
  for (const [node, loss] of Object.entries(losses.own)) measured[`loss/${node}`] = loss
  objectives.forEach((objective, i) => {
    if (hasSeveral(plan)) measured[`loss/${objective.node}`] = losses.each[i] as Tensor
    Object.assign(measured, measureRule(tf, plan, weights, objective, values, counts[i]))
    for (const id of objective.metrics) {
      const metric = catalog.metrics.get(id)
      if (!metric) throw new Error(`Unknown metric “${id}”`)
      const prediction = valueAt(values, objective.prediction)
      const target = valueAt(values, objective.target)
      const { reads } = objective
      const types = { prediction: objective.prediction.type, target: objective.target.type }
      const compute = () => metric.compute(tf, { prediction, target, counts: counts[i], types, reads })
      measured[objectiveKey(plan, objective, id)] = tf.mean(naming(`${objective.node}/${id}`, compute), 0)
    }
  })
  return measured
}
