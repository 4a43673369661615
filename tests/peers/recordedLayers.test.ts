import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import type { LayerDefinition } from '@shared/catalog/define/layer'
import { parseParams } from '@shared/catalog/define/params'
import type { Tensor } from '@shared/catalog/define/tf'
import { ok } from '@shared/result'
import type { InferenceGraph } from '../../src-main/export/graph/InferenceGraph'
import { exporters } from '../../src-main/export/exporters'
import { shapesFor } from '../contract/catalog/layerShapes'
import { variantsOf } from '../contract/catalog/variants'
import { tf } from '../numeric/catalog/cpu'
import { template } from '../support/documents'
import { joinGraphs } from '../support/joinGraphs'
import { forwardOf, recordLayer, rowsFor, weightsFor, type LayerCase } from '../support/recordLayer'
import { writeSource } from '../support/writeExport'
import { loadRecorded, TARGETS, worstOf, type Loaded } from './loadRecorded'

const ROWS = 7

/** Layers that draw though nothing is learned. */
const DRAWS = ['boltzmann', 'diffusion']

interface Recorded {
  readonly one: LayerCase
  readonly graph: InferenceGraph
}

const casesOf = (item: LayerDefinition): LayerCase[] =>
  variantsOf(item.params).flatMap((given) => {
    const { params } = parseParams(item.params, given)
    return shapesFor(item)
      .filter((inputs) => inputs.length > 0 && item.inferShape(params, inputs).ok)
      .map((inputs) => ({ item, params, inputs }))
  })

/** What tells one use of operations from another: kernels, attributes but for sizes, and how many axes there are. */
const kindOf = ({ operations, values }: InferenceGraph): string =>
  JSON.stringify(
    operations.map(({ kernel, attributes, inputs }) => [
      kernel,
      kernel === 'Reshape' || kernel === 'Fill' || kernel === 'Slice' ? 0 : attributes,
      Object.values(inputs).map((id) => values[id]?.shape.length),
    ]),
  )

/** Every layer with every kind of parameters, as recorded passes by layer and case. */
const recorded = new Map<string, Record<string, Recorded>>()
const draws: string[] = []
beforeAll(async () => {
  await tf.setBackend('cpu')
  for (const item of catalog.layers.values()) {
    // What stands for a layer of another program computes nothing.
    if (item.inputs.length === 0 || item.onlyImported === true) continue
    const kinds = new Map<string, Recorded>()
    for (const one of casesOf(item)) {
      const found = await recordLayer(tf, one)
      if (!found) {
        draws.push(item.id)
        break
      }
      if (!found.ok) throw new Error(`${item.id} cannot be recorded`)
      const kind = kindOf(found.value)
      if (!kinds.has(kind)) kinds.set(kind, { one, graph: found.value })
    }
    const named = [...kinds.values()].map((one, i) => [`case_${i}`, one] as const)
    if (named.length > 0) recorded.set(item.id, Object.fromEntries(named))
  }
}, 300_000)

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

const told = (value: Tensor) => ({ shape: value.shape, dtype: value.dtype, values: Array.from(value.dataSync()) })

/** All cases of a layer as one model, and rows to feed it. */
async function writeLayer(format: string, folder: string, cases: Record<string, Recorded>): Promise<void> {
  const exporter = exporters.find(({ id }) => id === format)
  if (!exporter) throw new Error(format)
  const weights = Object.fromEntries(Object.entries(cases).map(([key, { one }]) => [key, weightsFor(tf, one)]))
  const graph = joinGraphs(Object.fromEntries(Object.entries(cases).map(([key, { graph: of }]) => [key, of])))
  const read = async (node: string, name: string) => (await weights[node]?.[name]?.data()) as Float32Array
  await mkdir(folder)
  const source = { document: template('xorMlp'), weights: { all: {}, read }, trace: () => Promise.resolve(ok(graph)) }
  expect(await writeSource(exporter, source, folder)).toBeUndefined()
  const used = new Set(Object.values(graph.given).flatMap((one) => (one.kind === 'input' ? [one.name] : [])))
  const inputs = Object.entries(cases).flatMap(([key, { one }]) =>
    rowsFor(tf, one, ROWS).map((value, i) => [`${key}_input_${i}`, told(value)] as const),
  )
  await writeFile(join(folder, 'inputs.json'), JSON.stringify(Object.fromEntries(inputs.filter(([name]) => used.has(name))))) // prettier-ignore
}

it('layers draw at random in a pass that learns nothing where this is what they do, and nowhere else', () => {
  expect(draws.sort()).toEqual(DRAWS)
  expect(recorded.size).toBeGreaterThan(80)
})

describe.each(TARGETS)('$format', (target) => {
  beforeEach((context) => context.skip(target.skips !== undefined, target.skips))
  const loaded = new Map<string, Loaded>()
  beforeAll(async () => {
    if (target.skips !== undefined) return
    const root = await mkdtemp(join(tmpdir(), 'neuroloom-test-'))
    folders.push(root)
    const paths: string[] = []
    for (const [id, cases] of recorded) {
      await writeLayer(target.format, join(root, id), cases)
      paths.push(join(root, id))
    }
    const all = await loadRecorded(target, paths)
    ;[...recorded.keys()].forEach((id, i) => loaded.set(id, all[i] as Loaded))
  }, 900_000)

  const layers = [...catalog.layers.values()].filter(
    ({ id, inputs, onlyImported }) => inputs.length > 0 && onlyImported !== true && !DRAWS.includes(id),
  )
  it.each(layers)('$id, with any parameters, loaded elsewhere, gives the same', ({ id }) => {
    const found = loaded.get(id)
    expect(found?.error).toBeUndefined()
    for (const [key, { one }] of Object.entries(recorded.get(id) ?? {})) {
      const ours = forwardOf(tf, one, weightsFor(tf, one), rowsFor(tf, one, ROWS))
      for (const [port, value] of Object.entries(ours)) {
        const theirs = found?.outputs?.[`${key}_output_${port}`]
        const worst = worstOf(Array.from(value.dataSync()), theirs?.values ?? [])
        const about = JSON.stringify([one.params, one.inputs])
        expect(theirs?.shape, about).toEqual(value.shape)
        expect(worst, about).toBeLessThan(1e-5)
      }
    }
  })
})
