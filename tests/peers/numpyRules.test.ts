import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { numpyExporter } from '../../src-main/export/numpy/numpyExporter'
import { ruleDocument, trainRule } from '../numeric/rules/trainRule'
import { removeFolders } from '../numeric/trainer/trainDocument'
import { template, templates } from '../support/documents'
import { temporaryFolder } from '../support/folders'
import { recordSupport } from '../support/recordSupport'
import { namesOf, runInNumpy, type Case, type Report } from './runInNumpy'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with NumPy'
const run = promisify(execFile)

const spread = { type: 'randomUniform', params: { minval: 0, maxval: 6 } }
const iris = (encoding = 'index') => ({ type: 'iris', params: { encoding } })
const blobs = { type: 'blobs', params: { samples: 60, classes: 3 } }
const letters = (values = 'signed') => ({
  type: 'letters',
  params: { samples: 40, letters: 4, choose: 'unlike', values },
})
const dense = (units: number, useBias = true) => ({ type: 'dense', params: { units, useBias, activation: 'linear' } })
const rule = (type: string, params: Record<string, unknown> = {}) => ({ type, params: params as never })
const few = { epochs: 3, batchSize: 7 }
const line = { type: 'regressionLine', params: { samples: 50, noise: 0.3 } }

/** Rules that draw nothing: documents, and the weights that they change. */
const CERTAIN: Readonly<Record<string, Case>> = {
  perceptron: {
    document: ruleDocument(
      [
        { type: 'logicGate', params: { gate: 'and', encoding: 'signed' } },
        { type: 'perceptron' },
        rule('perceptronRule', { learningRate: 0.5 }),
      ],
      { epochs: 3 },
    ),
    weights: ['kernel', 'bias'],
  },
  perceptronBatch: {
    document: ruleDocument(
      [
        { type: 'blobs', params: { samples: 40, classes: 2, encoding: 'signed' } },
        { type: 'perceptron', params: { useBias: false } },
        rule('perceptronRule'),
      ],
      few,
    ),
    weights: ['kernel'],
  },
  ...Object.fromEntries(
    ['plain', 'normalized', 'oja', 'sanger'].map((form): [string, Case] => [
      `hebb_${form}`,
      {
        document: ruleDocument([iris(), dense(2, false), rule('hebb', { form, learningRate: 0.001 })], few, false),
        weights: ['kernel'],
      },
    ]),
  ),
  hebb_taught: {
    document: ruleDocument([line, dense(1), rule('hebb', { form: 'plain' })], few),
    weights: ['kernel', 'bias'],
  },
  widrowHoff: {
    document: ruleDocument([line, dense(1), rule('widrowHoff')], {
      ...few,
      schedule: { type: 'polynomialDecay', params: {} },
    }),
    weights: ['kernel', 'bias'],
  },
  ...Object.fromEntries(
    ['winnow1', 'winnow2'].map((kind): [string, Case] => [
      kind,
      {
        document: ruleDocument(
          [
            { type: 'disjunction', params: { samples: 60, inputs: 12, relevant: 3 } },
            { type: 'perceptron' },
            rule('winnow', { kind }),
          ],
          few,
        ),
        weights: ['kernel', 'bias'],
        placed: false,
      },
    ]),
  ),
  leastSquares: {
    document: ruleDocument([line, dense(1), rule('leastSquares', { ridge: 0.5 })], { epochs: 1, batchSize: 50 }),
    weights: ['kernel', 'bias'],
  },
  wta: {
    document: ruleDocument(
      [blobs, { type: 'competitive', params: { units: 4, prototypesInitializer: spread } }, rule('wta')],
      few,
      false,
    ),
    weights: ['prototypes'],
  },
  conscience: {
    document: ruleDocument(
      [blobs, { type: 'competitive', params: { units: 4, prototypesInitializer: spread } }, rule('conscienceWta')],
      few,
      false,
    ),
    weights: ['prototypes'],
  },
  ...Object.fromEntries(
    ['gaussian', 'bubble'].map((neighbourhood): [string, Case] => [
      `som_${neighbourhood}`,
      {
        document: ruleDocument(
          [
            blobs,
            {
              type: 'kohonen',
              params: { rows: 3, columns: 4, wraps: neighbourhood === 'bubble', prototypesInitializer: spread },
            },
            rule('som', { neighbourhood, radiusFrom: 2 }),
          ],
          few,
          false,
        ),
        weights: ['prototypes'],
      },
    ]),
  ),
  lvq1: {
    document: ruleDocument(
      [iris('oneHot'), { type: 'lvq', params: { prototypesInitializer: spread } }, rule('lvq1')],
      few,
    ),
    weights: ['prototypes'],
  },
  lvq21: {
    document: ruleDocument(
      [iris(), { type: 'lvq', params: { prototypesInitializer: spread } }, rule('lvq21', { window: 0.8 })],
      few,
    ),
    weights: ['prototypes'],
  },
  hopfield_hebb: {
    document: ruleDocument([letters(), { type: 'hopfield' }, rule('hopfieldStorage')], few),
    weights: ['kernel'],
  },
  hopfield_projection: {
    document: ruleDocument(
      [letters(), { type: 'hopfield' }, rule('hopfieldStorage', { method: 'pseudoInverse' })],
      few,
    ),
    weights: ['kernel'],
  },
  hopfield_binary: {
    document: ruleDocument([letters('binary'), { type: 'binaryThreshold' }, rule('hopfieldStorage')], few),
    weights: ['kernel', 'threshold'],
  },
  bam: {
    document: ruleDocument([letters(), { type: 'bam', params: { units: 35 } }, rule('bamStorage')], few),
    weights: ['kernel'],
  },
  transitions: {
    document: ruleDocument(
      [
        { type: 'weatherChain', params: { samples: 200 } },
        { type: 'markovChain' },
        rule('countTransitions', { smoothing: 1 }),
      ],
      few,
    ),
    weights: ['transitions'],
  },
  outstar: {
    document: ruleDocument(
      [
        { type: 'weatherChain', params: { samples: 60 } },
        { type: 'outstar', params: { units: 3 } },
        rule('outstarRule'),
      ],
      few,
    ),
    weights: ['kernel'],
  },
}

