import { describe, expect, test } from 'vitest'
import { canConnect, describeRefusal } from '@shared/compile/canConnect'
import { checkGraph } from '@shared/compile/checkGraph'
import { fitsHere } from '@shared/compile/fitsHere'
import { graphHash } from '@shared/compile/graphHash'
import { toTrainingPlan } from '@shared/compile/toTrainingPlan'
import { setParam } from '@shared/graph/commands/setParam'
import { applyEdit } from '@shared/graph/applyEdit'
import type { GraphDocument } from '@shared/graph/document'
import { createRandom } from '@shared/random'
import { randomDocument } from '../graph/randomDocument'
import { template, templates } from '../../support/documents'
import { graphOf } from './graphOf'

/** Advice that lecture networks are there to show the reason of or a mean that is only shown. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  baggingEnsemble: ['lossWeightZero'],
  identityLayers: ['stackedLinear'],
  markovChain: ['countsSingleSteps'],
  vanishingGradient: ['vanishingGradient'],
}

describe('templates', () => {
  test.each(templates)('$id has nothing to complain about but what it shows, and makes a plan', ({ id }) => {
    const document = template(id)
    const { diagnostics } = checkGraph(document)
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual(SHOWN[id] ?? [])
    expect(toTrainingPlan(document).ok).toBe(true)
  })
  test('LeNet-5 has 61,706 weights and 416,520 + 6,304 multiply–adds', () => {
    // Weights: 6·(25+1) + 16·(6·25+1) + 400·120+120 + 120·84+84 + 84·10+10.
    const { totals } = checkGraph(template('lenet5'))
    expect([totals.parameterCount, totals.trainableCount]).toEqual([61_706, 61_706])
    const pools = 14 * 14 * 6 * 4 + 5 * 5 * 16 * 4
    expect(totals.multiplyAdds).toBe(28 * 28 * 6 * 25 + 10 * 10 * 16 * 150 + 48_000 + 10_080 + 840 + pools)
  })
})

const xor = (more: Partial<GraphDocument> = {}): GraphDocument =>
  graphOf(
    {
      data: ['logicGate', { encoding: 'binary' }],
      a: ['dense', { units: 3, activation: 'tanh' }],
      b: ['dense', { units: 3, activation: 'tanh' }],
      out: ['dense', { units: 1, activation: 'sigmoid' }],
      loss: 'binaryCrossentropy',
    },
    ['data.features > a > b > out > loss.prediction', 'data.target > loss.target'],
    { training: { batchSize: 4, split: { validation: 0, test: 0 } } as GraphDocument['training'], ...more },
  )
const withNode = (document: GraphDocument, id: string, patch: object): GraphDocument => ({
  ...document,
  nodes: document.nodes.map((n) => (n.id === id ? { ...n, ...patch } : n)),
})

describe('what is known of a node', () => {
  const net = graphOf(
    {
      data: ['blobs', {}],
      c: ['dense', { units: 3 }],
      a: ['dense', { units: 3, activation: 'relu' }],
      m: 'concatenate',
      d: 'dropout',
      s: 'softmax',
    },
    ['data.features > c > m > d > s', 'data.features > a > m'],
  )
  const { nodes, order } = checkGraph(net)
  test('types along the way, activations that pass, edges in document order', () => {
    expect(nodes['m']?.outputs['output']?.shape).toEqual([6])
    expect(nodes['a']?.outputs['output']).toEqual({ shape: [3], dtype: 'float32', layer: 'dense', activation: 'relu' })
    expect(nodes['c']?.outputs['output']?.activation).toBeUndefined()
    expect(nodes['d']?.outputs['output']?.activation).toBe(nodes['m']?.outputs['output']?.activation)
    expect(nodes['s']?.outputs['output']?.activation).toBe('softmax')
    expect(nodes['m']?.incoming.map(({ source }) => source.node)).toEqual(['c', 'a'])
    expect(order.indexOf('data')).toBeLessThan(order.indexOf('a'))
    expect(order.indexOf('a')).toBeLessThan(order.indexOf('m'))
  })
  test('shared weights count once, frozen ones do not train', () => {
    const shared = withNode(
      graphOf({ data: ['blobs', {}], a: ['dense', { units: 2 }], b: ['dense', { units: 2 }] }, [
        'data.features > a > b',
      ]),
      'b',
      { sharesWith: 'a' },
    )
    expect(checkGraph(shared).totals).toMatchObject({ parameterCount: 6, trainableCount: 6 })
    expect(checkGraph(withNode(shared, 'a', { trainable: false })).totals).toMatchObject({
      parameterCount: 6,
      trainableCount: 0,
    })
  })
  test('statistics count as weights that do not train', () => {
    const { totals } = checkGraph(graphOf({ data: ['blobs', {}], n: 'batchNormalization' }, ['data.features > n']))
    expect(totals).toMatchObject({ parameterCount: 8, trainableCount: 4 })
  })
})

describe('cycles', () => {
  const net = graphOf({ data: 'logicGate', a: 'add', b: 'dense', c: 'dense', d: 'dense', e: 'dense' }, [
    'data.features > a > b > c > d',
    'c > a',
    'data.features > e',
  ])
  test('only the closing edge is blamed, only its nodes are left out of the order', () => {
    const { diagnostics, order } = checkGraph(net)
    expect(diagnostics.filter(({ code }) => code === 'cycle').map(({ target }) => target)).toEqual([
      { kind: 'edge', edge: 'e4' },
    ])
    expect([...order].sort()).toEqual(['d', 'data', 'e'])
  })
  test('a node that feeds itself', () => {
    const self = graphOf({ a: 'add' }, ['a > a'])
    expect(checkGraph(self).diagnostics.map(({ code }) => code)).toContain('cycle')
  })
  test('removing the blamed edges of any graph leaves no cycle', () => {
    for (let seed = 0; seed < 100; seed++) {
      const document = randomDocument(createRandom(seed, 'cycles'), 20)
      const blamed = new Set(
        checkGraph(document).diagnostics.flatMap(({ code, target }) =>
          code === 'cycle' && target.kind === 'edge' ? [target.edge] : [],
        ),
      )
      const mended = { ...document, edges: document.edges.filter(({ id }) => !blamed.has(id)) }
      const { order, diagnostics } = checkGraph(mended)
      expect(order).toHaveLength(document.nodes.length)
      expect(diagnostics.some(({ code }) => code === 'cycle')).toBe(false)
      const place = new Map(order.map((id, k) => [id, k]))
      for (const { source, target } of mended.edges)
        expect(place.get(source.node)).toBeLessThan(place.get(target.node) ?? -1)
    }
  })
})

test('any document at all can be checked, and every fix that is offered can be applied', () => {
  let fixes = 0
  for (let seed = 0; seed < 150; seed++) {
    const document = randomDocument(createRandom(seed, 'check'), 14)
    const checked = checkGraph(document)
    expect(checked).toStrictEqual(checkGraph(structuredClone(document)))
    for (const diagnostic of checked.diagnostics) {
      for (const fix of diagnostic.fixes) {
        fixes++
        const applied = applyEdit(document, fix.change.edit)
        expect(applied.ok, `${diagnostic.code} ${fix.code}`).toBe(true)
      }
    }
  }
  expect(fixes).toBeGreaterThan(500)
})

test('a chain of 3,000 layers does not exhaust the stack', () => {
  const wires = Array.from({ length: 2999 }, (_, k) => `n${k} > n${k + 1}`)
  const document = graphOf(
    {
      data: 'logicGate',
      ...Object.fromEntries(
        Array.from({ length: 3000 }, (_, k) => [
          `n${k}`,
          ['dense', { units: 2, activation: 'sigmoid' }] as [string, Record<string, string | number>],
        ]),
      ),
    },
    ['data.features > n0', ...wires],
  )
  expect(checkGraph(document).totals.parameterCount).toBe(3000 * 6)
})

describe('plan', () => {
  test('holds only what leads to a loss, in order, with defaults filled in', () => {
    const document = {
      ...xor(),
      nodes: [...xor().nodes, { id: 'lone', type: 'dense', params: {}, position: { x: 0, y: 0 } }],
    }
    const plan = toTrainingPlan(document)
    if (!plan.ok) throw new Error()
    expect([plan.value.datasets, plan.value.order]).toEqual([['data'], ['a', 'b', 'out']])
    expect(plan.value.objectives).toMatchObject([
      {
        node: 'loss',
        weight: 1,
        prediction: { node: 'out', port: 'output' },
        target: { node: 'data', port: 'target' },
        metrics: ['accuracy'],
      },
    ])
    const [{ turns: [turn] = [] } = {}] = plan.value.phases
    expect(turn?.optimizer).toMatchObject({ id: 'adam', params: { learningRate: 0.001 } })
    expect(turn?.schedule.id).toBe('constant')
  })
  test('is refused with every diagnostic of a graph with errors', () => {
    const plan = toTrainingPlan(withNode(xor(), 'out', { params: { units: 2 } }))
    expect(plan.ok ? [] : plan.error.diagnostics.map(({ code }) => code)).toContain('unitsUnlikeClasses')
  })
})

describe('hash', () => {
  const base = graphHash(xor())
  test('does not see places, names, notes, groups, the title, metrics, how long it trains, the order of nodes or written defaults', () => {
    const twin: GraphDocument = {
      ...xor(),
      title: 'Other',
      id: 'other',
      groups: [{ id: 'g', title: 'g', nodes: ['a'], folded: true }],
      notes: [{ id: 'n', text: 't', position: { x: 0, y: 0 }, size: { width: 100, height: 100 } }],
    }
    const moved = {
      ...twin,
      nodes: [...twin.nodes].reverse().map((n) => ({ ...n, position: { x: 9, y: 9 }, name: 'x' })),
      training: { ...twin.training, metrics: ['accuracy'], epochs: 77, stopping: { patience: 3, minDelta: 0 } },
    }
    const spelled = withNode(moved, 'a', { params: { activation: 'tanh', useBias: true, units: 3 } })
    expect(graphHash(spelled)).toBe(base)
  })
  test.each<[string, GraphDocument]>([
    ['a parameter', withNode(xor(), 'a', { params: { units: 4, activation: 'tanh' } })],
    ['a frozen node', withNode(xor(), 'a', { trainable: false })],
    ['shared weights', withNode(xor(), 'b', { sharesWith: 'a' })],
    ['the seed', { ...xor(), training: { ...xor().training, seed: 1 } }],
    [
      'the learning rate',
      { ...xor(), training: { ...xor().training, optimizer: { type: 'adam', params: { learningRate: 0.01 } } } },
    ],
    ['an edge', { ...xor(), edges: xor().edges.slice(1) }],
  ])('sees %s', (_name, document) => {
    expect(graphHash(document)).not.toBe(base)
    expect(graphHash(document)).toMatch(/^[0-9a-f]{16}$/)
  })
  test('does not see which id a loss has: one that took the place of another trains the same', () => {
    const text = JSON.stringify(xor())
    expect(graphHash(JSON.parse(text.replaceAll('"loss"', '"new loss"')) as GraphDocument)).toBe(base)
    expect(graphHash(JSON.parse(text.replaceAll('"b"', '"c"')) as GraphDocument)).not.toBe(base)
  })
  test('does not see the order of two losses of one kind that compare the same', () => {
    const document = graphOf(
      {
        data: 'logicGate',
        a: 'dense',
        light: ['binaryCrossentropy', { weight: 0.5 }],
        heavy: ['binaryCrossentropy', { weight: 2 }],
      },
      [
        'data.features > a > light.prediction',
        'a > heavy.prediction',
        'data.target > light.target',
        'data.target > heavy.target',
      ],
    )
    expect(graphHash({ ...document, nodes: [...document.nodes].reverse() })).toBe(graphHash(document))
    expect(graphHash(withNode(document, 'heavy', { params: { weight: 3 } }))).not.toBe(graphHash(document))
  })
  test('sees the order of the inputs of a merge', () => {
    const merge = (first: string, second: string) =>
      graphOf({ data: 'logicGate', a: 'dense', b: 'dense', m: 'concatenate' }, [
        `data.features > ${first} > m`,
        `data.features > ${second} > m`,
      ])
    expect(graphHash(merge('a', 'b'))).not.toBe(graphHash(merge('b', 'a')))
  })
  test('differs for 5,000 networks that differ in one number', () => {
    const hashes = new Set(
      Array.from({ length: 5000 }, (_, seed) => graphHash({ ...xor(), training: { ...xor().training, seed } })),
    )
    expect(hashes.size).toBe(5000)
  })
})

describe('while an edge is dragged', () => {
  const net = graphOf(
    {
      data: 'mnist',
      flat: 'flatten',
      conv: 'conv2d',
      m: 'add',
      loss: 'categoricalCrossentropy',
      d: ['dense', { units: 4 }],
    },
    ['data.features > flat > d', 'flat > m', 'data.target > loss.target'],
  )
  const checked = checkGraph(net)
  const ask = (from: string, to: string, port = 'input', fromPort = 'output') =>
    canConnect(net, checked, { node: from, port: fromPort }, { node: to, port })
  test('what fits fits', () => {
    expect(ask('data', 'conv', 'input', 'features')).toBeNull()
    expect(ask('flat', 'conv')).not.toBeNull()
  })
  test.each([
    ['flat', 'conv', 'input', false, /axes|осі/],
    ['d', 'm', 'input', false, /784/],
    ['d', 'loss', 'prediction', false, /4 units|Вузлів — 4/],
    ['d', 'flat', 'input', true, /loop|цикл/],
    ['d', 'd', 'input', true, /itself|сам/],
  ] as const)('%s to %s: %s', (from, to, port, blocking, words) => {
    const refusal = ask(from, to, port)
    expect(refusal?.blocking).toBe(blocking)
    if (refusal) for (const language of ['uk', 'en'] as const) expect(describeRefusal(refusal, language)).toMatch(words)
  })
})

describe('what fits here', () => {
  const net = graphOf({ data: 'mnist', flat: 'flatten', conv: 'conv2d', loss: 'categoricalCrossentropy' }, [
    'data.features > flat',
  ])
  const checked = checkGraph(net)
  test('after an image: convolutions; after a row: none; never data', () => {
    const afterImage = fitsHere(checked, { node: 'data', port: 'features' }, 'output')
    const afterRow = fitsHere(checked, { node: 'flat', port: 'output' }, 'output')
    expect(afterImage).toEqual(expect.arrayContaining(['conv2d', 'dense', 'flatten', 'add']))
    expect(afterRow).toEqual(expect.arrayContaining(['dense', 'dropout']))
    expect(afterRow).not.toContain('conv2d')
    expect([...afterImage, ...afterRow].filter((id) => id === 'mnist' || id === 'iris')).toEqual([])
  })
  test('before a convolution: images and not tables', () => {
    const before = fitsHere(checked, { node: 'conv', port: 'input' }, 'input')
    expect(before).toContain('mnist')
    expect(before).not.toContain('spirals')
    expect(before).not.toContain('meanSquaredError')
  })
})

test('an edit of one parameter parses only that node again', () => {
  const document = xor()
  const before = checkGraph(document)
  const change = setParam(document, 'a', 'units', 5)
  const applied = change && applyEdit(document, change.edit)
  if (!applied?.ok) throw new Error()
  const next = checkGraph(applied.value.document)
  expect(next.nodes['out']?.params).toBe(before.nodes['out']?.params)
  expect(next.nodes['a']?.params).not.toBe(before.nodes['a']?.params)
})
