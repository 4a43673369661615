import { beforeAll, describe, expect, it } from 'vitest'
import { chosen } from '../../../shared/catalog/chosen'
import type { Line } from '../../../shared/catalog/define/arithmetic'
import { checkGraph } from '../../../shared/compile/checkGraph'
import type { GraphDocument } from '../../../shared/graph/document'
import { rehearse } from '../../../src-main/trainer/inspect/rehearse'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { ruleLines } from '../../../src-renderer/steps/ruleLines'
import { pathsLine } from '../../../src-renderer/steps/pathsLine'
import { nodeArithmetic, rowOf, updateLines } from '../../../src-renderer/steps/nodeArithmetic'
import { catalog } from '../../../shared/catalog/catalog'
import { template } from '../../support/documents'
import { openEager } from './openEager'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

async function stepOf(document: GraphDocument) {
  const { opened, program } = await openEager(device, document)
  const entry = program.learning[0] as string
  const answer = await rehearse(
    { network: opened, program, clock: 0, entry },
    { rows: 1, whole: document.nodes.map(({ id }) => id).slice(0, 64) },
  )
  if (!answer.ok) throw new Error(answer.error.code)
  return { checked: checkGraph(document), rehearsal: answer.value, batch: answer.value.batches[0]! }
}

/** What a line comes to: its last number. */
const result = (line: Line | undefined): number => {
  const last = line?.filter((piece) => typeof piece !== 'string').at(-1)
  return typeof last === 'object' ? last.value : NaN
}
/** A line without its numbers. */
const signs = (line: Line): string => line.map((piece) => (typeof piece === 'string' ? piece : '#')).join('')
/** What a line written with `·`, `+` and `−` alone adds up to, worked out from its numbers. */
const near = (found: number, expected: number | undefined): void =>
  expect(Math.abs(found - (expected ?? NaN))).toBeLessThan(2e-3 * (1 + Math.abs(expected ?? NaN)))

