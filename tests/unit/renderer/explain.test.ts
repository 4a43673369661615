import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { catalog, nodeItems } from '@shared/catalog/catalog'
import { LANGUAGES } from '@shared/language'
import { firstValues } from '../../../src-renderer/explain/examples/Example'
import { computeExample, exampleOf } from '../../../src-renderer/explain/examples/exampleOf'
import Explanation from '../../../src-renderer/explain/Explanation'
import { findItem, relatedTo, type AnyItem } from '../../../src-renderer/explain/explained'
import { parameterSum, parameterTotal } from '../../../src-renderer/explain/parameterSum'
import { tableOf } from '../../../src-renderer/explain/live/tableOf'
import { StudioProvider, type Studio } from '../../../src-renderer/state/studio'
import { startI18n } from '../../../src-renderer/i18n/i18n'
import { openStudios, type Studios } from './support/openStudios'

const items = Object.entries(catalog).flatMap(([kind, of]) =>
  [...(of as ReadonlyMap<string, AnyItem>).values()].map((item) => [`${kind}/${item.id}`, item] as const),
)
const item = (name: string): AnyItem => {
  const found = findItem(name)
  if (!found) throw new Error(`No item ${name}`)
  return found
}

let studios: Studios
let studio: Studio
beforeAll(async () => {
  await startI18n('en')
  studios = await openStudios()
  studio = (await studios.page('page')).studio
})
afterAll(() => studios.close())

const written = (of: AnyItem, node?: string): string =>
  renderToStaticMarkup(
    createElement(StudioProvider, {
      value: studio,
      children: createElement(MantineProvider, null, createElement(Explanation, { item: of, ...(node && { node }) })),
    }),
  )

describe('every item of the catalog', () => {
  test.each(items)('%s is explained in both languages', (_, of) => {
    for (const language of LANGUAGES) {
      studio.interface.getState().set({ language })
      const words = written(of)
      expect(words).toContain('data-testid="explanation"')
      expect(words).not.toMatch(/>(NaN|undefined|-?Infinity)</)
      expect(words.includes('data-testid="live-example"')).toBe(exampleOf(of) !== undefined)
    }
  })
  it('names only items that exist as related', () => {
    const named = items.flatMap(([, of]) => of.related ?? [])
    expect(named.filter((name) => !findItem(name))).toEqual([])
  })
  it('has a pitfall in both languages or in none', () => {
    const uneven = items.filter(([, { text }]) => (text.en.pitfall === undefined) !== (text.uk.pitfall === undefined))
    expect(uneven.map(([name]) => name)).toEqual([])
  })
  it('leads to others by links, never to itself', () => {
    for (const [, of] of items) expect(relatedTo(of)).not.toContain(of)
    expect(relatedTo(item('perceptron')).map(({ id }) => id)).toContain('perceptronRule')
    expect(relatedTo(item('perceptronRule')).map(({ id }) => id)).toContain('perceptron')
  })
})

