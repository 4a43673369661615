import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { CHECKPOINT_FILE } from '../../../src-main/trainer/protocol'
import { dense, editsOf, toChain, toDocument } from './toDocument'
import { removeFolders, standAt, stepOn, trainDocument } from './trainDocument'
import { weightsOf } from '../results/weightsOf'

afterAll(removeFolders)

const still = { batchSize: 4, split: { validation: 0, test: 0 } }
const xor = (type: string, learningRate: number, epochs: number) =>
  toChain(
    { id: 'data', type: 'logicGate', params: { gate: 'xor', encoding: 'binary' } },
    [dense(4, 'tanh'), dense(1, 'sigmoid')],
    { type: 'binaryCrossentropy' },
    { seed: 4, epochs, optimizer: { type, params: { learningRate } }, ...still },
  )

describe('XOR is learned by', () => {
  it.each([
    ['gdm', 1, 300],
    ['rprop', 0.07, 100],
    ['gda', 0.3, 500],
    ['gdx', 0.3, 500],
    ['conjugateGradient', 1, 150],
    ['bfgs', 1, 100],
  ])('%s', async (type, rate, epochs) => {
    const run = await trainDocument(xor(type, rate, epochs))
    const losses = run.curve('train/loss').values
    console.log(
      `${type}: ${losses[0]?.toFixed(3)} to ${losses.at(-1)?.toExponential(1)}, below 0.1 in step ${losses.findIndex((loss) => loss < 0.1)}`,
    )
    expect(losses.at(-1)).toBeLessThan(0.1)
    expect(run.curve('train/accuracy').values.at(-1)).toBe(1)
  })
})

it('BFGS comes to least squares in a few steps, with the weights of several layers in one vector', async () => {
  const document = toDocument(
    [
      { id: 'data', type: 'regressionLine', params: { samples: 50, slope: 2, intercept: 1, noise: 0 } },
      { id: 'a', ...dense(1) },
      { id: 'loss', type: 'meanSquaredError' },
    ],
    [['data.features', 'a'], ['a', 'loss.prediction'], ['data.target', 'loss.target']],
    { seed: 1, epochs: 12, optimizer: { type: 'bfgs', params: {} }, ...still, batchSize: 50 },
  ) // prettier-ignore
  const weight = await weightsOf(await trainDocument(document))
  expect(weight('a/kernel')[0]).toBeCloseTo(2, 3)
  expect(weight('a/bias')[0]).toBeCloseTo(1, 3)
})

it.each(['bfgs', 'conjugateGradient', 'gdx', 'rprop'])(
  '%s goes on from a checkpoint as if it had never stopped',
  async (type) => {
    const whole = await trainDocument(xor(type, 0.1, 24))
    const half = await trainDocument(xor(type, 0.1, 12))
    const rest = await trainDocument(xor(type, 0.1, 24), { resume: join(half.folder, CHECKPOINT_FILE) })
    const losses = [...half.curve('train/loss').values, ...rest.curve('train/loss').values]
    expect(losses).toEqual(whole.curve('train/loss').values)
  },
)

it('a layer that is frozen on the way leaves the vector, and comes back into it', async () => {
  const document = xor('bfgs', 1, 60)
  const { withNode } = editsOf(document)
  const run = await standAt(document, 6)
  expect((await run.session.change(withNode('layer0', { trainable: false }))).ok).toBe(true)
  const frozen = (await weightsOf(run))('layer0/kernel')
  await stepOn(run, 6)
  expect((await weightsOf(run))('layer0/kernel')).toEqual(frozen)
  expect((await run.session.change(document)).ok).toBe(true)
  run.session.resume()
  await run.over
  expect((await weightsOf(run))('layer0/kernel')).not.toEqual(frozen)
  expect(run.curve('train/loss').values.at(-1)).toBeLessThan(0.1)
})
