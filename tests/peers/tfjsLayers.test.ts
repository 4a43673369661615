import { join } from 'node:path'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { beforeAll, expect, test } from 'vitest'
import { toKerasModel } from '../../src-main/export/keras/toKerasModel'
import { openDevice, type Device } from '../../src-main/trainer/openDevice'
import { ourAnswers, randomRows, type Fed } from './ourAnswers'
import { template, templates } from '../support/documents'
import { temporaryFolder } from '../support/folders'
import { randomWeights } from '../support/randomWeights'
import { recordSupport } from '../support/recordSupport'
import { answersInTfjs, exportToTfjs } from '../support/tfjsFiles'
import { graphOf } from '../unit/compile/graphOf'

const ROWS = 3
let device: Device
beforeAll(async () => {
  const opened = await openDevice('wasm')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

/** Layers that act in training alone, where each takes what the one before it gives. */
const training = (): GraphDocument =>
  graphOf(
    {
      data: ['mnist', { rows: 100 }],
      flip: 'randomFlip',
      turn: 'randomRotation',
      drop: ['spatialDropout', { rate: 0.5 }],
      flat: 'flatten',
      noisy: ['noisyDense', { units: 6, activation: 'tanh' }],
      loose: ['dropConnect', { units: 5, activation: 'sigmoid' }],
      spoiled: 'corruption',
      rare: ['activityRegularization', { l1: 0.1 }],
      out: ['dense', { units: 10, activation: 'softmax' }],
      loss: 'categoricalCrossentropy',
    },
    [
      'data.features > flip > turn > drop > flat > noisy > loose > spoiled > rare > out > loss.prediction',
      'data.target > loss.target',
    ],
  )

/** Largest difference between the answers there and here, or the problem where it is refused. */
async function compared(document: GraphDocument): Promise<number | string> {
  const folder = join(await temporaryFolder(), 'web')
  const refused = await exportToTfjs(document, folder)
  if (refused !== undefined) return refused
  const checked = checkGraph(document)
  const model = toKerasModel(document, checked)
  if (!model.ok) throw new Error(model.error.message)
  const rows = model.value.inputs.map((input) => randomRows(input, ROWS))
  const theirs = await answersInTfjs(folder, Object.fromEntries(model.value.inputs.map(({ name }, i) => [name, rows[i] as Fed]))) // prettier-ignore
  const ours = await ourAnswers(device, document, model.value, randomWeights(checked), rows)
  expect(theirs.map(({ length }) => length)).toEqual(ours.map(({ length }) => length))
  return Math.max(
    ...ours.flatMap((values, i) =>
      values.map((value, k) => Math.abs(value - (theirs[i]?.[k] ?? NaN)) / (1 + Math.abs(value))),
    ),
  )
}

test('layers that act in training alone pass what they are given', async () => {
  expect(await compared(training())).toBeLessThan(1e-5)
})

test('every template that TensorFlow.js can hold answers there as here', async () => {
  const wrong: Record<string, number> = {}
  const refused: string[] = []
  for (const { id } of templates) {
    const found = await compared(template(id))
    if (typeof found === 'string') {
      refused.push(id)
      recordSupport({ format: 'tfjs', template: id, status: 'refused', reason: found })
    } else if (found < 1e-5) recordSupport({ format: 'tfjs', template: id, status: 'same', worst: found })
    else wrong[id] = found
  }
  expect(wrong).toEqual({})
  // Keras lacks 23 of them, and TensorFlow.js attention, the reset after the product and classes of ours.
  expect(templates.length - refused.length).toBe(50)
}, 300_000)
