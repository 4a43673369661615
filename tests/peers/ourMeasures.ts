import type { Tensor } from '@shared/catalog/define/tf'
import type { GraphDocument, PortRef } from '@shared/graph/document'
import type { WeightSource } from '../../src-main/export/weights/WeightSource'
import { readTensors } from '../../src-main/trainer/engine/readTensors'
import type { Device } from '../../src-main/trainer/openDevice'
import { inference } from '../../src-main/trainer/program/createNetwork'
import { measureLosses } from '../../src-main/trainer/program/measureObjectives'
import { portKey } from '../../src-main/trainer/program/prepareData'
import type { Fed } from './ourAnswers'
import { openWithWeights, partOfNetwork } from './partOfNetwork'

export interface Given extends PortRef {
  readonly fed: Fed
}

export interface Measures {
  readonly outputs: readonly (readonly number[])[]
  /** Of each loss node, times its weight. */
  readonly losses: Readonly<Record<string, number>>
  /** What layers and weights add to what is learned. */
  readonly penalty: number
}

/**
 * What the studio's own trainer makes of these weights and values in a pass that learns nothing: answers at these ends, and the losses.
 *
 * @param given What is not computed, whatever stands before it.
 */
export async function ourMeasures(
  device: Device,
  document: GraphDocument,
  weights: WeightSource,
  given: readonly Given[],
  ends: readonly PortRef[],
): Promise<Measures> {
  const { tf } = device
  const opened = await openWithWeights(device, document, weights)
  const { plan, weights: own } = opened
  const { nodes } = plan.checked
  const compared = plan.objectives.flatMap(({ node }) => nodes[node]?.incoming.map(({ source }) => source.node) ?? [])
  const known = given.map(({ node }) => node)
  const network = partOfNetwork(opened, known, [...compared, ...ends.map(({ node }) => node)])
  const measured = tf.tidy(() => {
    const feeds: Record<string, Tensor> = {}
    for (const { node, port, fed } of given)
      feeds[portKey(node, port)] = tf.tensor([...fed.values], [...fed.shape], fed.dtype)
    const pass = network.forward([feeds], inference(tf, plan))
    const values = { ...feeds, ...pass.values[0] }
    const { total, each } = measureLosses(tf, plan, own, [{ values, own: pass.ownLosses[0] ?? {}, share: 1 }])
    return [...ends.map(({ node, port }) => tf.clone(values[portKey(node, port)] as Tensor)), network.penalize(total), ...each] // prettier-ignore
  })
  const read = await readTensors(tf, measured)
  measured.forEach((tensor) => tensor.dispose())
  own.all.forEach(({ value }) => value.dispose())
  const [[total = NaN] = [], ...each] = read.slice(ends.length).map((values) => Array.from(values))
  const losses = plan.objectives.map(({ node, weight }, i) => [node, weight * (each[i]?.[0] ?? NaN)] as const)
  return {
    outputs: read.slice(0, ends.length).map((values) => Array.from(values)),
    losses: Object.fromEntries(losses),
    penalty: total - losses.reduce((sum, [, loss]) => sum + loss, 0),
  }
}
