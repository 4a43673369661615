import { describe, expect, test } from 'vitest'
import { checkGraph } from '@shared/compile/checkGraph'
import { applyEdit } from '@shared/graph/applyEdit'
import type { Diagnostic } from '@shared/graph/diagnostic'
import { describeFix } from '@shared/graph/diagnostics/fixTexts'
import type { GraphDocument } from '@shared/graph/document'
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
