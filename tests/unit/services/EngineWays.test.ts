import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EngineWays } from '../../../src-main/services/runs/EngineWays'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'

const xla = { engine: 'xla', chains: 1 } as const
const native = { engine: 'native', chains: 2 } as const

async function open(path: string, library = '/native-2.21.0'): Promise<EngineWays> {
  const ways = new EngineWays(path, () => library)
  await ways.start()
  return ways
}

test('the fastest way is remembered by network, for this library, from one start to the next', async () => {
  const path = join(await temporaryFolder(), 'engineWays.json')
  const [document, other] = [template('mnistMlp'), template('xorMlp')]
  const first = await open(path)
  expect(first.find(document)).toBeUndefined()
  await first.keep(document, native)
  await first.keep(other, native)
  await first.keep(document, xla)
  expect(first.find(document)).toEqual(xla)
  const second = await open(path)
  expect(second.find(document)).toEqual(xla)
  expect(second.find(other)).toEqual(native)
  expect(second.find({ ...document, title: 'Another name' })).toEqual(xla)
  const wider = document.nodes.map((node) => (node.type === 'dense' ? { ...node, params: { units: 11 } } : node))
  expect(second.find({ ...document, nodes: wider })).toBeUndefined()
  expect((await open(path, '/native-2.22.0')).find(document)).toBeUndefined()
})

test('what two studios find is all kept, and a broken file is as good as none', async () => {
  const path = join(await temporaryFolder(), 'engineWays.json')
  const [one, two] = [await open(path), await open(path)]
  await one.keep(template('mnistMlp'), xla)
  await two.keep(template('xorMlp'), native)
  const next = await open(path)
  expect([next.find(template('mnistMlp')), next.find(template('xorMlp'))]).toEqual([xla, native])
  await writeFile(path, '[{"hash": 7}]')
  const after = await open(path)
  expect(after.find(template('xorMlp'))).toBeUndefined()
  await after.keep(template('xorMlp'), native)
  expect((await open(path)).find(template('xorMlp'))).toEqual(native)
})
