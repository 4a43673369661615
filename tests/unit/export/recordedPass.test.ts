import { execFile } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { GraphDocument } from '@shared/graph/document'
import { createRandom } from '@shared/random'
import { ok } from '@shared/result'
import { expect, test } from 'vitest'
import type { InferenceGraph } from '../../../src-main/export/graph/InferenceGraph'
import { savedModelExporter } from '../../../src-main/export/savedmodel/savedModelExporter'
import { template } from '../../support/documents'
import { testStudio, type TestStudio } from '../../support/testStudio'

const caller = { id: 'window' }
const run = promisify(execFile)
const program = join(__dirname, '..', '..', 'peers', 'runTfjsGraphs.cjs')

async function trained(studio: TestStudio, document: GraphDocument): Promise<string> {
  const started = await studio.runs.start({ document }, caller)
  if (!started.ok) throw new Error(started.error.message)
  expect((await studio.runs.over(started.value.runId))?.status).toBe('finished')
  return started.value.runId
}

async function exported(studio: TestStudio, request: { document: GraphDocument; format: string; runId?: string }) {
  const written = await studio.exports.write({ ...request, path: request.format }, caller)
  if (!written.ok || !written.value) throw new Error(written.ok ? 'canceled' : written.error.message)
  return written.value
}

test('a trained network, exported and loaded elsewhere, predicts what its run predicts', async () => {
  const studio = await testStudio()
  const document = template('sentimentLstm', { epochs: 1 })
  const runId = await trained(studio, document)
  const random = createRandom(3, 'rows')
  const rows = Array.from({ length: 9 }, () => Array.from({ length: 13 }, () => random.int(18)))
  const ours = await studio.runs.ask(runId, { type: 'predict', inputs: { data: rows } })
  if (!ours.ok) throw new Error(ours.error.message)
  const { path, files, losses, loading } = await exported(studio, { document, format: 'tfjs-graph', runId })
  expect([losses, loading.language]).toEqual([[], 'javascript'])
  for (const { name, bytes } of files) expect([name, (await stat(join(path, name))).size]).toEqual([name, bytes])
  const model = JSON.parse(await readFile(join(path, 'model.json'), 'utf8')) as {
    signature: { inputs: Record<string, unknown>; outputs: Record<string, unknown> }
    userDefinedMetadata: { outputs: { name: string; classes?: string[] }[] }
  }
  const [input = ''] = Object.keys(model.signature.inputs)
  const inputs = { [input]: { shape: [9, 13], dtype: 'int32', values: rows.flat() } }
  await writeFile(join(path, 'inputs.json'), JSON.stringify(inputs))
  const { stdout } = await run(process.execPath, [program, path])
  const { outputs } = JSON.parse(stdout) as { outputs: Record<string, { values: number[] }> }
  const expected = Object.values(ours.value.outputs)[0]?.rows.flat() ?? []
  const [found] = Object.values(outputs)
  const worst = Math.max(...expected.map((value, k) => Math.abs(value - (found?.values[k] ?? NaN))))
  expect(worst).toBeLessThan(1e-5)
  expect(model.userDefinedMetadata.outputs.map(({ name }) => name)).toEqual(Object.keys(outputs))
})

test('a SavedModel tells the classes of its answers and the scale of what goes in', async () => {
  const studio = await testStudio()
  const { path, files } = await exported(studio, { document: template('lenet5'), format: 'savedmodel' })
  expect(files.map(({ name }) => name)).toEqual(['saved_model.pb', 'neuroloom.json'])
  const told = JSON.parse(await readFile(join(path, 'neuroloom.json'), 'utf8')) as {
    inputs: { name: string; scale: number }[]
  }
  expect(told.inputs).toMatchObject([{ scale: 1 / 255 }])
  const iris = await exported(await testStudio(), { document: template('irisSoftmax'), format: 'savedmodel' })
  const flowers = JSON.parse(await readFile(join(iris.path, 'neuroloom.json'), 'utf8')) as {
    inputs: { features: string[] }[]
    outputs: { classes: string[] }[]
  }
  expect([flowers.inputs[0]?.features.length, flowers.outputs[0]?.classes.length]).toEqual([4, 3])
})

test('a SavedModel of more than two gigabytes is refused with its size before any weight is read', async () => {
  const size = [30_000, 20_000]
  const graph: InferenceGraph = {
    name: 'large',
    values: [
      { type: 'float32', shape: [{ perRow: 1 }, 30_000] },
      { type: 'float32', shape: size },
      { type: 'float32', shape: [{ perRow: 1 }, 20_000] },
    ],
    given: {
      0: { kind: 'input', name: 'data_features', node: 'data', port: 'features' },
      1: { kind: 'weight', node: 'hidden', name: 'kernel' },
    },
    operations: [
      {
        kernel: 'BatchMatMul',
        inputs: { a: 0, b: 1 },
        attributes: { transposeA: false, transposeB: false },
        outputs: [2],
        node: 'hidden',
      },
    ],
    outputs: [{ name: 'hidden', value: 2, node: 'hidden', port: 'output' }],
  }
  const made = await savedModelExporter.write({
    document: template('xorMlp'),
    weights: { all: {}, read: () => Promise.reject(new Error('A weight was read')) },
    trace: () => Promise.resolve(ok(graph)),
  })
  expect(made).toMatchObject({ ok: false, error: { code: 'tooLargeForFormat', values: { size: 2289, most: 2047 } } })
})

test.each(['savedmodel', 'tfjs-graph'])(
  '%s: a network that answers at random is refused and leaves nothing',
  async (format) => {
    const studio = await testStudio()
    const written = await studio.exports.write({ document: template('boltzmann'), format, path: 'x' }, caller)
    expect(written).toMatchObject({ ok: false, error: { code: 'passDraws' } })
    expect(await readdir(studio.projectsFolder)).toEqual([])
  },
)
