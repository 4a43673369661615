import { catalog } from '@shared/catalog/catalog'
import { parseParams, type ParamSpecs } from '@shared/catalog/define/params'
import type { Shape } from '@shared/catalog/define/tensorType'
import { toKeras } from '@shared/catalog/toKeras'
import { chosenFromKeras } from '@shared/keras/chosenFromKeras'
import { layerFromKeras, lossFromKeras, optimizerFromKeras, type ReadItem } from '@shared/keras/fromKeras'
import type { KerasWords } from '@shared/keras/kerasWords'
import { describe, expect, test } from 'vitest'
import { shapesFor } from './layerShapes'
import { variantsOf } from './variants'

/** Items that write the words of another, which then is what is read. */
const SAME_WORDS: Readonly<Record<string, string>> = {
  elman: 'simpleRnn',
  mazeWay: 'linear',
  noisePrediction: 'meanSquaredError',
  momentum: 'sgd',
  reservoir: 'orthogonal',
  given: 'constant',
}
/** Code that nobody reads back. */
const CODE = ['formula']

const filled = (specs: ParamSpecs, params: object) => parseParams(specs, params as never).params as never

test.each([...catalog.layers.values()].map((item) => [item.id, item] as const))(
  'layer %s is read back from its own words',
  (id, item) => {
    if (CODE.includes(id)) return
    const seen = new Set<string>()
    for (const params of variantsOf(item.params))
      for (const shapes of shapesFor(item)) {
        const full = filled(item.params, params)
        if (!item.inferShape(full, shapes).ok) continue
        const words = toKeras(item, full, shapes)
        if (!words) continue
        const { call: _call, ...given } = words
        const key = JSON.stringify([given, shapes])
        if (seen.has(key)) continue
        seen.add(key)
        const read = layerFromKeras(given, shapes)
        if (!read.ok) throw new Error(`${key}: ${read.error.word}`)
        expect([key, read.value.lost]).toEqual([key, []])
        const { type } = read.value
        expect([key, type]).toEqual([key, SAME_WORDS[id] ?? id])
        const back = catalog.layers.get(type)
        const again = back && toKeras(back, filled(back.params, read.value.params), shapes)
        if (back) expect(again && { className: again.className, config: again.config }).toEqual(given)
        if (type === id) expectSame(item.params, full, read.value, (p) => toKeras(item, p as never, shapes), key)
      }
  },
)

/** Each parameter is as it was, or nothing that is said tells of it. */
function expectSame(specs: ParamSpecs, params: object, read: ReadItem, emit: (p: object) => unknown, key: string) {
  const got = filled(specs, read.params) as Record<string, unknown>
  for (const [name, value] of Object.entries(params)) {
    if (JSON.stringify(got[name]) === JSON.stringify(value)) continue
    const silent = JSON.stringify(emit({ ...params, [name]: got[name] })) === JSON.stringify(emit(params))
    expect([key, name, got[name], silent]).toEqual([key, name, silent ? got[name] : value, silent])
  }
}

interface Speaks {
  readonly id: string
  readonly params: ParamSpecs
  keras(p: never, rank?: number): (KerasWords & { readonly name?: string }) | null
}
const kinds = {
  activation: catalog.activations,
  initializer: catalog.initializers,
  regularizer: catalog.regularizers,
  constraint: catalog.constraints,
}

describe.each(Object.entries(kinds))('%s', (kind, items) => {
  test.each([...(items as ReadonlyMap<string, Speaks>).values()].map((item) => [item.id, item] as const))(
    '%s',
    (id, item) => {
      for (const params of variantsOf(item.params)) {
        const full = filled(item.params, params)
        const words = item.keras(full, 3)
        if (!words) continue
        const chosen = chosenFromKeras(kind as never, { className: words.className, config: words.config }, 3)
        const read = typeof chosen === 'string' ? { type: chosen, params: {} } : chosen
        expect([id, params, read?.type]).toEqual([id, params, SAME_WORDS[id] ?? id])
        if (read?.type === id)
          expectSame(item.params, full, { ...read, lost: [] } as never, (p) => item.keras(p as never, 3), id)
        if (words.name !== undefined) expect(chosenFromKeras(kind as never, words.name)).toBe(SAME_WORDS[id] ?? id)
      }
    },
  )
})

