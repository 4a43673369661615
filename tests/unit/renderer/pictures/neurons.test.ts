import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { CATEGORIES } from '@shared/catalog/define/item'
import { checkGraph } from '@shared/compile/checkGraph'
import { i18n, startI18n } from '../../../../src-renderer/i18n/i18n'
import { drawNeurons } from '../../../../src-renderer/pictures/neurons/drawNeurons'
import { PALETTES } from '../../../../src-renderer/pictures/palette'
import type { KnownWeights } from '../../../../src-renderer/pictures/pictureOptions'
import type { Path, Scene } from '../../../../src-renderer/pictures/scene/scene'
import { styleFor } from '../../../../src-renderer/pictures/styleFor'
import { graphOf } from '../../compile/graphOf'
import { neuronOptions } from './options'
import { template } from './templates'

beforeAll(() => startI18n('en'))

const unitsOf = (scene: Scene) => scene.shapes.filter((shape) => shape.kind === 'circle' && shape.ref?.kind === 'unit')
const edgesOf = (scene: Scene) =>
  scene.shapes.flatMap((shape) =>
    shape.kind === 'path' && shape.ref?.kind === 'edge' ? [{ ...shape, ref: shape.ref }] : [],
  )
const textsOf = (scene: Scene) => scene.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
const draw = (name: string, more = {}) => drawNeurons(template(name).checked, neuronOptions(more))

describe('units and connections', () => {
  it.each([
    // Inputs, then layers; columns of more than ten units show the first five and the last.
    { name: 'oneNeuron', units: 2 + 1, edges: 2, biases: 1 },
    { name: 'xorMlp', units: 2 + 4 + 1, edges: 2 * 4 + 4, biases: 4 + 1 },
    { name: 'spiralsMlp', units: 2 + 6 + 6 + 1, edges: 2 * 6 + 6 * 6 + 6, biases: 6 + 6 + 1 },
    { name: 'exerciseNine', units: 2 + 4 + 1, edges: 2 * 2 + 2 * 2 + 2, biases: 0 },
    { name: 'irisSoftmax', units: 4 + 3, edges: 4 * 3, biases: 3 },
  ])('$name has as many as its matrices have numbers', ({ name, units, edges, biases }) => {
    const scene = draw(name)
    expect(unitsOf(scene)).toHaveLength(units)
    expect(edgesOf(scene)).toHaveLength(edges + biases)
    expect(edgesOf(draw(name, { biases: false }))).toHaveLength(edges)
    expect(textsOf(scene).filter((text) => text === '+1').length > 0).toBe(biases > 0)
  })

  it('tells how many units a column has of which some are left out, and the last one’s number', () => {
    const texts = textsOf(draw('mnistMlp'))
    expect(texts).toEqual(expect.arrayContaining(['x₁', 'x₅', 'x₇₈₄', '128 units · ReLU', '10 units · Softmax', 'ŷ₁₀']))
    expect(texts).not.toContain('x₆')
  })

  it('draws sums of weighted inputs with an activation as one neuron, whose weights are those of its parts', () => {
    const edges = edgesOf(draw('oneNeuron')).map(({ ref }) => `${ref.node}.${ref.name}[${ref.index}]`)
    expect(edges.sort()).toEqual(['w1.kernel[0,0]', 'w2.bias[0]', 'w2.kernel[0,0]'])
    expect(textsOf(draw('oneNeuron'))).toEqual(expect.arrayContaining(['x₁', 'x₂', 'z', '1 unit · ReLU', 'ŷ', 'y']))
  })

  it('counts rows of a matrix on through what is concatenated', () => {
    const checked = checkGraph(
      graphOf({ data: 'oneExample', both: 'concatenate', out: ['dense', { units: 2 }] }, [
        'data.x1 > both > out',
        'data.x2 > both',
      ]),
    )
    const edges = edgesOf(drawNeurons(checked, neuronOptions({ biases: false })))
    expect(edges.map(({ ref }) => ref.index)).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
  })

  it('shows what a recurrent layer hands to itself', () => {
    expect(textsOf(draw('lstmForecast'))).toEqual(expect.arrayContaining(['h, c', '16 units · Tanh', '1 × 20 moments']))
  })
})

