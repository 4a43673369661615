import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { exporters } from '../../src-main/export/exporters'
import { trace } from '../../src-main/trainer/inspect/trace'
import { openDevice } from '../../src-main/trainer/openDevice'
import type { OpenNetwork } from '../../src-main/trainer/session/openNetwork'
import { template, templates } from '../support/documents'
import { openMoved } from '../support/openTemplate'
import { answers, feed } from '../support/recordedAnswers'
import { recordSupport } from '../support/recordSupport'
import { writeExport } from '../support/writeExport'
import { loadRecorded, TARGETS, worstOf, type Loaded } from './loadRecorded'

/** Another number of rows than those that a pass is recorded with. */
const ROWS = 7

/** Templates that a format cannot hold, and why. */
const REFUSED: Readonly<Record<string, string>> = { boltzmann: 'passDraws' }

/** A folder for each template, and what the network of the template predicts. */
interface Written {
  readonly folder: string
  readonly refused?: string | undefined
  readonly expected: Readonly<Record<string, readonly number[]>>
}

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

let networks: ReadonlyMap<string, OpenNetwork>
beforeAll(async () => {
  const device = await openDevice('cpu')
  if (!device.ok) throw new Error(device.error.message)
  networks = new Map(templates.map(({ id }) => [id, openMoved(device.value, template(id))]))
})

/** Writes every template in a format, with values to feed it and what we make of them. */
async function writeAll(format: string): Promise<ReadonlyMap<string, Written>> {
  const exporter = exporters.find(({ id }) => id === format)
  if (!exporter) throw new Error(format)
  const root = await mkdtemp(join(tmpdir(), 'neuroloom-test-'))
  folders.push(root)
  const written = new Map<string, Written>()
  for (const [id, open] of networks) {
    const folder = join(root, id)
    const refused = await writeExport(exporter, open, folder)
    const traced = await trace(open)
    if (refused !== undefined || !traced.ok) {
      written.set(id, { folder, refused: refused ?? 'not recorded', expected: {} })
      continue
    }
    const fed = Object.entries(feed(open, traced.value, ROWS)).map(([name, tensor]) => {
      const { shape, dtype } = tensor
      return [name, { shape, dtype, values: Array.from(tensor.dataSync()) }] as const
    })
    await writeFile(join(folder, 'inputs.json'), JSON.stringify(Object.fromEntries(fed)))
    const ours = await answers(open, traced.value, ROWS)
    const expected = Object.fromEntries(traced.value.outputs.map(({ name }, i) => [name, ours[i] ?? []]))
    written.set(id, { folder, expected })
  }
  return written
}

describe.each(TARGETS)('$format', (target) => {
  const { format, skips } = target
  beforeEach((context) => context.skip(skips !== undefined, skips))
  let written: ReadonlyMap<string, Written>
  let loaded: ReadonlyMap<string, Loaded>
  beforeAll(async () => {
    if (skips !== undefined) return
    written = await writeAll(format)
    const good = [...written.values()].filter(({ refused }) => refused === undefined)
    const all = await loadRecorded(target, good.map(({ folder }) => folder)) // prettier-ignore
    loaded = new Map(all.map((one) => [one.folder, one]))
  }, 900_000)

  it.each(templates)('$id, loaded elsewhere, predicts the same', ({ id }) => {
    const { folder, refused, expected } = written.get(id) as Written
    expect(refused).toBe(REFUSED[id])
    if (refused !== undefined) return recordSupport({ format, template: id, status: 'refused', reason: refused })
    const found = loaded.get(folder)
    expect(found?.error).toBeUndefined()
    expect(Object.keys(found?.outputs ?? {}).sort()).toEqual(Object.keys(expected).sort())
    const worst = Object.entries(expected).map(([name, ours]) => {
      const theirs = found?.outputs?.[name]
      expect(theirs?.shape[0]).toBe(ROWS)
      expect(theirs?.values).toHaveLength(ours.length)
      return worstOf(ours, theirs?.values ?? [])
    })
    expect(Math.max(...worst)).toBeLessThan(1e-5)
    recordSupport({ format, template: id, status: 'same', worst: Math.max(...worst) })
  })
})

describe('the lines that load a SavedModel', () => {
  beforeEach((context) => context.skip(TARGETS[0].skips !== undefined, TARGETS[0].skips))

  it('print what the network answers', async () => {
    const exporter = exporters.find(({ id }) => id === 'savedmodel')
    const open = networks.get('branchesAndHeads')
    if (!exporter || !open) throw new Error('missing')
    const folder = await mkdtemp(join(tmpdir(), 'neuroloom-test-'))
    folders.push(folder)
    expect(await writeExport(exporter, open, folder)).toBeUndefined()
    const { code } = exporter.loading(folder, open.plan)
    const { stdout } = await promisify(execFile)(TARGETS[0].program, ['-c', code])
    expect(stdout.match(/tf\.Tensor: shape=\(1, \d+\)/g)).toHaveLength(2)
  }, 120_000)
})