/** How far the weights of scripts are from those of our trainer, relative to their scale. */
async function differencesOf(cases: Readonly<Record<string, Case>>, reports: ReadonlyMap<string, Report>) {
  const differences: Record<string, number> = {}
  for (const [name, { document, weights = [] }] of Object.entries(cases)) {
    const { weight } = await trainRule(document)
    const each = Object.entries(namesOf(weights)).map(([python, place]) => {
      const ours = weight(place)
      const theirs = reports.get(name)?.weights[python] ?? []
      const scale = Math.max(1, ...ours.map(Math.abs))
      if (theirs.length !== ours.length) return NaN
      return Math.max(...ours.map((value, i) => Math.abs(value - (theirs[i] ?? NaN)))) / scale
    })
    differences[name] = Math.max(...each)
  }
  return differences
}

/** Templates whose rules draw nothing, rows in their order, and the weights that they come to in two epochs. */
const TEMPLATES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hopfieldLetters: { kernel: 'memory/kernel' },
  binaryModel: { kernel: 'memory/kernel', threshold: 'memory/threshold' },
  bamPairs: { kernel: 'memory/kernel' },
  hamming: { prototypes: 'network/prototypes' },
  hebb: { kernel: 'unit/kernel' },
  kohonenMap: { prototypes: 'map/prototypes' },
  outstar: { kernel: 'star/kernel' },
  competitive: { plain_prototypes: 'plain/prototypes', fair_prototypes: 'fair/prototypes' },
  perceptronGates: {
    and_kernel: 'andUnit/kernel',
    and_bias: 'andUnit/bias',
    or_kernel: 'orUnit/kernel',
    or_bias: 'orUnit/bias',
  },
}

/** The last number of the last line. */
const lastNumber = ({ printed }: Report): number => Number(/([\d.]+)\D*$/.exec(printed.at(-1) ?? '')?.[1])