describe('weights', () => {
  const weights: KnownWeights = {
    hidden: {
      kernel: { shape: [2, 4], values: [0.5, -1.25, 2, 0, 0.001, -0.3, 1, 4] },
      bias: { shape: [4], values: [0.1, 0.2, 0.3, -0.4] },
    },
    output: { kernel: { shape: [4, 1], values: [1, 2, -3, NaN] }, bias: { shape: [1], values: [0.53] } },
  }
  const scene = () => draw('xorMlp', { weights })
  const edge = (node: string, name: string, index: readonly number[]): Path | undefined =>
    edgesOf(scene()).find(({ ref }) => ref.node === node && ref.name === name && String(ref.index) === String(index))

  it('stand at their connections, row by input and column by unit', () => {
    expect(textsOf(scene())).toEqual(expect.arrayContaining(['−1.25', '0.53', '−0.4', '−3', '4']))
    const [from, to] = edge('hidden', 'kernel', [1, 3])?.points ?? []
    const units = unitsOf(scene()).flatMap((shape) => (shape.kind === 'circle' ? [{ ...shape, ref: shape.ref }] : []))
    const at = (node: string, index: number) =>
      units.find(({ ref }) => ref?.kind === 'unit' && ref.node === node && ref.index === index)?.at
    expect(from?.y).toBeGreaterThan(at('data', 0)?.y ?? Infinity)
    expect(to?.y).toBeGreaterThan(at('hidden', 2)?.y ?? Infinity)
  })

  it('make lines thicker, and dashed below zero', () => {
    const [large, small, negative] = [
      edge('hidden', 'kernel', [1, 3]),
      edge('hidden', 'kernel', [0, 0]),
      edge('output', 'kernel', [2, 0]),
    ]
    expect(large?.width).toBeGreaterThan(2 * (small?.width ?? Infinity))
    expect(large?.dash).toBeUndefined()
    expect(negative?.dash).toBeDefined()
    expect(textsOf(scene())).toContain('negative weight')
  })

  it('that are no numbers, or of another shape, draw plain lines', () => {
    expect(edge('output', 'kernel', [3, 0])?.stroke).toBe(PALETTES.light.line)
    const other = draw('xorMlp', { weights: { hidden: { kernel: { shape: [8], values: [1, 2, 3, 4, 5, 6, 7, 8] } } } })
    expect(edgesOf(other).every(({ stroke }) => stroke === PALETTES.light.line)).toBe(true)
  })
})

describe('the style that suits', () => {
  it.each([
    ['oneNeuron', 'neurons'],
    ['perceptronXor', 'neurons'],
    ['xorMlp', 'neurons'],
    ['spiralsMlp', 'neurons'],
    ['irisSoftmax', 'neurons'],
    ['mnistMlp', 'blocks'],
    ['lenet5', 'blocks'],
    ['residualNetwork', 'blocks'],
    ['attentionClassifier', 'blocks'],
    ['lstmForecast', 'blocks'],
  ])('%s: %s', (name, style) => {
    expect(styleFor(template(name).checked, 'en', i18n.getFixedT('en'))).toBe(style)
  })
})

describe('colors', () => {
  const css = readFileSync('src-renderer/theme/tokens.css', 'utf8')
  it.each(['light', 'dark'] as const)('of categories are those of the %s theme', (theme) => {
    const block = css.slice(css.indexOf(`[data-mantine-color-scheme='${theme}']`)).split('}')[0] ?? ''
    for (const category of CATEGORIES) expect(block).toContain(`--cat-${category}: ${PALETTES[theme].color(category)};`)
  })

  it('of print are black, white and gray, and every color is written out', () => {
    const used = (scene: Scene): string[] =>
      scene.shapes.flatMap((shape) =>
        [shape.fill, shape.kind === 'text' ? undefined : shape.stroke].filter((one) => one !== undefined),
      )
    for (const color of used(draw('xorMlp', { colors: 'print' }))) expect(color).toMatch(/^#(..)\1\1$/)
    for (const colors of ['light', 'dark'] as const)
      for (const color of used(draw('gan2d', { colors }))) expect(color).toMatch(/^#[0-9a-f]{6}$/)
  })
})
