import { describe, expect, test } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { applyEdit } from '@shared/graph/applyEdit'
import type { Diagnostic } from '@shared/graph/diagnostic'
import { describeFix } from '@shared/graph/diagnostics/fixTexts'
import type { GraphDocument, JsonValue } from '@shared/graph/document'
import { graphOf } from './graphOf'

/** Does what the first button of the first problem says, as long as there is one; the words of the buttons, in order. */
function mend(document: GraphDocument, concerns: (d: Diagnostic) => boolean = () => true) {
  const said: string[] = []
  let now = document
  for (let k = 0; k < 12; k++) {
    const fix = checkGraph(now).diagnostics.filter(concerns)[0]?.fixes[0]
    if (!fix) break
    const applied = applyEdit(now, fix.change.edit)
    if (!applied.ok) throw new Error(applied.error.message)
    said.push(describeFix(fix, 'en'))
    now = applied.value.document
  }
  return { said, document: now, errors: checkGraph(now).diagnostics.filter(({ severity }) => severity === 'error') }
}
const wires = ({ nodes, edges }: GraphDocument): string[] => {
  const typeOf = (id: string) => nodes.find((node) => node.id === id)?.type
  return edges.map(({ source, target }) => `${typeOf(source.node)} > ${typeOf(target.node)}.${target.port}`).sort()
}
type Sketch = Parameters<typeof graphOf>[0]
type Params = Record<string, JsonValue>
const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

describe('the first fixes in order lead to a network', () => {
  test('of images that were never flattened: the Flatten stands before the first Dense', () => {
    const { said, document, errors } = mend(
      graphOf({ data: 'mnist', hidden: 'dense', soft: 'softmax', loss: 'categoricalCrossentropy' }, [
        'data.features > hidden > soft > loss.prediction',
        'data.target > loss.target',
      ]),
      isError,
    )
    expect(errors).toEqual([])
    expect(said).toEqual(['Insert Flatten', 'Set Units to 10'])
    expect(wires(document)).toContain('flatten > dense.input')
  })

  test('of a convolutional part that was never flattened: the Flatten stands behind it', () => {
    const { document, errors } = mend(
      graphOf(
        {
          data: 'mnist',
          conv: ['conv2d', { activation: 'relu' }],
          pool: 'maxPooling2d',
          hidden: ['dense', { activation: 'relu' }],
          out: ['dense', { units: 10, activation: 'softmax' }],
          loss: 'categoricalCrossentropy',
        },
        ['data.features > conv > pool > hidden > out > loss.prediction', 'data.target > loss.target'],
      ),
      isError,
    )
    expect(errors).toEqual([])
    expect(wires(document)).toContain('maxPooling2d > flatten.input')
  })

  test.each<[string, string, Parameters<typeof graphOf>[0], string]>([
    [
      'statistics of channels stay such',
      'conv > norm > act',
      { conv: 'conv2d', norm: 'batchNormalization', act: 'relu' },
      'relu > flatten.input',
    ],
    [
      'so do those of a normalized sequence',
      'rows > norm',
      { rows: ['reshape', { targetShape: [28, 28] }], norm: 'layerNormalization' },
      'layerNormalization > flatten.input',
    ],
    [
      'a Dense with as many units as there are channels needs it all the same',
      'conv',
      { conv: ['conv2d', { filters: 10 }] },
      'conv2d > flatten.input',
    ],
  ])('of a network that was never flattened: %s', (_, chain, layers, wire) => {
    const { document, errors } = mend(
      graphOf(
        {
          data: 'mnist',
          ...layers,
          out: ['dense', { units: 10, activation: 'softmax' }],
          loss: 'categoricalCrossentropy',
        },
        [`data.features > ${chain} > out > loss.prediction`, 'data.target > loss.target'],
      ),
      isError,
    )
    expect(errors).toEqual([])
    expect(wires(document)).toContain(wire)
  })

  test('of parts that lie loose on the canvas: data through the layers into the loss', () => {
    const loose = graphOf({ data: 'moons', hidden: 'dense', loss: 'binaryCrossentropy' })
    const { document, errors } = mend(loose, isError)
    expect(errors).toEqual([])
    expect(wires(document)).not.toContain('moons > binaryCrossentropy.prediction')
    expect(wires(document)).toContain('moons > dense.input')
  })

  test('of two loose layers: the nearest to the loss comes last', () => {
    const loose = graphOf({ data: 'moons', a: 'dense', b: ['dense', { units: 1 }], loss: 'binaryCrossentropy' })
    const { document } = mend(loose, isError)
    const joined = document.edges.map(({ source, target }) => `${source.node} > ${target.node}`)
    expect(joined).toEqual(expect.arrayContaining(['data > a', 'a > b']))
  })

  test.each([
    ['mnist', {}, 'categoricalCrossentropy'],
    ['mnist', { encoding: 'index' }, 'sparseCategoricalCrossentropy'],
    ['moons', { encoding: 'binary' }, 'binaryCrossentropy'],
    ['moons', { encoding: 'signed' }, 'hinge'],
    ['sine', {}, 'meanSquaredError'],
  ])('of %s %j without a loss: %s fits the target', (type, params, loss) => {
    const data = [type, params] as [string, Record<string, string>]
    for (const document of [graphOf({ data }), graphOf({ data, a: 'dense' })]) {
      const [fix] = checkGraph(document).diagnostics.find(({ code }) => code === 'noLoss')?.fixes ?? []
      expect(fix?.values['type']).toBe(loss)
    }
  })

  test('of a network without a loss beside a loose layer: the loss stands behind what the data reaches', () => {
    const document = graphOf({ data: 'moons', a: 'dense', loose: 'dense' }, ['data.features > a'])
    const [fix] = checkGraph(document).diagnostics.find(({ code }) => code === 'noLoss')?.fixes ?? []
    const applied = fix && applyEdit(document, fix.change.edit)
    if (!applied?.ok) throw new Error('no fix')
    expect(applied.value.document.edges.find(({ target }) => target.port === 'prediction')?.source.node).toBe('a')
  })
})

