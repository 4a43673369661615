import { beforeAll, describe, expect, it } from 'vitest'
import { trace } from '../../../src-main/trainer/inspect/trace'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { template, templates } from '../../support/documents'
import { openMoved } from '../../support/openTemplate'
import { answers, feed } from '../../support/recordedAnswers'
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
