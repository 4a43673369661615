import type { LossDefinition } from '@shared/catalog/define/loss'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { catalog } from '@shared/catalog/catalog'
import type { Objective, TrainingPlan } from '@shared/compile/trainingPlan'
import type { Values } from './createNetwork'
import { naming } from './FrozenValue'
import { portKey } from './prepareData'
import type { ReadNumbers } from './stepProgram'

export interface ObjectiveLosses {
  /** Sum of the losses, each by its weight: what is learned. */
  readonly total: Tensor
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

/** Some rows of a batch, gone through the network. */
export interface MeasuredPart {
  readonly values: Values
  /** Losses that layers add, by node. */
  readonly own: Values
  /** Rows of it among those of the batch, 0–1. */
  readonly share: number
}

/** Rows of all parts, one part after another. */
export const joinParts = (tf: Tf, parts: readonly Tensor[]): Tensor =>
  parts.length === 1 ? (parts[0] as Tensor) : tf.concat([...parts])

/** The mean over a batch from the means over its parts. */
const meanOf = (tf: Tf, parts: readonly MeasuredPart[], each: readonly Tensor[]): Tensor =>
  each.length === 1 ? (each[0] as Tensor) : tf.addN(each.map((one, k) => tf.mul(one, (parts[k] as MeasuredPart).share)))

/** Mean loss of each objective of a plan over the parts of a batch, and their weighted sum, with what layers add. */
export function measureLosses(tf: Tf, plan: TrainingPlan, parts: readonly MeasuredPart[]): ObjectiveLosses {
  const each = plan.objectives.map((objective) => {
    const checked = plan.checked.nodes[objective.node]
    if (checked?.item?.kind !== 'loss') throw new Error(`“${objective.node}” is not a loss`)
    const item = checked.item as LossDefinition
    const lossOf = (prediction: Tensor, target: Tensor): Tensor =>
      tf.mean(naming(objective.node, () => item.loss(tf, { prediction, target, p: checked.params as never })))
    const ends = parts.map(({ values }) => [valueAt(values, objective.prediction), valueAt(values, objective.target)] as const) // prettier-ignore
    if (item.wholeBatch)
      return lossOf(
        joinParts(tf, ends.map(([prediction]) => prediction)), // prettier-ignore
        joinParts(tf, ends.map(([, target]) => target)), // prettier-ignore
      )
    return meanOf(
      tf,
      parts,
      ends.map(([prediction, target]) => lossOf(prediction, target)),
    )
  })
  const own = Object.fromEntries(
    plan.ownLosses.map((id) => [id, meanOf(tf, parts, parts.map((part) => part.own[id] as Tensor))] as const), // prettier-ignore
  )
  const shares = [
    ...plan.objectives.map((objective, i) => tf.mul(each[i] as Tensor, objective.weight)),
    ...Object.values(own),
  ]
  return { total: shares.length === 1 ? (shares[0] as Tensor) : tf.addN(shares), each, own }
}

/** Whether the loss that is learned is a sum, so that each part of it is told as well. */
const hasSeveral = ({ objectives, ownLosses }: TrainingPlan): boolean => objectives.length + ownLosses.length > 1

/** Name of a value measured at an objective: with several, each carries its loss node. */
export const objectiveKey = (plan: TrainingPlan, objective: Objective, name: string): string =>
  plan.objectives.length > 1 ? `${name}/${objective.node}` : name

/** What the measured numbers of a plan say; of a metric made of several, it is worked out here. */
export function readMeasured(plan: TrainingPlan): ReadNumbers {
  const metrics = new Map(
    plan.objectives.flatMap((objective) =>
      objective.metrics.map((id) => [objectiveKey(plan, objective, id), catalog.metrics.get(id)] as const),
    ),
  )
  return (name, numbers) => {
    const metric = metrics.get(name)
    return metric?.finish ? metric.finish(numbers) : numbers[0]
  }
}

/** Losses and metrics of a batch by name, scalars or the several numbers that a metric is made of; `loss` is the sum that is learned. */
export function measureObjectives(
  tf: Tf,
  plan: TrainingPlan,
  values: Values,
  losses: ObjectiveLosses,
): Record<string, Tensor> {
  const measured: Record<string, Tensor> = { loss: losses.total }
  for (const [node, loss] of Object.entries(losses.own)) measured[`loss/${node}`] = loss
  plan.objectives.forEach((objective, i) => {
    if (hasSeveral(plan)) measured[`loss/${objective.node}`] = losses.each[i] as Tensor
    for (const id of objective.metrics) {
      const metric = catalog.metrics.get(id)
      if (!metric) throw new Error(`Unknown metric “${id}”`)
      const prediction = valueAt(values, objective.prediction)
      const target = valueAt(values, objective.target)
      const { reads } = objective
      const types = { prediction: objective.prediction.type, target: objective.target.type }
      const compute = () => metric.compute(tf, { prediction, target, types, reads })
      measured[objectiveKey(plan, objective, id)] = tf.mean(naming(`${objective.node}/${id}`, compute), 0)
    }
  })
  return measured
}