describe('examples', () => {
  /** Items of which a few numbers show nothing: what marks, draws or only passes on, and what needs a world of its own. */
  const NONE = [
    ...['layers/foreign', 'layers/input', 'layers/masking', 'layers/mazeWay', 'layers/qTable', 'layers/tour'],
    ...['rules/annealing', 'rules/pocket', 'rules/qLearning', 'metrics/perplexity', 'views/samples'],
    ...[...catalog.datasets.keys()].map((id) => `datasets/${id}`),
    ...[...catalog.blocks.keys()].map((id) => `blocks/${id}`),
  ]
  it('are there for all items but those of which a few numbers show nothing', () => {
    expect(items.filter(([, of]) => !exampleOf(of)).map(([name]) => name).sort()).toEqual(NONE.sort()) // prettier-ignore
    expect(items.filter(([, of]) => exampleOf(of)).length).toBeGreaterThanOrEqual(190)
  })
  test.each([
    // The lecture: the 0.76 neuron, the 5 × 5 image with its 3 × 3 kernel, softmax of 2, 1, 0.1.
    ['dense', [0.76]],
    ['conv2d', [9, 5, 4, 8, 8, 10, 8, 15, 12]],
    ['softmax', [0.659, 0.2424, 0.0986]],
    // By hand: 1, 2, 3 less 2 over the root of 2/3; pooling the largest of 1 0 0 3, of 2 1 1 0 …
    ['maxPooling2d', [3, 2, 2, 4]],
    ['averagePooling2d', [1, 1, 1, 1.5]],
    ['embedding', [0.8, -0.6, 0.5, -0.3, 0.2, 0.4]],
    ['flatten', [1, 2, 3, 4]],
    ['add', [1.8, 2, 2, 1.8]],
    ['sigmoid', [0.1192, 0.2689, 0.5, 0.7311, 0.8808]],
    // ½ · (0.25 + 0.25), −ln 0.8, 1 − ½.
    ['meanSquaredError', [0.25]],
    ['binaryCrossentropy', [0.2231]],
    ['hinge', [0.5]],
    // w + (y − ŷ)x with y = −1, ŷ = 1, x = (1, ½).
    ['perceptronRule', [-1.8, -1.1]],
    ['countTransitions', [0.5, 0.5, 1, 0]],
    ['regularizers/l2', [0.2625]],
    ['constraints/unitNorm', [0.6, -0.8944, 0.8, 0.4472]],
    ['schedules/stepDecay', [0.1, 0.1, 0.05, 0.05, 0.025, 0.025, 0.0125, 0.0125, 0.0063, 0.0063]],
    // 3 − 0.01 · 6 and 2 − 0.01 · 40.
    ['optimizers/sgd', [3, 2, 2.94, 1.6]],
    // In its first step Adam moves each weight by the rate.
    ['optimizers/adam', [3, 2, 2.9, 1.9]],
  ])('%s come to what they come to by hand', (name, expected) => {
    const example = exampleOf(item(name))
    if (!example) throw new Error('No example')
    const [first] = computeExample(example, firstValues(example), 1)
    expect(first?.tensor.values.slice(0, expected.length).map((value) => Number(value.toFixed(4)))).toEqual(expected)
  })
  it('go by the parameters of the node, where they fit a few numbers', () => {
    const answer = (params: Readonly<Record<string, unknown>>): readonly number[] => {
      const example = exampleOf(item('dense'), params)
      if (!example) throw new Error('No example')
      return computeExample(example, { ...firstValues(example), 'input/0': [-0.6, 1.2] }, 1)[0]?.tensor.values ?? []
    }
    expect(answer({ units: 120, activation: 'linear' })[0]).toBeCloseTo(-0.56)
    expect(answer({ units: 120, activation: 'relu' })).toEqual([0])
    const formula = exampleOf(item('formula'), { formula: 'a * b + 1' })
    expect(formula?.fields.map(({ values }) => values)).toEqual([[0.5, -1, 2, 0.3], [1.3, 3, 0, 1.5]]) // prettier-ignore
  })
  it('write out the number that was asked for', () => {
    const example = exampleOf(item('conv2d'))
    if (!example) throw new Error('No example')
    const values = firstValues(example)
    const made = computeExample(example, values, 1)
    const last = (at: number): unknown => example.lines?.(values, made, at).at(-1)?.at(-1)
    expect([last(0), last(5)]).toEqual([{ value: 9, tone: 'value' }, { value: 10, tone: 'value' }]) // prettier-ignore
  })
})

it('parameters are told with where they come from', () => {
  const weights = { kernel: { shape: [784, 128] }, bias: { shape: [128] } }
  expect(parameterSum(weights)).toBe('784·128 + 128')
  expect(parameterTotal(weights)).toBe(100_480)
})

test.each([
  [[5], 1, 5],
  [[4, 4, 1], 4, 4],
  [[3, 3, 1, 1], 3, 3],
  [[3, 1], 3, 1],
  [[], 1, 1],
  [[2, 3, 3], 6, 3],
])('numbers of the shape %j lie in %d rows of %d', (shape, rows, columns) => {
  expect(tableOf(shape)).toEqual({ rows, columns })
})

it('what is asked of is what the catalog knows by that name', () => {
  for (const [id, of] of nodeItems) expect(findItem(id)).toBe(of)
})