const objectives: readonly [string, Speaks, (words: KerasWords) => ReturnType<typeof lossFromKeras>][] = [
  ...[...catalog.losses.values()].map((item) => [item.id, item as never, lossFromKeras] as const),
  ...[...catalog.optimizers.values()].map((item) => [item.id, item as never, optimizerFromKeras] as const),
] as never
test.each(objectives)('%s', (id, item, read) => {
  for (const params of variantsOf(item.params)) {
    const full = filled(item.params, params) as Record<string, unknown>
    const words = item.keras(full as never)
    if (!words) continue
    const rate = 'learningRate' in full ? { learning_rate: full['learningRate'] } : {}
    const back = read({ className: words.className, config: { ...words.config, ...rate } })
    if (!back.ok) throw new Error(`${id} ${JSON.stringify(params)}: ${back.error.word}`)
    const plainMomentum = id === 'momentum' && full['momentum'] !== 0
    expect([id, params, back.value.type]).toEqual([id, params, plainMomentum ? id : (SAME_WORDS[id] ?? id)])
    if (back.value.type === id) expectSame(item.params, full, back.value, (p) => item.keras(p as never), id)
  }
})

test.each<[string, KerasWords, readonly Shape[], string, object]>([
  [
    'a kernel that is one number',
    { className: 'Conv2D', config: { filters: 3, kernel_size: 5, strides: 2 } },
    [[8, 8, 1]],
    'conv2d',
    { filters: 3, kernelSize: [5, 5], strides: [2, 2] },
  ],
  [
    'a slope by its older name',
    { className: 'LeakyReLU', config: { alpha: 0.1 } },
    [[3]],
    'leakyRelu',
    { negativeSlope: 0.1 },
  ],
  [
    'an initializer of TensorFlow.js',
    {
      className: 'Dense',
      config: {
        units: 3,
        kernel_initializer: {
          className: 'VarianceScaling',
          config: { scale: 2, mode: 'fanIn', distribution: 'normal', seed: null },
        },
      },
    },
    [[3]],
    'dense',
    { units: 3, kernelInitializer: 'heNormal' },
  ],
  [
    'a regularizer',
    {
      className: 'Dense',
      config: { units: 3, kernel_regularizer: { className: 'L2', config: { l2: 0.02 } }, kernel_constraint: null },
    },
    [[3]],
    'dense',
    { units: 3, kernelRegularizer: { type: 'l2', params: { l2: 0.02 } } },
  ],
])('%s', (_name, words, shapes, type, params) => {
  expect(layerFromKeras(words, shapes)).toEqual({ ok: true, value: { type, params, lost: [] } })
})

test.each<[string, KerasWords, readonly Shape[], string]>([
  [
    'channels first',
    { className: 'Conv2D', config: { filters: 3, kernel_size: [3, 3], data_format: 'channels_first' } },
    [[8, 8, 1]],
    'data_format',
  ],
  [
    'a bound of ReLU',
    { className: 'ReLU', config: { max_value: 6, negative_slope: 0, threshold: 0 } },
    [[3]],
    'max_value',
  ],
  ['an activation nobody knows', { className: 'Dense', config: { units: 3, activation: 'mish' } }, [[3]], 'activation'],
  [
    'state for the next batch',
    { className: 'LSTM', config: { units: 3, return_state: true } },
    [[3, 4]],
    'return_state',
  ],
  ['another axis', { className: 'BatchNormalization', config: { axis: [1] } }, [[8, 8, 1]], 'axis'],
  ['too many units', { className: 'Dense', config: { units: 1e9 } }, [[3]], 'units'],
  ['a class nobody knows', { className: 'Nonsense', config: {} }, [[3]], 'Nonsense'],
])('%s has no counterpart', (_name, words, shapes, word) => {
  expect(layerFromKeras(words, shapes)).toEqual({ ok: false, error: { word } })
})
