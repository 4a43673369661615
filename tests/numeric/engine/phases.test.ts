import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeCheckpoint } from '../../../src-main/trainer/checkpoint/checkpointFormat'
import { CHECKPOINT_FILE } from '../../../src-main/trainer/protocol'
import { three } from '../trainer/threePhases'
import { removeFolders, standAt, stepOn, trainDocument, type Told } from '../trainer/trainDocument'
import { nativeMissing } from './native'
import { difference } from './programs'

afterAll(removeFolders)
afterEach(() => vi.unstubAllEnvs())

async function cellsOf(folder: string): Promise<Readonly<Record<string, Float32Array | Int32Array>>> {
  const read = decodeCheckpoint(await readFile(join(folder, CHECKPOINT_FILE)))
  if (!read.ok) throw new Error(read.error.message)
  return read.value.cells
}
/** The cells of a run as they are now, kept in a folder of their own. */
async function keep(run: Told, name: string): ReturnType<typeof cellsOf> {
  const kept = await run.session.keepIn(join(run.folder, name))
  if (!kept.ok) throw new Error(kept.error.message)
  return cellsOf(join(run.folder, name))
}
const only = (cells: Awaited<ReturnType<typeof cellsOf>>, wanted: RegExp) =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => wanted.test(name)))

describe.each(['native', 'xla'])('phases compiled, %s', (engine) => {
  beforeEach((context) => {
    context.skip(Boolean(nativeMissing), nativeMissing)
    vi.stubEnv('NEUROLOOM_ENGINE', engine)
  })

  it('learn what they learn op by op; what a phase does not train stays to the last bit; stopped in a phase they go on', async () => {
    const run = await standAt(three, 16, { backend: 'tensorflow' })
    const first = await keep(run, 'first')
    await stepOn(run, 16)
    const second = await keep(run, 'second')
    await stepOn(run, 2)
    await keep(run, 'third')
    run.session.resume()
    await run.over
    const end = await cellsOf(run.folder)
    expect(only(second, /^weight:(body|norm|back)|^slot:0/)).toEqual(only(first, /^weight:(body|norm|back)|^slot:0/))
    expect(second['weight:head/kernel']).not.toEqual(first['weight:head/kernel'])
    // XLA compiles for seconds: once is enough.
    if (engine === 'native') {
      const resume = join(run.folder, 'third', CHECKPOINT_FILE)
      const resumed = await trainDocument(three, { backend: 'tensorflow', resume })
      expect(await cellsOf(resumed.folder)).toEqual(end)
    }
    const plain = await trainDocument(three)
    const wanted = await cellsOf(plain.folder)
    for (const [name, values] of Object.entries(end))
      expect(difference([...values], [...(wanted[name] ?? [])]), name).toBeLessThan(2e-3)
    expect(difference(run.curve('train/loss').values, plain.curve('train/loss').values)).toBeLessThan(2e-3)
  }, 180_000)
})