describe('in front of each loss of classes', () => {
  const rows = ['reshape', { targetShape: [28, 28] }] as [string, Params]
  const ends: Readonly<Record<string, Sketch>> = {
    lstm: { rows, x: 'lstm' },
    'lstm of both directions': { rows, x: ['lstm', { direction: 'both', units: 5 }] },
    'lstm that gives all moments': { rows, x: ['lstm', { returnSequences: true }] },
    gru: { rows, x: 'gru' },
    'gru behind dropout': { rows, x: 'gru', drop: 'dropout' },
    simpleRnn: { rows, x: 'simpleRnn' },
    elman: { rows, x: ['elman', { returnSequences: false }] },
    jordan: { rows, x: ['jordan', { returnSequences: false }] },
    convLstm2d: { cut: ['reshape', { targetShape: [4, 7, 28, 1] }], x: 'convLstm2d' },
    attention: { rows, x: 'multiHeadAttention' },
    'pooled attention': { rows, x: 'multiHeadAttention', pool: 'globalAveragePooling1d' },
    'pooled channels': { conv: ['conv2d', { activation: 'relu' }], pool: 'globalAveragePooling2d' },
    'the largest of each channel': { conv: 'conv2d', pool: 'globalMaxPooling2d' },
    'pooled images': { pool: 'maxPooling2d' },
    normalized: { flat: 'flatten', x: ['dense', { activation: 'tanh' }], norm: 'layerNormalization' },
    'a softmax before ReLU': { flat: 'flatten', x: ['dense', { activation: 'softmax' }], act: 'relu' },
  }
  const losses: readonly [string, string, Params?][] = [
    ['categoricalCrossentropy', 'oneHot'],
    ['categoricalCrossentropy', 'oneHot', { from: 'logits' }],
    ['sparseCategoricalCrossentropy', 'index'],
    ['categoricalHinge', 'oneHot'],
    ['multiclassSvm', 'oneHot'],
    ['klDivergence', 'oneHot'],
    ['binaryCrossentropy', 'oneHot'],
    ['meanSquaredError', 'oneHot'],
    ['binaryCrossentropy', 'binary'],
    ['binaryCrossentropy', 'binary', { from: 'logits' }],
    ['hinge', 'signed'],
    ['squaredHinge', 'signed'],
    ['logisticLoss', 'signed'],
    ['perceptronCriterion', 'signed'],
  ]
  const network = (layers: Sketch, [loss, encoding, params = {}]: (typeof losses)[number]): GraphDocument => {
    const data = [['binary', 'signed'].includes(encoding) ? 'moons' : 'mnist', { encoding }] as [string, Params]
    const image =
      data[0] === 'moons' ? { wide: ['dense', { units: 784 }], image: ['reshape', { targetShape: [28, 28, 1] }] } : {}
    const chain = [...Object.keys(image), ...Object.keys(layers)].join(' > ')
    return graphOf({ data, ...(image as Sketch), ...layers, loss: [loss, params] }, [
      `data.features > ${chain} > loss.prediction`,
      'data.target > loss.target',
    ])
  }
  test.each(Object.entries(ends))('%s: the first fixes lead to a network', (_, layers) => {
    for (const loss of losses) expect([loss, mend(network(layers, loss), isError).errors]).toEqual([loss, []])
  })
  test.each(Object.entries(ends))(
    '%s: every fix makes its problem go away, whichever was taken before',
    (_, layers) => {
      const open = losses.map((loss) => network(layers, loss))
      for (let k = 0; k < 60; k++) {
        const document = open.shift()
        if (!document) break
        for (const { code, target, values, fixes } of checkGraph(document).diagnostics) {
          if (target.kind !== 'port' || target.node !== 'loss') continue
          for (const fix of fixes) {
            const applied = applyEdit(document, fix.change.edit)
            if (!applied.ok) throw new Error(applied.error.message)
            const left = checkGraph(applied.value.document).diagnostics
            const said = JSON.stringify([code, target, values])
            expect(left.filter((d) => JSON.stringify([d.code, d.target, d.values]) === said)).toEqual([])
            open.push(applied.value.document)
          }
        }
      }
    },
  )
  test('a recurrent layer keeps its state: a Dense answers for it', () => {
    const { said, document } = mend(network({ rows, x: 'lstm' }, ['categoricalCrossentropy', 'oneHot']), isError)
    expect(said).toEqual(['Insert Dense: 10 units, Softmax'])
    expect(document.nodes.find(({ id }) => id === 'x')?.params).toEqual({})
  })
  test('with as many units as classes only the activation is missing', () => {
    const layers = { rows, x: ['lstm', { units: 10 }] as [string, Params] }
    expect(mend(network(layers, ['categoricalCrossentropy', 'oneHot']), isError).said).toEqual(['Insert Softmax'])
  })
})

