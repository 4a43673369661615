import type { GraphDocument, GraphNode, JsonValue, TrainingPhase } from '@shared/graph/document'
import { keptShares } from '@shared/catalog/layers/_noiseSchedule'
import type { Tf } from '@shared/catalog/define/tf'
import { beforeEach, expect, test } from 'vitest'
import { pythonExporter } from '../../src-main/export/python/pythonExporter'
import { tf } from '../../src-main/trainer/backends/tfcore'
import { template } from '../support/documents'
import { compare, runTrained, type Report } from './runTrained'
import '@tensorflow/tfjs-backend-cpu'

const python = process.env['NEUROLOOM_PYTHON']
const missing = process.env['NEUROLOOM_PYTHON_MISSING'] ?? '$NEUROLOOM_PYTHON names no Python with TensorFlow'

type Params = Readonly<Record<string, JsonValue>>

/** A document with other parameters of some nodes. */
const changed = (document: GraphDocument, params: Readonly<Record<string, Params>>): GraphDocument => ({
  ...document,
  nodes: document.nodes.map((node) => ({ ...node, params: { ...node.params, ...params[node.id] } })),
})

/** A node between another and all that it feeds. */
const inserted = (
  document: GraphDocument,
  after: string,
  node: Pick<GraphNode, 'id' | 'type' | 'sharesWith'>,
): GraphDocument => ({
  ...document,
  nodes: [...document.nodes, { ...node, params: {}, position: { x: 0, y: 0 } }],
  edges: [
    ...document.edges.map((edge) =>
      edge.source.node === after ? { ...edge, source: { node: node.id, port: 'output' } } : edge,
    ),
    { id: `${after}-${node.id}`, source: { node: after, port: 'output' }, target: { node: node.id, port: 'input' } },
  ],
})

const phased = (document: GraphDocument, change: (phase: TrainingPhase) => TrainingPhase): GraphDocument => ({
  ...document,
  training: { ...document.training, phases: (document.training.phases ?? []).map(change) },
})

const gan = template('gan2d')
const CRITIC = ['d1', 'd2', 'd_x']
const GENERATOR = ['g1', 'g2', 'g_z']

/** Five batches for the critic and one for the generator, the critic's weights bounded and the gradients cut off. */
function criticFirst(): GraphDocument {
  const bound = { type: 'maxNorm', params: { max: 1 } }
  const bounded = changed(gan, { d1: { kernelConstraint: bound }, judge: { form: 'hinge' }, fool: { form: 'hinge' } })
  const steps = phased(bounded, (phase) => ({
    ...phase,
    turns: phase.turns.map((turn, at) => (at === 0 ? { ...turn, steps: 5 } : turn)),
  }))
  return { ...steps, training: { ...steps.training, clip: { by: 'value', limit: 0.1 } } }
}

/** Batch normalization inside the discriminator, with the same statistics for real and made samples. */
function normalized(): GraphDocument {
  const real = inserted(gan, 'd1', { id: 'norm', type: 'batchNormalization' })
  const both = inserted(real, 'f1', { id: 'normMade', type: 'batchNormalization', sharesWith: 'norm' })
  return phased(both, (phase) => ({
    ...phase,
    turns: phase.turns.map((turn, at) => (at === 0 ? { ...turn, trains: [...(turn.trains ?? []), 'norm'] } : turn)),
  }))
}

/** A chain that is first trained in its last layer, then as a whole. */
function fineTuned(): GraphDocument {
  const chain = template('spiralsMlp')
  const last = chain.nodes.filter(({ type }) => type === 'dense').at(-1)?.id ?? ''
  const schedule = { type: 'cosineDecay', params: {} }
  const plateau = { type: 'reduceLrOnPlateau', params: {} }
  const phases = [
    { id: 'last', title: 'The last layer', epochs: 3, turns: [{ trains: [last], schedule }] },
    { id: 'all', title: 'All layers', epochs: 2, turns: [{ schedule: plateau }] },
  ]
  return { ...chain, training: { ...chain.training, phases } }
}

const documents = {
  least: changed(gan, { judge: { form: 'leastSquares' }, fool: { form: 'leastSquares' } }),
  smooth: changed(gan, { judge: { smoothing: 0.1 }, fool: { form: 'minimax' } }),
  uniform: changed(gan, { noise: { distribution: 'uniform', scale: 2 } }),
  critic: criticFirst(),
  normalized: normalized(),
  penalized: changed(gan, {
    d1: { kernelRegularizer: { type: 'l2', params: {} } },
    g1: { kernelRegularizer: { type: 'l1', params: {} } },
  }),
  rare: changed(template('hiddenLoss'), { activity: { penalty: 'kl' }, sparse: { activation: 'sigmoid' } }),
  squares: changed(template('hiddenLoss'), { activity: { penalty: 'l2' } }),
  linear: changed(template('diffusion2d'), { mix: { schedule: 'linear', steps: 40 } }),
  stopped: template('diffusion2d', {
    ...{ stopping: { patience: 1, minDelta: 0.5 }, split: { validation: 0.2, test: 0.2 } },
    ...{ clip: { by: 'norm', limit: 1 }, shuffle: false },
  }),
  tuned: fineTuned(),
} satisfies Record<string, GraphDocument>

beforeEach((context) => context.skip(!python, missing))

test('each turn changes its layers alone, and losses of every form are the studio’s', async () => {
  const { expected, refused, reports } = await runTrained(python ?? '', documents)
  expect(refused).toEqual({})
  const report = (name: keyof typeof documents): Report | undefined => reports.get(name)
  for (const [name, ours] of expected) {
    const made = reports.get(name)
    expect([name, made?.error]).toEqual([name, undefined])
    const { answers, loss } = compare(made as Report, ours)
    expect([name, answers < 1e-5, loss < 1e-5]).toEqual([name, true, true])
    expect([name, made?.black !== false]).toEqual([name, true])
  }
  for (const name of ['least', 'smooth', 'uniform', 'penalized'] as const)
    expect([name, report(name)?.phases]).toEqual([name, [[CRITIC, GENERATOR]]])
  expect(report('critic')?.phases).toEqual([[CRITIC, CRITIC, CRITIC, CRITIC, CRITIC, GENERATOR]])
  // Statistics are as still as weights in the generator's turn.
  expect(report('normalized')?.phases.map((phase) => phase.map((names) => [...names].sort()))).toEqual([
    [['d1', 'd2', 'd_x', 'norm'], GENERATOR],
  ])
  // The last layer first, then all three.
  expect(report('tuned')?.phases.map(([only]) => only?.length)).toEqual([1, 3])
  for (const [name, steps, schedule] of [
    ['linear', 40, 'linear'],
    ['stopped', 100, 'cosine'],
  ] as const) {
    const ours = keptShares(tf as unknown as Tf, { steps, schedule }).dataSync()
    const theirs = Object.values(report(name)?.kept ?? {})[0] ?? []
    expect(theirs.length).toBe(steps)
    for (const [at, share] of theirs.entries()) expect(Math.abs(share - (ours[at] ?? NaN))).toBeLessThan(1e-5)
  }
}, 300_000)

test('a schedule that goes by the validation loss is told to be left out', async () => {
  const made = await pythonExporter.write({ document: documents.tuned } as never)
  expect(made.ok && made.value.losses.map(({ code }) => code)).toEqual(['scheduleNotWritten'])
})