describe('exported learning rules in NumPy', () => {
  beforeEach((context) => context.skip(!python, missing))
  afterAll(removeFolders)

  test('come to the weights of our trainer, where they draw nothing', async () => {
    const reports = await runInNumpy(CERTAIN)
    const differences = await differencesOf(CERTAIN, reports)
    expect(Object.entries(differences).filter(([, worst]) => !(worst < 1e-5))).toEqual([])
  })

  test('of templates come to the weights of our trainer', async () => {
    const cases = Object.fromEntries(
      Object.entries(TEMPLATES).map(([id, weights]): [string, Case] => [
        id,
        { document: template(id, { epochs: 2, shuffle: false }), weights },
      ]),
    )
    const differences = await differencesOf(cases, await runInNumpy(cases))
    for (const [id, worst] of Object.entries(differences))
      if (worst < 1e-5) recordSupport({ format: 'python-numpy', template: id, status: 'same', worst })
    expect(Object.entries(differences).filter(([, worst]) => !(worst < 1e-5))).toEqual([])
  })

  test('do what their lecture says, where they draw', async () => {
    const reports = await runInNumpy({
      pocket: {
        document: ruleDocument(
          [{ type: 'logicGate', params: { gate: 'xor', encoding: 'signed' } }, { type: 'perceptron' }, rule('pocket')],
          { epochs: 100, batchSize: 4 },
        ),
      },
      kMeans: {
        document: ruleDocument(
          [
            { type: 'blobs', params: { samples: 90, classes: 3, spread: 0.3 } },
            { type: 'rbf', params: { units: 3 } },
            rule('kMeans'),
          ],
          { epochs: 20, batchSize: 90 },
          false,
        ),
      },
      contrastiveDivergence: {
        document: ruleDocument(
          [
            { type: 'weatherChain', params: { samples: 200 } },
            { type: 'rbm', params: { units: 6 } },
            rule('contrastiveDivergence'),
          ],
          { epochs: 150, batchSize: 10 },
          false,
        ),
      },
      maze: { document: template('mazeQLearning') },
    })
    const of = (name: string): Report => reports.get(name) as Report
    // No line parts the four points of XOR; three of them it does.
    expect(lastNumber(of('pocket'))).toBe(0.25)
    // Two coordinates with a variance of 0.09 each.
    expect(lastNumber(of('kMeans'))).toBeLessThan(0.25)
    // What one of three inputs is on is learned: to begin with every reconstruction is about a half.
    expect(lastNumber(of('contrastiveDivergence'))).toBeLessThan(0.1)
    expect(of('maze').printed.at(-1)).toBe('The goal is 24 moves away.')
  })

  test('run as they are, data and first weights of their own included', async () => {
    const folder = await temporaryFolder()
    const runs: Record<string, string> = {}
    for (const { id } of templates) {
      const made = await numpyExporter.write({ document: template(id) } as never)
      const script = made.ok ? String(made.value.files[0]?.content) : ''
      // Handwritten digits would have to be fetched.
      if (script === '' || script.includes('mnist.npz')) continue
      await writeFile(join(folder, `${id}.py`), script)
      const { stdout } = await run(python ?? '', [join(folder, `${id}.py`)], { cwd: folder })
      runs[id] = stdout.trim().split('\n').at(-1) ?? ''
    }
    expect(Object.values(runs).filter((told) => told === '' || /nan|inf/.test(told))).toEqual([])
    // Memories recall all that they were given with some dots turned over, and both gates are learned.
    expect(runs).toMatchObject({
      hopfieldLetters: 'error 0.0000',
      binaryModel: 'error 0.0000',
      bamPairs: 'storage 0.0000, again 0.0000',
      perceptronGates: 'epoch 6: andRule 0.0000, orRule 0.0000',
    })
  }, 180_000)

  test('are written for the templates that learn by them, and refused for a reason that is told', async () => {
    const refused: Record<string, string> = {}
    for (const { id } of templates) {
      const made = await numpyExporter.write({ document: template(id) } as never)
      const { code, values = {} } = made.ok ? { code: '' } : made.error
      if (!made.ok)
        recordSupport({ format: 'python-numpy', template: id, status: 'refused', reason: made.error.message })
      if (code !== '' && code !== 'taughtByGradients')
        refused[id] = `${code}: ${values['type'] ?? values['layer'] ?? ''}`
    }
    expect(refused).toEqual({
      annealing: 'ruleNotWritten: annealing',
      boltzmann: 'layerNotInFormat: concatenate',
      echoState: 'layerNotInFormat: echoState',
      liquidState: 'layerNotInFormat: reshape',
    })
  })
})
