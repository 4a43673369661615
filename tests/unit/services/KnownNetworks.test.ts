import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KnownNetworks } from '../../../src-main/services/runs/KnownNetworks'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'

const xla = { engine: 'xla', chains: 1 } as const
const native = { engine: 'native', chains: 2 } as const

async function open(path: string, library = '/native-2.21.0'): Promise<KnownNetworks> {
  const networks = new KnownNetworks(path, () => library)
  await networks.start()
  return networks
}

test('the fastest way is remembered by network, for this library, from one start to the next', async () => {
  const path = join(await temporaryFolder(), 'knownNetworks.json')
  const [document, other] = [template('mnistMlp'), template('xorMlp')]
  const first = await open(path)
  expect(first.find(document)).toEqual({})
  await first.keep(document, { way: native })
  await first.keep(other, { way: native })
  await first.keep(document, { way: xla })
  expect(first.find(document)).toEqual({ way: xla })
  const second = await open(path)
  expect(second.find(document)).toEqual({ way: xla })
  expect(second.find(other)).toEqual({ way: native })
  expect(second.find({ ...document, title: 'Another name' })).toEqual({ way: xla })
  const wider = document.nodes.map((node) => (node.type === 'dense' ? { ...node, params: { units: 11 } } : node))
  expect(second.find({ ...document, nodes: wider })).toEqual({})
  expect((await open(path, '/native-2.22.0')).find(document)).toEqual({})
})

test('what two studios find is all kept, and a broken file is as good as none', async () => {
  const path = join(await temporaryFolder(), 'knownNetworks.json')
  const [one, two] = [await open(path), await open(path)]
  await one.keep(template('mnistMlp'), { way: xla })
  await two.keep(template('xorMlp'), { way: native })
  const next = await open(path)
  expect([next.find(template('mnistMlp')), next.find(template('xorMlp'))]).toEqual([{ way: xla }, { way: native }])
  await writeFile(path, '[{"hash": 7}]')
  const after = await open(path)
  expect(after.find(template('xorMlp'))).toEqual({})
  await after.keep(template('xorMlp'), { way: native })
  expect((await open(path)).find(template('xorMlp'))).toEqual({ way: native })
})

test('a way that was found on a card is not taken on the processor', async () => {
  const path = join(await temporaryFolder(), 'knownNetworks.json')
  const networks = await open(path)
  await networks.keep(template('mnistMlp'), { way: native })
  await networks.keep(template('mnistMlp'), { processor: true })
  expect((await open(path)).find(template('mnistMlp'))).toEqual({ processor: true })
  await networks.keep(template('mnistMlp'), { way: xla })
  expect((await open(path)).find(template('mnistMlp'))).toEqual({ way: xla, processor: true })
})

test('what does not change what a step consists of does not count: seed, learning rate, dropout', async () => {
  const networks = await open(join(await temporaryFolder(), 'knownNetworks.json'))
  const document = template('mnistMlp')
  await networks.keep(document, { way: xla })
  const { training } = document
  const other = { ...training, seed: 7, optimizer: { ...training.optimizer, params: { learningRate: 0.3 } } }
  expect(networks.find({ ...document, training: other })).toEqual({ way: xla })
  expect(networks.find({ ...document, training: { ...training, batchSize: 8 } })).toEqual({})
})