const offersOf = (document: GraphDocument, code: string, node: string): string[] =>
  checkGraph(document)
    .diagnostics.filter((d) => d.code === code && 'node' in d.target && d.target.node === node)
    .flatMap(({ fixes }) => fixes.map((fix) => describeFix(fix, 'en')))

describe('offers that are true', () => {
  const conv = (filters: number) => ['conv2d', { filters, activation: 'relu', padding: 'same' }] as [string, Params]
  test('of two layers that nothing feeds one is offered to the other, and the data to both', () => {
    const loose = graphOf({ data: 'iris', x: 'conv2d', y: 'lstm' })
    expect(offersOf(loose, 'missingInput', 'x')).toEqual(['Connect Iris, Lengths', 'Delete Conv2D'])
    expect(offersOf(loose, 'missingInput', 'y')).toEqual([
      'Connect Conv2D',
      'Connect Iris, Lengths through Reshape 4×1',
      'Delete LSTM',
    ])
  })
  test('no reshaping leads to an image that is smaller than the window', () => {
    const row = graphOf({ data: 'iris', x: 'conv2d' }, ['data.features > x'])
    expect(offersOf(row, 'wrongRank', 'x')).toEqual([])
    const small = graphOf({ data: 'iris', x: ['conv2d', { kernelSize: [2, 2] }] }, ['data.features > x'])
    expect(offersOf(small, 'wrongRank', 'x')).toEqual(['Insert Reshape 2×2×1'])
  })
  test.each<[string, Parameters<typeof graphOf>, readonly string[]]>([
    [
      'branches of two layers',
      [{ data: 'mnist', a: conv(8), b: conv(16), end: 'add' }, ['data.features > a > end', 'data.features > b > end']],
      ['Set Filters to 16', 'Replace with Concatenate'],
    ],
    [
      'a branch behind normalization',
      [
        { data: 'mnist', a: conv(16), b: conv(8), norm: 'batchNormalization', end: 'add' },
        ['data.features > a > end', 'data.features > b > norm > end'],
      ],
      ['Set Filters to 16', 'Replace with Concatenate'],
    ],
    [
      'a branch of bare data',
      [{ data: 'mnist', b: conv(16), end: 'add' }, ['data.features > end', 'data.features > b > end']],
      ['Insert Conv2D 16, 1×1', 'Replace with Concatenate'],
    ],
    [
      'three branches, one of them odd',
      [
        { data: 'mnist', a: conv(8), b: conv(16), c: conv(8), end: 'add' },
        ['data.features > a > end', 'data.features > b > end', 'data.features > c > end'],
      ],
      ['Set Filters to 8', 'Replace with Concatenate'],
    ],
  ])('of unlike %s one is made as wide as the other', (_, sketch, words) => {
    expect(offersOf(graphOf(...sketch), 'mergeShapesDiffer', 'end')).toEqual(words)
  })
  test('a formula that lacks an input is offered the nearest output that fits it', () => {
    const nodes: Sketch = {
      data: 'iris',
      a: ['dense', { units: 4 }],
      b: ['dense', { units: 9 }],
      f: ['formula', { formula: 'a + b' }],
    }
    const wires = ['data.features > a > f', 'data.features > b']
    expect(offersOf(graphOf(nodes, wires), 'formulaInputMissing', 'f')).toEqual(['Connect Iris, Lengths'])
    const alone = graphOf({ data: 'mnist', flat: 'flatten', f: ['formula', { formula: 'a + b' }] }, [
      'data.features > flat > f',
    ])
    expect(offersOf(alone, 'formulaInputMissing', 'f')).toEqual([])
  })
})

