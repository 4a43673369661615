import { afterAll, expect, it } from 'vitest'
import { associativeCases } from '../engine/associativeCases'
import { perceptronCases } from '../engine/perceptronCases'
import { dense, toChain } from '../trainer/toDocument'
import { removeFolders, trainDocument } from '../trainer/trainDocument'

afterAll(removeFolders)

const xor = (type: string) =>
  toChain(
    { id: 'data', type: 'logicGate', params: { encoding: 'binary' } },
    [dense(3, 'tanh'), dense(1, 'sigmoid')],
    { type: 'binaryCrossentropy' },
    { seed: 4, epochs: 15, batchSize: 4, optimizer: { type, params: {} }, split: { validation: 0, test: 0 } },
  )

it.each([
  ...[...perceptronCases, ...associativeCases].map(({ name, document }) => [name, document] as const),
  ...['rprop', 'gdx', 'bfgs', 'conjugateGradient'].map((type) => [type, xor(type)] as const),
])('%s: the same losses on WebAssembly as in plain JavaScript', async (_name, document) => {
  const longer = { ...document, training: { ...document.training, epochs: 15 } }
  const [plain, wasm] = [await trainDocument(longer), await trainDocument(longer, { backend: 'wasm' })]
  const losses = plain.curve('train/loss').values
  expect(losses.length).toBeGreaterThanOrEqual(15)
  expect(wasm.curve('train/loss').values).toHaveLength(losses.length)
  wasm.curve('train/loss').values.forEach((loss, i) => expect(loss).toBeCloseTo(losses[i] ?? NaN, 3))
})