describe('a step in numbers', () => {
  it('is that of the lecture: (wx + b)² at x = 3, w = 2, b = 1', async () => {
    const { checked, rehearsal, batch } = await stepOf(template('computationalGraph'))
    const lines = (node: string) => nodeArithmetic(checked.nodes[node]!, batch, 0, 0)
    const write = (line: Line): string =>
      line.map((piece) => (typeof piece === 'string' ? piece : +piece.value.toFixed(4))).join('')
    expect(lines('u').forward.map(write)).toEqual(['y = w·x + b', 'y = 2 · 3 + 1 = 7'])
    expect(lines('square').forward.map(write)).toEqual(['y = a^{2}', 'y = 7^{2} = 49'])
    expect(lines('square').backward.map(write)).toEqual(['∂L/∂y = 1', '∂L/∂a = ∂L/∂y · ∂y/∂a = 1 · 14 = 14'])
    expect(lines('u').backward.map(write)).toEqual([
      '∂L/∂y = 14',
      '∂L/∂w = ∂L/∂y · x = 14 · 3 = 42',
      '∂L/∂b = ∂L/∂y = 14',
      '∂L/∂x = ∂L/∂y · w = 14 · 2 = 28',
    ])
    const sgd = catalog.optimizers.get('sgd')
    expect(updateLines(sgd, batch, 'u', rehearsal.metrics['learningRate'] ?? NaN).map(write)).toEqual([
      'w ← w − η·g = 2 − 0.01 · 42 = 1.58',
      'b ← b − η·g = 1 − 0.01 · 14 = 0.86',
    ])
  })

  it('writes out what optimizers keep: the first updates of Adam and of momentum at a gradient of 42', async () => {
    const of = async (type: string, params: Record<string, number>) => {
      const { rehearsal, batch } = await stepOf(template('computationalGraph', { optimizer: { type, params } }))
      const rate = rehearsal.metrics['learningRate'] ?? NaN
      return updateLines(catalog.optimizers.get(type), batch, 'u', rate, params).map(result)
    }
    // m = 0.1·42, v = 0.001·42², m̂ = 42, v̂ = 42², and a step of the learning rate; then the same of the bias at 14.
    const [m, v, mHat, vHat, w, , , , , b] = await of('adam', { learningRate: 0.01 })
    for (const [found, expected] of [
      [m, 4.2],
      [v, 1.764],
      [mHat, 42],
      [vHat, 1764],
      [w, 1.99],
      [b, 0.99],
    ] as const)
      near(found ?? NaN, expected)
    const [speed, moved] = await of('momentum', { learningRate: 0.01 })
    near(speed ?? NaN, -0.42)
    near(moved ?? NaN, 1.58)
  })

  it('shows that softmax and cross-entropy send back p − y', async () => {
    const { checked, batch } = await stepOf(template('irisSoftmax'))
    const [[loss = '']] = Object.entries(batch.losses) as [[string, number]]
    const [{ source: prediction }, { source: target }] = checked.nodes[loss]?.incoming as never as [
      { source: { node: string; port: string } },
      { source: { node: string; port: string } },
    ]
    const p = batch.values[prediction.node]?.[prediction.port]?.value.values ?? []
    const y = batch.values[target.node]?.[target.port]?.value.values ?? []
    const { backward } = nodeArithmetic(checked.nodes[loss]!, batch, 0, 0)
    const layer = p.map((_, at) => nodeArithmetic(checked.nodes[prediction.node]!, batch, 0, at).backward[1])
    expect(p.length).toBe(3)
    p.forEach((share, i) => {
      near(result(backward[i]), share - (y[i] ?? NaN))
      near(result(layer[i]), share - (y[i] ?? NaN))
    })
  })

  it.each(['chainRule', 'exerciseTen', 'threePointsRelu', 'sumProduct', 'severalEntries', 'residualNetwork'])(
    'adds up to the gradient over the paths that lead on: %s',
    async (id) => {
      const { checked, batch } = await stepOf(template(id))
      const lines = Object.keys(batch.values).flatMap((node) => pathsLine(checked, batch, node, 0) ?? [])
      if (id === 'chainRule' || id === 'exerciseTen') expect(lines.length).toBeGreaterThan(0)
    },
  )

  it.each(['perceptronGates', 'perceptronXor'])('writes out what a rule makes of each weight: %s', async (id) => {
    const { checked, rehearsal, batch } = await stepOf(template(id, { seed: 3 }))
    let written = 0
    for (const rule of Object.values(checked.nodes)) {
      if (rule.item?.kind !== 'loss' || !rule.item.rule?.arithmetic) continue
      const layer = checked.nodes[rule.incoming[0]?.source.node ?? '']!
      const { before, after } = batch.weights[layer.node.id]!['kernel']!
      before.values?.forEach((weight, at) => {
        const lines = ruleLines(rule, layer, batch, rehearsal.metrics['learningRate'] ?? NaN, at)
        const [from = NaN, rate = NaN, error = NaN, x = NaN, to = NaN] = (lines[2] ?? []).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.value])) // prettier-ignore
        near(from, weight)
        near(to, after.values?.[at])
        near(from + rate * error * x, to)
        written++
      })
    }
    expect(written).toBeGreaterThan(0)
  })

  it('follows a weight of a convolution through all that it met', async () => {
    for (const [id, node] of [
      ['convolutionByHand', 'conv'],
      ['lenet5', 'conv1'],
      ['lenet5', 'conv2'],
    ] as const) {
      const { checked, batch } = await stepOf(template(id))
      const { shape = [], values = [] } = batch.weights[node]?.['kernel']?.gradient ?? {}
      const [, columns = 1, channels = 1, filters = 1] = shape
      for (const at of [0, filters - 1]) {
        const sight = nodeArithmetic(checked.nodes[node]!, batch, 0, at).window
        for (const [row, column, channel] of [
          [0, 0, 0],
          [2, 1, channels - 1],
        ] as const)
          near(
            result(sight?.weightPath?.({ row, column }, channel).line),
            values[((row * columns + column) * channels + channel) * filters + at],
          )
      }
    }
  })

  it.each([
    'irisSoftmax',
    'xorMlp',
    'spiralsMlp',
    'oneNeuron',
    'chainRule',
    'exerciseNine',
    'threePointsRelu',
    'sineRegression',
    'logisticRegression',
    'sumProduct',
    'vanishingGradient',
    'regularizersCompared',
    'lenet5',
    'convolutionExample',
    'residualNetwork',
    'inceptionNetwork',
    'severalEntries',
  ])('comes to what the trainer computed, in every unit: %s', async (id) => {
    const { checked, batch } = await stepOf(template(id))
    let written = 0
    for (const [node, ports] of Object.entries(batch.values)) {
      const [port = ''] = Object.keys(ports)
      const output = rowOf(ports[port]?.value, 0)
      const flow = rowOf(ports[port]?.gradient, 0)
      // Of large ones every hundredth.
      const every = (output?.values?.length ?? 0) > 500 ? 97 : 1
      for (let at = 0; at < (output?.values?.length ?? 0); at += every) {
        const { forward, backward } = nodeArithmetic(checked.nodes[node]!, batch, 0, at)
        if (forward.length === 0) continue
        written++
        near(result(forward.at(-1)), output?.values?.[at])
        // What is added up must lead there by itself: the last number of a line of an activation is told, not worked out.
        const activation = chosen('activation', (checked.nodes[node]?.params?.['activation'] ?? 'linear') as never)
        const { plot } = activation?.item ?? {}
        if (plot && forward.length === 3)
          near(plot(result(forward[1]), activation?.params as never), output?.values?.[at])
        if (backward.length > 0) near(result(backward[0]), flow?.values?.[at])
        const units = output?.values?.length ?? 1
        for (const line of backward) {
          const [, weight] = /^∂L\/∂([wb])(?:_\{1\})? /.exec(signs(line)) ?? []
          const told = batch.weights[node]?.[weight === 'w' ? 'kernel' : 'bias']?.gradient
          if (weight && told && output?.shape.length === 1) near(result(line), told.values?.[at % units])
        }
      }
    }
    for (const [node, loss] of Object.entries(batch.losses)) {
      const { forward } = nodeArithmetic(checked.nodes[node]!, batch, 0, 0)
      if (forward.length > 0) near(result(forward.at(-1)), loss)
    }
    expect(written).toBeGreaterThan(0)
  })
})
