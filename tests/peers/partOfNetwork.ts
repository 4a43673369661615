import type { GraphDocument } from '@shared/graph/document'
import type { WeightSource } from '../../src-main/export/weights/WeightSource'
import type { Device } from '../../src-main/trainer/openDevice'
import { createNetwork } from '../../src-main/trainer/program/createNetwork'
import { openNetwork, type OpenNetwork } from '../../src-main/trainer/session/openNetwork'

/** The studio's own network of a document, with these weights. */
export async function openWithWeights(
  device: Device,
  document: GraphDocument,
  weights: WeightSource,
): Promise<OpenNetwork> {
  const opened = openNetwork(device, document)
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  const { tf } = device
  for (const { node, name, value, spec } of opened.value.weights.all) {
    const values = await weights.read(node, name)
    tf.tidy(() => value.assign(tf.tensor(values, [...spec.shape], 'float32')))
  }
  return opened.value
}

/** The part of a network that leads to the wanted nodes; nodes that are given, and what they alone are made from, are not computed. */
export function partOfNetwork({ tf, plan, weights }: OpenNetwork, given: readonly string[], wanted: readonly string[]) {
  const known = new Set(given)
  const needed = new Set<string>()
  const open = [...wanted]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (known.has(id) || needed.has(id)) continue
    needed.add(id)
    open.push(...(plan.checked.nodes[id]?.incoming ?? []).map(({ source }) => source.node))
  }
  return createNetwork(tf, { ...plan, order: plan.order.filter((id) => needed.has(id)) }, weights)
}
