import { getGradient, registerGradient, unregisterGradient } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { GraphDocument } from '../../../shared/graph/document'
import { indexGraph, spreadFrom } from '../../../shared/compile/graphIndex'
import type { RehearsalQuestion, RehearsedBatch, SeenTensor } from '../../../shared/ipc/rehearsal'
import { createRandom, type Random } from '../../../shared/random'
import { rehearse } from '../../../src-main/trainer/inspect/rehearse'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { createDraw } from '../../../src-main/trainer/program/draw'
import { measureLosses } from '../../../src-main/trainer/program/measureObjectives'
import { portKey } from '../../../src-main/trainer/program/prepareData'
import { template } from '../../support/documents'
import { openEager } from './openEager'
import { toDocument, type NodeSpec, type Wire } from './toDocument'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

const WHOLE_BATCH = { split: { validation: 0, test: 0 } }

/** A run before its first step, and its rehearsal. */
async function rehearsed(document: GraphDocument, question: RehearsalQuestion = {}) {
  const open = await openEager(device, document)
  const standing = { network: open.opened, program: open.program, clock: 0, entry: 'train' }
  const answer = await rehearse(standing, question)
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.values)}`)
  return { ...open, standing, rehearsal: answer.value, first: answer.value.batches[0] as RehearsedBatch }
}

const numbers = (seen: SeenTensor | undefined): readonly number[] => seen?.values ?? []
const valueOf = ({ values }: RehearsedBatch, node: string, port = 'output') => numbers(values[node]?.[port]?.value)
const flowOf = ({ values }: RehearsedBatch, node: string, port = 'output') => numbers(values[node]?.[port]?.gradient)
const near = (found: readonly number[], expected: readonly number[]): void => {
  expect(found.length).toBe(expected.length)
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 5))
}

describe('a step with all that is computed in it', () => {
  it('shows the values and gradients of the lecture: (wx + b)² at x = 3, w = 2, b = 1', async () => {
    const { first, rehearsal } = await rehearsed(template('computationalGraph'))
    near(valueOf(first, 'data', 'x1'), [3])
    near(valueOf(first, 'u'), [7])
    near(valueOf(first, 'square'), [49])
    expect(first.losses).toEqual({ loss: 49 })
    near(flowOf(first, 'square'), [1])
    near(flowOf(first, 'u'), [14])
    near(flowOf(first, 'data', 'x1'), [28])
    const { kernel, bias } = first.weights['u'] ?? {}
    near(numbers(kernel?.before), [2])
    near(numbers(kernel?.gradient), [42])
    near(numbers(kernel?.after), [2 - 0.01 * 42])
    near(numbers(bias?.gradient), [14])
    near(numbers(bias?.after), [1 - 0.01 * 14])
    expect(rehearsal.metrics).toMatchObject({ loss: 49 })
  })

  it('is taken back, and is the step that comes next', async () => {
    const document = template('spiralsMlp')
    const { program, runner, rehearsal, first } = await rehearsed(document, { whole: ['hidden1'] })
    const { first: again } = await rehearsed(document)
    expect(again.losses).toEqual(first.losses)
    const rows = await runner.run('train', 1)
    expect(rows.values['loss']?.[0]).toBe(rehearsal.metrics['loss'])
    const cells = await runner.read(Object.keys(program.state))
    for (const [node, weights] of Object.entries(first.weights))
      for (const [name, { after }] of Object.entries(weights))
        if (after.values) expect(after.values).toEqual([...(cells[`weight:${node}/${name}`] ?? [])])
  })

  it('leaves every cell as it was', async () => {
    const { program, runner, standing } = await rehearsed(template('gan2d'))
    const names = Object.keys(program.state)
    const before = await runner.read(names)
    const held = device.tf.memory().numTensors
    expect((await rehearse(standing, {})).ok).toBe(true)
    expect(await runner.read(names)).toEqual(before)
    expect(device.tf.memory().numTensors).toBe(held)
  })

  it('gives everything free, also where an operation on the data has no gradient', async () => {
    const nodes: NodeSpec[] = [
      { id: 'data', type: 'iris' },
      { id: 'bent', type: 'tanh' },
      { id: 'head', type: 'dense', params: { units: 3 } },
      { id: 'loss', type: 'meanSquaredError' },
    ]
    const wires: Wire[] = [['data.features', 'bent'], ['bent', 'head'], ['head', 'loss.prediction'], ['data.target', 'loss.target']] // prettier-ignore
    const known = getGradient('Tanh')
    unregisterGradient('Tanh')
    try {
      const { first, standing } = await rehearsed(toDocument(nodes, wires, { ...WHOLE_BATCH, batchSize: 3 }))
      expect(flowOf(first, 'head')).toHaveLength(9)
      expect(first.values['bent']?.['output']?.gradient).toBeUndefined()
      const held = device.tf.memory().numTensors
      await rehearse(standing, {})
      expect(device.tf.memory().numTensors).toBe(held)
    } finally {
      registerGradient(known)
    }
  })

  it('shows each turn of a round, with the weights that those before it left', async () => {
    const { rehearsal, opened } = await rehearsed(template('gan2d'))
    const { turns } = opened.plan.phases[0] as (typeof opened.plan.phases)[0]
    expect(rehearsal.batches.map(({ turn }) => turn)).toEqual(turns.flatMap(({ steps }, i) => Array(steps).fill(i)))
    const moved = ({ weights }: RehearsedBatch): string[] =>
      Object.entries(weights).flatMap(([node, own]) =>
        Object.values(own).some(({ before, after }) => before.mean !== after.mean) ? [node] : [],
      )
    rehearsal.batches.forEach((batch) => {
      const trained = turns[batch.turn]?.trains ?? new Set()
      expect(moved(batch).length).toBeGreaterThan(0)
      expect(moved(batch).filter((node) => !trained.has(node))).toEqual([])
    })
    rehearsal.batches.slice(1).forEach((batch, i) => {
      for (const [node, own] of Object.entries(batch.weights))
        for (const [name, { before }] of Object.entries(own))
          expect(before).toEqual(rehearsal.batches[i]?.weights[node]?.[name]?.after)
    })
  })

  it('shows what a rule makes of the weights: the perceptron on AND', async () => {
    const { rehearsal, first } = await rehearsed(template('perceptronGates'))
    expect(rehearsal.batches).toHaveLength(1)
    const changed = Object.values(first.weights).flatMap((own) => Object.values(own))
    expect(changed.every(({ gradient }) => gradient === undefined)).toBe(true)
    expect(changed.some(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))).toBe(true)
  })

  it('shows a single sample', async () => {
    const { first } = await rehearsed(template('irisSoftmax'), { rows: 1 })
    expect(first.rows).toBe(1)
    for (const ports of Object.values(first.values))
      for (const { value } of Object.values(ports)) expect(value.shape[0]).toBe(1)
  })

  it('tells numbers whole where few or asked for, and what they are like everywhere', async () => {
    const { first } = await rehearsed(template('lenet5', { batchSize: 4 }), { whole: ['conv1'] })
    const layers = Object.entries(first.weights)
    const [node, own] = layers[0] as (typeof layers)[0]
    const { whole } = { whole: (await rehearsed(template('lenet5', { batchSize: 4 }), { whole: [node] })).first }
    for (const [name, { before, gradient }] of Object.entries(whole.weights[node] ?? {})) {
      const values = numbers(before)
      expect(values).toHaveLength(before.shape.reduce((a, b) => a * b, 1))
      expect(numbers(gradient)).toHaveLength(values.length)
      const told = own[name]?.before
      expect(told?.least).toBe(Math.min(...values))
      expect(told?.most).toBe(Math.max(...values))
      expect(told?.mean).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 6)
    }
    const large = Object.values(first.values).flatMap((ports) => Object.values(ports).map(({ value }) => value))
    expect(large.some(({ values }) => values === undefined)).toBe(true)
  })

  it('refuses to tell more numbers than an answer may have', async () => {
    const document = toDocument(
      [
        { id: 'data', type: 'iris' },
        { id: 'wide', type: 'dense', params: { units: 65_536 } },
        { id: 'head', type: 'dense', params: { units: 3, activation: 'softmax' } },
        { id: 'loss', type: 'categoricalCrossentropy' },
      ],
      [
        ['data.features', 'wide'],
        ['wide', 'head'],
        ['head', 'loss.prediction'],
        ['data.target', 'loss.target'],
      ],
      { ...WHOLE_BATCH, batchSize: 16 },
    )
    const { standing } = await rehearsed(document)
    const answer = await rehearse(standing, { whole: ['wide'] })
    expect(answer.ok ? undefined : answer.error.code).toBe('insideTooLarge')
  })

  it('counts what is asked for in every batch of a round', async () => {
    const phases = [{ id: 'phase', epochs: 1, turns: [{ steps: 32 }] }]
    const { nodes, ...rest } = template('spiralsMlp', { batchSize: 4, phases })
    const wide = nodes.map((node) =>
      node.params['units'] === 32 ? { ...node, params: { ...node.params, units: 128 } } : node,
    )
    const { standing, first } = await rehearsed({ ...rest, nodes: wide }, { rows: 1 })
    expect(numbers(first.weights['hidden2']?.kernel?.before)).toEqual([])
    const answer = await rehearse(standing, { rows: 1, whole: ['hidden2'] })
    expect(answer.ok ? undefined : answer.error.code).toBe('insideTooLarge')
  })
})

/** A network of smooth layers, drawn at random: chains, forks and merges of vectors and short sequences. */
function drawNetwork(random: Random): GraphDocument {
  const pick = <T>(all: readonly T[]): T => all[random.int(all.length)] as T
  const nodes: NodeSpec[] = [{ id: 'data', type: 'iris' }]
  const wires: Wire[] = []
  const smooth = ['tanh', 'sigmoid', 'softplus', 'gelu', 'swish']
  /** Ends of equal size that the next node may read. */
  const ends = ['data.features']
  const add = (type: string, params: NodeSpec['params'], from: readonly string[]): string => {
    const id = `n${nodes.length}`
    nodes.push({ id, type, params: params ?? {} })
    for (const end of from) wires.push([end, id])
    return id
  }
  for (let i = 0; i < 2 + random.int(4); i++) {
    const from = pick(ends)
    const kind = random.int(7)
    if (kind === 0) ends.push(add('add', {}, [from, pick(ends)]))
    else if (kind === 1) ends.push(add('multiply', {}, [from, pick(ends)]))
    else if (kind === 2) ends.push(add('layerNormalization', {}, [from]))
    else if (kind === 3)
      ends.push(add('formula', { formula: pick(['sin(a)', 'a^2 / (1 + a^2)', 'exp(-a^2)']) }, [from]))
    else if (kind === 4) {
      const series = add('reshape', { targetShape: [4, 1] }, [from])
      const conv = add('conv1d', { filters: 2, kernelSize: 2, padding: 'same', activation: 'tanh' }, [series])
      const flat = add('flatten', {}, [conv])
      ends.push(add('dense', { units: 4, activation: pick(smooth) }, [flat]))
    } else ends.push(add('dense', { units: 4, activation: pick(smooth) }, [from]))
  }
  const last = ends.at(-1) as string
  nodes.push({ id: 'head', type: 'dense', params: { units: 3, activation: 'tanh' } })
  nodes.push({ id: 'loss', type: 'meanSquaredError' })
  wires.push([last === 'data.features' ? add('dense', { units: 4 }, [last]) : last, 'head'])
  wires.push(['head', 'loss.prediction'], ['data.target', 'loss.target'])
  return toDocument(nodes, wires, { ...WHOLE_BATCH, batchSize: 3, seed: random.int(1000) })
}

describe('gradients that are shown', () => {
  it.each(Array.from({ length: 20 }, (_, i) => [i]))('equal finite differences to 1e-3: network %i', async (seed) => {
    const document = drawNetwork(createRandom(seed, 'rehearsal'))
    const { opened, first } = await rehearsed(document)
    const { tf } = device
    const { plan, network, weights } = opened
    const index = indexGraph(document)
    const shown = Object.entries(first.values).flatMap(([node, ports]) =>
      Object.entries(ports).map(([port, seen]) => ({ node, port, key: portKey(node, port), ...seen })),
    )
    /** The loss where one number of what comes out of a port is another. */
    const lossWith = (at: (typeof shown)[number], place: number, shift: number): number =>
      tf.tidy(() => {
        const feeds = Object.fromEntries(
          shown.map(({ key, value }) => {
            const own = Float32Array.from(numbers(value))
            if (key === at.key) own[place] = (own[place] ?? 0) + shift
            return [key, tf.tensor(own, [...value.shape])]
          }),
        )
        const nodes = spreadFrom([at.node], index, 'downstream')
        nodes.delete(at.node)
        const draw = (node: string) => createDraw(tf, 1, node, 0)
        const mode = { training: true, draw, nodes, trains: new Set<string>() }
        const [values = {}] = network.forward([feeds], mode).values
        const losses = measureLosses(tf, plan, weights, [{ values, own: {}, share: 1 }])
        return losses.total.dataSync()[0] ?? NaN
      })
    let compared = 0
    for (const end of shown) {
      const flow = numbers(end.gradient)
      if (end.port === 'target') continue
      expect(flow.length, end.key).toBe(numbers(end.value).length)
      for (let place = 0; place < flow.length; place += Math.max(1, flow.length >> 2)) {
        const h = 1e-2
        const [once, twice] = [h, h / 2].map((h) => (lossWith(end, place, h) - lossWith(end, place, -h)) / (2 * h))
        // Richardson: what is left of the error goes by the fourth power.
        const numeric = (4 * (twice ?? NaN) - (once ?? NaN)) / 3
        expect(Math.abs((flow[place] ?? NaN) - numeric), `${end.key}[${place}]`).toBeLessThan(
          1e-3 * (1 + Math.abs(numeric)),
        )
        compared++
      }
    }
    expect(compared).toBeGreaterThan(10)
  })
})
