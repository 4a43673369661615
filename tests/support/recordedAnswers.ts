import { feedsOf } from '@shared/compile/feedsOf'
import type { Tensor } from '@shared/catalog/define/tf'
import type { Given, InferenceGraph } from '../../src-main/export/graph/InferenceGraph'
import { predict } from '../../src-main/trainer/inspect/predict'
import { inference } from '../../src-main/trainer/program/createNetwork'
import { portKey } from '../../src-main/trainer/program/prepareData'
import type { OpenNetwork } from '../../src-main/trainer/session/openNetwork'
import { anyInputs, anyRows } from './openTemplate'

/** What goes into a recorded pass. */
const inputsOf = ({ given }: InferenceGraph) =>
  Object.values(given).filter((one): one is Extract<Given, { kind: 'input' }> => one.kind === 'input')

/** Values for what goes into a recorded pass. */
export function feed({ tf, plan }: OpenNetwork, graph: InferenceGraph, count: number): Record<string, Tensor> {
  return Object.fromEntries(
    inputsOf(graph).map(({ name, node, port }) => {
      const type = plan.checked.nodes[node]?.outputs[port]
      if (!type) throw new Error(`There is no ${node}/${port}`)
      return [name, tf.tensor(anyRows(type, count, `${node}/${port}`).flat(), [count, ...type.shape], type.dtype)]
    }),
  )
}

/** Nodes between what goes in and what comes out, in order. */
function orderTo({ plan }: OpenNetwork, graph: InferenceGraph): readonly string[] {
  const given = new Set(inputsOf(graph).map(({ node }) => node))
  const seen = new Set<string>()
  const look = (id: string): void => {
    if (given.has(id) || seen.has(id)) return
    seen.add(id)
    for (const { source } of plan.checked.nodes[id]?.incoming ?? []) look(source.node)
  }
  for (const { node } of graph.outputs) look(node)
  return plan.checked.order.filter((id) => seen.has(id))
}

/** What the network answers when it is asked in the usual way. */
export async function answers(open: OpenNetwork, graph: InferenceGraph, count: number): Promise<readonly number[][]> {
  const { tf, plan, network } = open
  if (inputsOf(graph).every(({ generated }) => !generated)) {
    const predicted = await predict(open, anyInputs(feedsOf(open.plan), count))
    if (!predicted.ok) throw new Error(predicted.error.message)
    return graph.outputs.map(({ node, port }) => {
      const objective = plan.objectives.find(({ prediction: at }) => at.node === node && at.port === port)
      return predicted.value.outputs[objective?.node ?? '']?.rows.flat() ?? []
    })
  }
  const order = orderTo(open, graph)
  const feeds = Object.fromEntries(
    inputsOf(graph).map(({ name, node, port }) => [portKey(node, port), feed(open, graph, count)[name] as Tensor]),
  )
  const values = order.reduce(
    (before, id) =>
      network.forward([before], { ...inference(tf, plan), nodes: new Set([id]), rows: count }).values[0] ?? before,
    feeds as Readonly<Record<string, Tensor>>,
  )
  return graph.outputs.map(({ node, port }) => Array.from((values[portKey(node, port)] as Tensor).dataSync()))
}
