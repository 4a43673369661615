import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument, TrainingSettings } from '@shared/graph/document'
import { serviceProblemTexts } from '@shared/ipc/problemTexts'
import { describe, expect, test } from 'vitest'
import { exporters } from '../../../src-main/export/exporters'
import type { OptimizerState } from '../../../src-main/export/weights/OptimizerState'
import { freshWeights } from '../../../src-main/export/weights/WeightSource'
import { ROOT } from '../../support/built'
import { template } from '../../support/documents'

const steady = { schedule: { type: 'constant', params: {} } }
const xor = (training: Partial<TrainingSettings> = {}): GraphDocument => template('xorMlp', { ...steady, ...training })

function changed(document: GraphDocument, id: string, change: Partial<GraphDocument['nodes'][number]>): GraphDocument {
  return { ...document, nodes: document.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)) }
}
/** A layer that nothing looks at. */
const loose = (): GraphDocument => {
  const document = xor()
  const wire = { source: { node: 'hidden', port: 'output' }, target: { node: 'idle', port: 'input' } }
  return {
    ...document,
    nodes: [...document.nodes, { id: 'idle', type: 'dense', params: {}, position: { x: 0, y: 0 } }],
    edges: [...document.edges, { id: 'aside', ...wire }],
  }
}
/** What an optimizer remembers after three updates, as far as it is asked what there is. */
const remembered: OptimizerState = {
  steps: () => Promise.resolve(3),
  has: (slot) => slot === 'momentum' || slot === 'velocity',
  read: () => Promise.resolve(new Float32Array()),
}

interface Case {
  readonly code: string
  readonly formats: readonly string[]
  readonly lost: GraphDocument
  readonly kept: GraphDocument
  readonly values?: Readonly<Record<string, unknown>>
  readonly optimizer?: true
}
const KERAS = ['keras', 'h5']
const adam = { optimizer: { type: 'adam', params: {} } }

const CASES: readonly Case[] = [
  {
    code: 'trainingLayersLeftOut',
    formats: ['tfjs'],
    lost: template('sparseAutoencoder', steady),
    kept: xor(),
    values: { nodes: 'rare' },
  },
  { code: 'nodesOmitted', formats: [...KERAS, 'tfjs', 'python-keras'], lost: loose(), kept: xor(), values: { nodes: 'idle' } }, // prettier-ignore
  {
    code: 'lossNotInKeras',
    formats: KERAS,
    lost: template('svmPerceptron'),
    kept: xor(),
  },
  { code: 'rowWeightsLeftOut', formats: KERAS, lost: template('baggingEnsemble'), kept: xor() },
  {
    code: 'optimizerLeftOut',
    formats: KERAS,
    lost: xor({ optimizer: { type: 'rprop', params: {} } }),
    kept: xor(adam),
    values: { type: 'rprop' },
  },
  { code: 'phasesLeftOut', formats: KERAS, lost: template('gan2d'), kept: xor() },
  {
    code: 'scheduleLeftOut',
    formats: KERAS,
    lost: xor({ schedule: { type: 'cosineDecay', params: {} } }),
    kept: xor(),
    values: { type: 'cosineDecay' },
  },
  {
    code: 'optimizerStateLeftOut',
    formats: ['keras'],
    lost: xor({ optimizer: { type: 'adagrad', params: {} } }),
    kept: xor(adam),
    values: { type: 'adagrad' },
    optimizer: true,
  },
  {
    code: 'metricNotWritten',
    formats: ['python-torch'],
    lost: template('irisSoftmax', { ...steady, metrics: ['accuracy', 'topK'] }),
    kept: template('irisSoftmax', { ...steady, metrics: ['accuracy'] }),
    values: { metric: 'topK' },
  },
  {
    code: 'scheduleNotWritten',
    formats: ['python-torch'],
    lost: xor({ schedule: { type: 'reduceLrOnPlateau', params: {} } }),
    kept: xor({ schedule: { type: 'cosineDecay', params: {} } }),
    values: { type: 'reduceLrOnPlateau' },
  },
  {
    code: 'constraintNotWritten',
    formats: ['python-torch'],
    lost: changed(xor(), 'hidden', { params: { units: 4, activation: 'tanh', kernelConstraint: 'maxNorm' } }),
    kept: xor(),
  },
]

async function lossesOf(format: string, document: GraphDocument, optimizer?: true) {
  const exporter = exporters.find(({ id }) => id === format)
  const weights = { ...freshWeights(checkGraph(document), 1), ...(optimizer && { optimizer: remembered }) }
  const made = await exporter?.write({ document, weights, trace: () => Promise.reject(new Error('not asked for')) })
  if (!made?.ok) throw new Error(`${format}: ${made?.error.message}`)
  return made.value.losses
}
const files = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? files(join(folder, entry.name))
      : entry.name.endsWith('.ts')
        ? [join(folder, entry.name)]
        : [],
  )
const codes = (losses: readonly { readonly code: string }[]): readonly string[] => losses.map(({ code }) => code)

describe('what an export loses is told, of networks that lose it and of no others', () => {
  test.each(CASES.flatMap((one) => one.formats.map((format) => [one.code, format, one] as const)))(
    '%s in %s',
    async (code, format, { lost, kept, values, optimizer }) => {
      const told = (await lossesOf(format, lost, optimizer)).filter((loss) => loss.code === code)
      expect(told).toHaveLength(1)
      if (values) expect(told[0]?.values).toMatchObject(values)
      expect(codes(await lossesOf(format, kept, optimizer))).not.toContain(code)
    },
  )

  test('weightsAlone: files of arrays have no network, files of networks have', async () => {
    for (const format of ['npz', 'safetensors']) expect(codes(await lossesOf(format, xor()))).toEqual(['weightsAlone'])
    for (const format of [...KERAS, 'tfjs', 'python-keras', 'python-torch'])
      expect([format, codes(await lossesOf(format, xor()))]).toEqual([format, []])
  })

  test('optimizerStateLeftOut: .h5 keeps no state of any optimizer, and says so only where there is one', async () => {
    expect(codes(await lossesOf('h5', xor(adam), true))).toEqual(['optimizerStateLeftOut'])
    expect(codes(await lossesOf('h5', xor(adam)))).toEqual([])
  })

  test('every loss that exporters name is here, with its sentences in both languages', () => {
    const named = new Set<string>()
    for (const path of files(join(ROOT, 'src-main/export')))
      for (const [, code = ''] of readFileSync(path, 'utf8').matchAll(
        /(?<!fail\(\s*)(?:problem|named)\(\s*'(\w+(?:LeftOut|NotWritten|Omitted|Alone)|lossNotInKeras)'/g,
      ))
        // prettier-ignore
        named.add(code)
    expect([...named].sort()).toEqual([...CASES.map(({ code }) => code), 'weightsAlone'].sort())
    for (const code of named) expect(serviceProblemTexts).toHaveProperty(code)
  })
})
