import { beforeEach, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import { createEagerRunner } from '../../../src-main/trainer/engine/createEagerRunner'
import { openDevice } from '../../../src-main/trainer/openDevice'
import type { BackendChoice } from '../../../src-main/trainer/protocol'
import { supervisedProgram } from '../../../src-main/trainer/program/supervisedProgram'
import { openNetwork } from '../../../src-main/trainer/session/openNetwork'
import { softwareCardMissing } from '../softwareCard'
import { firstPhase } from '../trainer/firstPhase'
import { dense, toChain } from '../trainer/toDocument'

beforeEach((context) => context.skip(Boolean(softwareCardMissing), softwareCardMissing))

/** A program with a runner, at the start of its first epoch. */
async function open(document: GraphDocument, backend: BackendChoice) {
  const device = await openDevice(backend)
  if (!device.ok) throw new Error(`${device.error.code} ${device.error.cause}`)
  const opened = openNetwork(device.value, document)
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  const data = await opened.value.data()
  if (!data.ok) throw new Error(data.error.message)
  const { tf, plan, weights, network } = opened.value
  const program = supervisedProgram(tf, plan, data.value, weights, network)
  const runner = createEagerRunner(tf, program, document.training.seed)
  for (const [name, values] of Object.entries(firstPhase(program).cells(0))) runner.write(name, values)
  return { program, runner }
}

/** Losses of the first steps and the weights after them. */
async function train(document: GraphDocument, backend: BackendChoice, calls: readonly number[]) {
  const { program, runner } = await open(document, backend)
  const losses: number[] = []
  for (const steps of calls) losses.push(...((await runner.run('train', steps)).values['loss'] ?? []))
  const cells = await runner.read(Object.keys(program.state).filter((name) => name.startsWith('weight:')))
  runner.dispose()
  return { losses, cells }
}

const settings = (type: string, learningRate: number) => ({
  seed: 5,
  epochs: 1,
  batchSize: 8,
  split: { validation: 0.1, test: 0.1 },
  optimizer: { type, params: { learningRate } },
})
const crossentropy = { type: 'categoricalCrossentropy' }

const networks: Readonly<Record<string, GraphDocument>> = {
  'a multilayer perceptron with dropout and normalization': toChain(
    { id: 'data', type: 'iris' },
    [
      dense(16, 'relu'),
      { type: 'batchNormalization' },
      { type: 'dropout', params: { rate: 0.3 } },
      dense(3, 'softmax'),
    ],
    crossentropy,
    settings('momentum', 0.01),
  ),
  'convolution and pooling': toChain(
    { id: 'data', type: 'mnist' },
    [
      { type: 'conv2d', params: { filters: 3, activation: 'relu' } },
      { type: 'maxPooling2d' },
      { type: 'conv2d', params: { filters: 4, activation: 'tanh' } },
      { type: 'averagePooling2d' },
      { type: 'flatten' },
      dense(10, 'softmax'),
    ],
    crossentropy,
    settings('sgd', 0.05),
  ),
}

describe('a graphics card learns what plain JavaScript learns', () => {
  it.each(Object.entries(networks))('%s', async (_name, document) => {
    const expected = await train(document, 'cpu', [8])
    // In calls of different lengths: how many steps are read together must not matter.
    const found = await train(document, 'webgpu', [1, 5, 2])
    expect(found.losses).toHaveLength(8)
    found.losses.forEach((loss, i) => expect(loss / (expected.losses[i] ?? Number.NaN), `step ${i}`).toBeCloseTo(1, 3))
    for (const [name, values] of Object.entries(expected.cells))
      values.forEach((value, i) => expect(found.cells[name]?.[i], `${name}[${i}]`).toBeCloseTo(value, 3))
  })
})

it('names the step that spoils the weights, and takes it back', async () => {
  const wild = toChain(
    { id: 'data', type: 'sine' },
    [dense(8, 'relu'), dense(1)],
    { type: 'meanSquaredError' },
    settings('sgd', 100),
  )
  const outcome = async (backend: BackendChoice) => {
    const { program, runner } = await open(wild, backend)
    const { count, broken } = await runner.run('train', firstPhase(program).train.full)
    const { cursor } = await runner.read(['cursor'])
    runner.dispose()
    return { count, step: broken?.step, cursor: cursor?.[0], clock: runner.clock }
  }
  const expected = await outcome('cpu')
  expect(expected.step).toBeGreaterThan(1)
  expect(await outcome('webgpu')).toEqual(expected)
})
