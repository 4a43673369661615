import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkGraph } from '@shared/compile/checkGraph'
import { toTrainingPlan } from '@shared/compile/toTrainingPlan'
import type { GraphDocument, TrainingSettings } from '@shared/graph/document'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { exporters } from '../../src-main/export/exporters'
import { layersModule } from '../../src-main/export/keras/file/layersFile'
import { toKerasModel } from '../../src-main/export/keras/toKerasModel'
import { keptWeights, type WeightSource } from '../../src-main/export/weights/WeightSource'
import { openCheckpoint } from '../../src-main/trainer/checkpoint/openCheckpoint'
import { portKey, prepareData } from '../../src-main/trainer/program/prepareData'
import { CHECKPOINT_FILE } from '../../src-main/trainer/protocol'
import { removeFolders, stopAt } from '../numeric/trainer/trainDocument'
import { template } from '../support/documents'
import { temporaryFolder } from '../support/folders'
import { writeExported } from '../support/writeExported'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'
const run = promisify(execFile)

/** Steps before the network leaves. */
const STEPS = 7
const FORMATS = ['keras'] as const

interface Report {
  readonly name: string
  readonly error?: string
  readonly steps: number
  readonly weights: Readonly<Record<string, readonly (readonly number[])[]>>
}

beforeEach((context) => context.skip(!python, missing))
afterAll(removeFolders)

/**
 * Layers whose next step is another one there by Keras's own doing: on TensorFlow its Adam squares the gradients of a word that occurs several
 * times one by one and adds the squares, where the square of their sum belongs. The state that it goes on from is the same.
 */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = { attentionAdam: ['words'] }

/** All rows in every step, so that no order of rows matters. */
const inOne = (id: string, training: Partial<TrainingSettings>): GraphDocument =>
  template(id, {
    epochs: 100,
    batchSize: 4096,
    split: { validation: 0, test: 0 },
    schedule: { type: 'constant', params: {} },
    ...training,
  })

async function trained(document: GraphDocument, steps: number): Promise<WeightSource> {
  const { folder } = await stopAt(document, steps)
  const file = await openCheckpoint(join(folder, CHECKPOINT_FILE))
  if (!file.ok) throw new Error(file.error.message)
  return keptWeights(checkGraph(document), file.value)
}

/** The training rows at inputs and targets of the model. */
async function rowsOf(document: GraphDocument) {
  const model = toKerasModel(document, checkGraph(document))
  const plan = toTrainingPlan(document)
  if (!model.ok || !plan.ok || !model.value.objectives) throw new Error('no model')
  const data = await prepareData(plan.value)
  if (!data.ok) throw new Error(data.error.message)
  const take = (node: string, port: string) => {
    const table = data.value.tables[portKey(node, port)]
    if (!table) throw new Error(port)
    const values = Array.from(table.values, (value) => value * (table.scale ?? 1))
    return { shape: [-1, ...table.shape], dtype: table.dtype, values }
  }
  return {
    inputs: model.value.inputs.map(({ node, port }) => take(node, port)),
    targets: model.value.objectives.map(({ target }) => take(target.node, target.port)),
    layers: model.value.layers,
  }
}

test('training goes on in Keras where it stopped here: the next step is the same', async () => {
  const folder = await temporaryFolder()
  const documents: Record<string, GraphDocument> = {
    adam: inOne('irisSoftmax', { optimizer: { type: 'adam', params: { learningRate: 0.05 } } }),
    adamw: inOne('xorMlp', { optimizer: { type: 'adamw', params: { learningRate: 0.05 } } }),
    sgd: inOne('xorMlp', { optimizer: { type: 'sgd', params: { learningRate: 1 } } }),
    momentum: inOne('irisSoftmax', { optimizer: { type: 'momentum', params: { learningRate: 0.1, momentum: 0.8 } } }),
    nesterov: inOne('xorMlp', { optimizer: { type: 'momentum', params: { learningRate: 0.2, nesterov: true } } }),
    rmsprop: inOne('xorMlp', {
      optimizer: { type: 'rmsprop', params: { learningRate: 0.01, momentum: 0.5, centered: true } },
    }),
    attention: inOne('attentionClassifier', {
      optimizer: { type: 'momentum', params: { learningRate: 0.1, momentum: 0.8 } },
    }),
    attentionAdam: inOne('attentionClassifier', {}),
  }
  const cases = []
  const expected: Record<string, Readonly<Record<string, readonly Float32Array[]>>> = {}
  for (const [id, document] of Object.entries(documents)) {
    const [now, next] = [await trained(document, STEPS), await trained(document, STEPS + 1)]
    const { layers, ...rows } = await rowsOf(document)
    const entries = layers.flatMap(({ name, node = '', weights }) =>
      weights.length > 0 ? [{ name, weights: weights.map((weight) => next.read(node, weight)) }] : [],
    )
    expected[id] = Object.fromEntries(
      await Promise.all(entries.map(async ({ name, weights }) => [name, await Promise.all(weights)] as const)),
    )
    for (const format of FORMATS) {
      const exporter = exporters.find((one) => one.id === format)
      const made = await exporter?.write({ document, weights: now } as never)
      if (!made?.ok || !made.value.files[0]) throw new Error(`${id} as ${format}`)
      expect([id, made.value.losses.map(({ code }) => code)]).toEqual([id, []])
      const file = `${id}.${format}`
      await writeExported(join(folder, file), made.value.files[0])
      const beside = made.value.beside?.(join(folder, file)) ?? []
      for (const one of beside) await writeExported(join(folder, one.name), one)
      cases.push({ name: `${id}/${format}`, file, module: beside.length > 0 ? layersModule(file) : null, ...rows })
    }
  }
  const manifest = join(folder, 'manifest.json')
  await writeFile(manifest, JSON.stringify(cases))
  const { stdout } = await run(python ?? '', [join(__dirname, 'trainOn.py'), manifest], { maxBuffer: 2 ** 28 })
  const reports = stdout.trim().split('\n').map((line) => JSON.parse(line) as Report) // prettier-ignore
  const worst: Record<string, unknown> = {}
  for (const { name, error, steps, weights } of reports) {
    const [id = ''] = name.split('/')
    const ours = expected[id] ?? {}
    const differences: number[] = Object.entries(ours)
      .filter(([layer]) => !OTHERWISE[id]?.includes(layer))
      .flatMap(
        ([layer, arrays]) =>
      arrays.flatMap((values, i) => Array.from(values, (value, k) => Math.abs(value - (weights?.[layer]?.[i]?.[k] ?? Infinity)))), // prettier-ignore
      )
    const most = Math.max(...differences)
    expect([id, differences.length > 0]).toEqual([id, true])
    if (error || steps !== STEPS || !(most < 1e-5)) worst[name] = error ?? [steps, most]
  }
  expect(reports).toHaveLength(cases.length)
  expect(worst).toEqual({})
}, 600_000)
