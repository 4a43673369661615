import { beforeAll, describe, expect, it } from 'vitest'
import type { Tensor } from '@shared/catalog/define/tf'
import type { Given, InferenceGraph } from '../../../src-main/export/graph/InferenceGraph'
import { predict } from '../../../src-main/trainer/inspect/predict'
import { trace } from '../../../src-main/trainer/inspect/trace'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { inference } from '../../../src-main/trainer/program/createNetwork'
import { portKey } from '../../../src-main/trainer/program/prepareData'
import type { OpenNetwork } from '../../../src-main/trainer/session/openNetwork'
import { template, templates } from '../../support/documents'
import { anyInputs, anyRows, feedsOfNetwork, openMoved } from '../../support/openTemplate'
import { nativeMissing } from '../engine/native'
import { runInferenceGraph } from './runInferenceGraph'

let device: Device
beforeAll(async () => {
  const opened = await openDevice(nativeMissing ? 'wasm' : 'tensorflow')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

/** Templates whose pass cannot be recorded, and why. */
const REFUSED: Readonly<Record<string, string>> = { boltzmann: 'passDraws' }

const inputsOf = ({ given }: InferenceGraph) =>
  Object.values(given).filter((one): one is Extract<Given, { kind: 'input' }> => one.kind === 'input')

/** Values for what goes into a recorded pass. */
function feed({ tf, plan }: OpenNetwork, graph: InferenceGraph, count: number): Record<string, Tensor> {
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
async function answers(open: OpenNetwork, graph: InferenceGraph, count: number): Promise<readonly number[][]> {
  const { tf, plan, network } = open
  if (inputsOf(graph).every(({ generated }) => !generated)) {
    const predicted = await predict(open, anyInputs(feedsOfNetwork(open), count))
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

describe('a recorded pass', () => {
  it.each(templates)('of $id gives for any number of rows what the network predicts', async ({ id }) => {
    const open = openMoved(device, template(id))
    const { tf } = device
    const before = tf.memory().numTensors
    const traced = await trace(open)
    expect(tf.memory().numTensors).toBe(before)
    if (!traced.ok) return expect([traced.error.code, traced.error.cause]).toEqual([REFUSED[id], undefined])
    expect(REFUSED[id]).toBeUndefined()
    // It goes from process to process.
    const graph = structuredClone(traced.value)
    expect(graph.outputs.length).toBeGreaterThan(0)
    for (const count of [1, 5, 17]) {
      const made = runInferenceGraph(open, graph, feed(open, graph, count), count)
      const expected = await answers(open, graph, count)
      for (const [i, tensor] of made.entries()) {
        const ours = expected[i] ?? []
        const scale = Math.max(1e-3, ...ours.map(Math.abs))
        const values = Array.from(tensor.dataSync())
        expect(values).toHaveLength(ours.length)
        const worst = Math.max(...values.map((value, k) => Math.abs(value - (ours[k] ?? NaN)))) / scale
        expect([count, graph.outputs[i]?.name, worst < 1e-5, worst]).toEqual([
          count,
          graph.outputs[i]?.name,
          true,
          worst,
        ])
      }
    }
  })
})
