import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeCheckpoint } from '../../../src-main/trainer/checkpoint/checkpointFormat'
import { CHECKPOINT_FILE } from '../../../src-main/trainer/protocol'
import { three } from '../trainer/threePhases'
import { removeFolders, stopAt, trainDocument, type Told } from '../trainer/trainDocument'
import { nativeMissing } from './native'
import { difference } from './programs'

afterAll(removeFolders)
afterEach(() => vi.unstubAllEnvs())

async function cellsOf(run: Told): Promise<Readonly<Record<string, Float32Array | Int32Array>>> {
  const read = decodeCheckpoint(await readFile(join(run.folder, CHECKPOINT_FILE)))
  if (!read.ok) throw new Error(read.error.message)
  return read.value.cells
}
const only = (cells: Awaited<ReturnType<typeof cellsOf>>, wanted: RegExp) =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => wanted.test(name)))

describe.each(['native', 'xla'])('phases compiled, %s', (engine) => {
  beforeEach((context) => {
    context.skip(Boolean(nativeMissing), nativeMissing)
    vi.stubEnv('NEUROLOOM_ENGINE', engine)
  })

  it('learn what they learn op by op; what a phase does not train stays to the last bit; stopped in a phase they go on', async () => {
    const compiled = await trainDocument(three, { backend: 'tensorflow' })
    const pretrained = await stopAt(three, 16, { backend: 'tensorflow' })
    const stopped = await stopAt(three, 34, { backend: 'tensorflow' })
    const resumed = await trainDocument(three, { backend: 'tensorflow', resume: join(stopped.folder, CHECKPOINT_FILE) })
    const headed = await stopAt(three, 32, { backend: 'tensorflow' })
    const [end, first, second] = [await cellsOf(compiled), await cellsOf(pretrained), await cellsOf(headed)]
    expect(only(second, /^weight:(body|norm|back)|^slot:0/)).toEqual(only(first, /^weight:(body|norm|back)|^slot:0/))
    expect(second['weight:head/kernel']).not.toEqual(first['weight:head/kernel'])
    expect(await cellsOf(resumed)).toEqual(end)
    vi.unstubAllEnvs()
    const plain = await trainDocument(three)
    const wanted = await cellsOf(plain)
    for (const [name, values] of Object.entries(end))
      expect(difference([...values], [...(wanted[name] ?? [])]), name).toBeLessThan(2e-3)
    expect(difference(compiled.curve('train/loss').values, plain.curve('train/loss').values)).toBeLessThan(2e-3)
  })
})