describe('what nobody uses is connected first and deleted last', () => {
  const cut = graphOf(
    { data: 'moons', a: 'dense', b: ['dense', { units: 1, activation: 'sigmoid' }], c: 'binaryCrossentropy' },
    ['data.features > a', 'b > c.prediction', 'data.target > c.target'],
  )
  test.each([
    ['a wire that was cut', cut, 'danglingOutput', 'Connect Dense to Dense'],
    [
      'a chain that ends before the loss',
      graphOf({ data: 'moons', a: 'dense', b: ['dense', { units: 1 }], c: 'binaryCrossentropy' }, [
        'data.features > a > b',
        'data.target > c.target',
      ]),
      'unreachable',
      'Connect Dense to Binary cross-entropy, Prediction',
    ],
    [
      'a part whose first layers lack their data: no loop is offered',
      graphOf(
        {
          data: 'moons',
          out: ['dense', { units: 1, activation: 'sigmoid' }],
          c: 'binaryCrossentropy',
          a: 'dense',
          b: 'dense',
          end: 'add',
          next: ['relu', {}, { position: { x: 9000, y: 0 } }],
        },
        ['data.features > out > c.prediction', 'data.target > c.target', 'a > end', 'b > end'],
      ),
      'danglingOutput',
      'Connect Add to ReLU',
    ],
  ])('%s', (_name, document, code, words) => {
    const { fixes } = checkGraph(document).diagnostics.find((d) => d.code === code) ?? { fixes: [] }
    expect(fixes.map((fix) => describeFix(fix, 'en'))).toEqual([words, expect.stringMatching(/^Delete/)])
  })
})
