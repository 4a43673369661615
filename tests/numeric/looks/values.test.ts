import { afterAll, expect, it } from 'vitest'
import { answerLook } from '../../../src-main/trainer/looks/answerLook'
import type { Stage } from '../../../src-main/trainer/looks/createScene'
import type { OpenNetwork } from '../../../src-main/trainer/session/openNetwork'
import { toChain } from '../trainer/toDocument'
import { removeFolders, trainDocument } from '../trainer/trainDocument'

afterAll(removeFolders)

const document = toChain(
  { id: 'data', type: 'moons', params: { samples: 40, encoding: 'oneHot' } },
  [
    { type: 'dense', params: { units: 3, activation: 'tanh' } },
    { type: 'dense', params: { units: 2, activation: 'softmax' } },
  ],
  { type: 'categoricalCrossentropy' },
  { epochs: 3, batchSize: 10 },
)

async function trained(): Promise<{ readonly network: OpenNetwork; readonly stage: Stage }> {
  const { session } = await trainDocument(document)
  const { network } = session
  if (!network) throw new Error('no network')
  const stage = { network: () => network, clock: () => session.step, beforeStep: session.beforeStep.bind(session) }
  return { network, stage }
}
const [hidden = '', output = ''] = document.nodes.filter(({ type }) => type === 'dense').map(({ id }) => id)

it('what comes out of layers is what their weights make of the rows, by hand', async () => {
  const { network, stage } = await trained()
  await network.data()
  const before = network.tf.memory().numTensors
  const rows = { from: 2, count: 5 }
  const found = await answerLook(stage, { kind: 'activations', node: hidden, rows })
  const told = await answerLook(stage, { kind: 'weights', node: hidden })
  if (!found.ok || !told.ok) throw new Error('no answer')
  expect(network.tf.memory().numTensors).toBe(before)
  const { kernel, bias } = told.value.weights
  expect(kernel).toMatchObject({ shape: [2, 3], trainable: true })
  const byHand = (found.value.inputs['data'] ?? []).flatMap((row) =>
    [0, 1, 2].map((unit) =>
      Math.tanh(row.reduce((sum, x, i) => sum + x * (kernel?.values[i * 3 + unit] ?? NaN), bias?.values[unit] ?? NaN)),
    ),
  )
  const [out] = Object.values(found.value.outputs)
  expect(out?.shape).toEqual([5, 3])
  out?.values.forEach((value, i) => expect(value).toBeCloseTo(byHand[i] ?? NaN, 5))
  expect(found.value.trained).toBe(stage.clock())
})

it('rows that somebody made go through too, and a node that is none is refused', async () => {
  const { stage } = await trained()
  const made = { from: 0, count: 1, inputs: { data: [[0.5, -2]] } }
  const found = await answerLook(stage, { kind: 'activations', node: output, rows: made })
  expect(found).toMatchObject({ ok: true, value: { rows: 0, inputs: made.inputs } })
  const unknown = await answerLook(stage, { kind: 'activations', node: 'nobody', rows: { from: 0, count: 1 } })
  expect(unknown).toMatchObject({ ok: false, error: { code: 'layerUnknown' } })
})
