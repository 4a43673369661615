import { recurrencesOf } from '../../../src-main/trainer/backends/native/recurrences/recurrencesOf'
import { tf, type Tensor } from './cpu'
import { describe, expect, test } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { chosen } from '@shared/catalog/chosen'
import { valuesByPort, type ForwardContext, type LayerDefinition } from '@shared/catalog/define/layer'
import type { Draw } from '@shared/catalog/define/tf'
import { itemId, parseParams } from '@shared/catalog/define/params'
import { sizeOf, type TensorType } from '@shared/catalog/define/tensorType'
import { toKeras } from '@shared/catalog/toKeras'
import type { JsonValue } from '@shared/graph/document'
import { BACKENDS } from '@shared/training/runEvent'
import {
  expectClose,
  expectGradient,
  expectSameObject,
  readGolden,
  toTensor,
  toTensors,
  type GoldenObject,
  type GoldenTensor,
} from './golden'
import { onBackend } from '../onBackend'

interface LayerCase {
  readonly name: string
  readonly item: string
  readonly params: Readonly<Record<string, JsonValue>>
  readonly training: boolean
  readonly keras: GoldenObject
  readonly inputs: readonly GoldenTensor[]
  /** Of the inputs that are padded, and of the output. */
  readonly masks?: readonly (GoldenTensor | null)[]
  readonly mask?: GoldenTensor | null
  readonly weights: Readonly<Record<string, GoldenTensor>>
  readonly output: GoldenTensor
  readonly pull: GoldenTensor
  readonly inputGradients: readonly GoldenTensor[]
  readonly weightGradients: Readonly<Record<string, GoldenTensor>>
  readonly parameterCount: number
  readonly statistics: Readonly<Record<string, GoldenTensor>>
  /** What was drawn at random, in the order of the draws. */
  readonly draws?: readonly { readonly kind: 'uniform' | 'normal'; readonly tensor: GoldenTensor }[]
}

interface ActivationCase {
  readonly name: string
  readonly item: string
  readonly params: Readonly<Record<string, JsonValue>>
  readonly keras: GoldenObject
  readonly x: GoldenTensor
  readonly output: GoldenTensor
  readonly pull: GoldenTensor
  readonly gradient: GoldenTensor
}

function layerOf(id: string): LayerDefinition {
  const item = catalog.layers.get(id)
  if (!item) throw new Error(`No layer ${id}`)
  return item
}

/** Gives the draws of a case one after another. */
function drawsOf({ draws = [] }: LayerCase): Draw {
  const left = [...draws]
  const take = (kind: string) => (shape: readonly number[]) => {
    const next = left.shift()
    if (next?.kind !== kind) throw new Error(`A ${kind} draw, where Keras has ${next?.kind ?? 'none'}`)
    expect(sizeOf(shape)).toBe(sizeOf(next.tensor.shape))
    return tf.reshape(toTensor(next.tensor), [...shape])
  }
  return { uniform: take('uniform'), normal: take('normal'), int: take('int') }
}

const contextFor = (golden: LayerCase, assigned: Record<string, Tensor>): ForwardContext => ({
  training: golden.training,
  draw: drawsOf(golden),
  activate: (value, x) => {
    const activation = chosen('activation', value)
    if (!activation) throw new Error(`No activation ${itemId(value)}`)
    return activation.item.apply(tf, x, activation.params)
  },
  recurrences: recurrencesOf(tf),
  rows: 1,
  assign: (name, value) => void (assigned[name] = value),
  addLoss: () => {
    throw new Error('No layer here has losses of its own')
  },
})

function runLayer(golden: LayerCase) {
  const item = layerOf(golden.item)
  const { params, problems } = parseParams(item.params, golden.params)
  expect(problems).toEqual([])
  const weights = toTensors(golden.weights)
  const names = Object.keys(golden.weightGradients)
  const assigned: Record<string, Tensor> = {}
  // Each pass draws anew what the case has.
  const context = () => contextFor(golden, assigned)
  // Nothing flows back to ids.
  const flowing = golden.inputs.filter(({ dtype }) => dtype === 'float32')
  const given = golden.inputs.map(toTensor)
  const masks = (golden.masks ?? []).map((mask) => (mask ? toTensor(mask) : undefined))
  const forward = (...tensors: Tensor[]): Tensor => {
    // A copy, for the gradient needs an operation even where the layer passes its input on.
    const copies = tensors.slice(0, flowing.length).map((tensor) => tf.clone(tensor))
    const inputs = given.map((tensor, i) => copies[flowing.indexOf(golden.inputs[i] as GoldenTensor)] ?? tensor)
    const learned = Object.fromEntries(names.map((name, i) => [name, tensors[flowing.length + i]]))
    const x = inputs[0]
    if (!x) throw new Error('No input')
    const w = { ...weights, ...learned } as Record<string, Tensor>
    const made = item.forward(tf, { x, inputs, masks, w, p: params, ctx: context() })
    return valuesByPort(tf, item, made)['output'] as Tensor
  }
  const args = [...flowing.map(toTensor), ...names.map((name) => weights[name] as Tensor)]
  const output = forward(...args)
  const statistics = { ...assigned }
  const gradients = tf.grads(forward)(args, toTensor(golden.pull))
  const maskArgs = { x: given[0] as Tensor, inputs: given, masks, w: weights, p: params, ctx: context() }
  return { names, output, statistics, gradients, mask: () => item.masking?.mask?.(tf, maskArgs) }
}

/** Sines of graphics cards are right to a part in two thousand; of an angle they are felt as many pixels from the middle as there are. */
const sines: Readonly<Record<string, number>> = {
  positionalEncoding: 2 ** -11,
  randomRotation: 2 ** -8,
  formula: 2 ** -10,
}

const shapesOf = (golden: LayerCase) => golden.inputs.map(({ shape }) => shape.slice(1))

describe.each(BACKENDS)('layers give what Keras gives on %s', (backend) => {
  onBackend(backend)

  test.each(readGolden<LayerCase>('layers').map((golden) => [golden.name, golden] as const))(
    '%s',
    async (_name, golden) => {
      const { names, output, statistics, gradients, mask } = runLayer(golden)
      if (golden.mask) await expectClose(mask() as Tensor, golden.mask, 'mask')
      const slack = backend === 'webgpu' ? sines[golden.item] : undefined
      await expectClose(output, golden.output, 'output', slack)
      const all = [...golden.inputGradients, ...Object.values(golden.weightGradients)]
      for (const [i, gradient] of golden.inputGradients.entries())
        await expectGradient(gradients[i] as Tensor, gradient, all, `gradient of input ${i + 1}`, slack)
      for (const [i, name] of names.entries()) {
        const gradient = golden.weightGradients[name]
        const ours = gradients[golden.inputGradients.length + i] as Tensor
        if (gradient) await expectGradient(ours, gradient, all, `gradient of ${name}`, slack)
      }
      expect(Object.keys(statistics).sort()).toEqual(Object.keys(golden.statistics).sort())
      for (const [name, value] of Object.entries(golden.statistics))
        await expectClose(statistics[name] as Tensor, value, name)
    },
  )

  test.each(readGolden<LayerCase>('layers').map((golden) => [golden.name, golden] as const))(
    '%s: the same weights, shape and words',
    (_name, golden) => {
      const item = layerOf(golden.item)
      const { params } = parseParams(item.params, golden.params)
      const shapes = shapesOf(golden)
      const weights = item.weights(params, shapes)
      expect(Object.entries(weights).map(([name, spec]) => [name, spec.shape])).toEqual(
        Object.entries(golden.weights).map(([name, tensor]) => [name, tensor.shape]),
      )
      const learned = Object.entries(weights).filter(([, spec]) => spec.trainable)
      expect(learned.map(([name]) => name)).toEqual(Object.keys(golden.weightGradients))
      expect(Object.values(weights).reduce((sum, spec) => sum + sizeOf(spec.shape), 0)).toBe(golden.parameterCount)
      const types = golden.inputs.map((input, i): TensorType => ({
        ...input,
        shape: shapes[i] ?? [],
        ...(golden.masks?.[i] && { padded: true }),
      }))
      expect(item.masking?.gives(params, types) ?? false).toBe(Boolean(golden.mask))
      expect(item.inferShape(params, shapes)).toEqual({ ok: true, value: golden.output.shape.slice(1) })
      expectSameObject(toKeras(item, params, shapes) as GoldenObject, golden.keras)
    },
  )
})

describe.each(['cpu', 'webgpu'] as const)('activations give what Keras gives on %s', (backend) => {
  onBackend(backend)

  test.each(readGolden<ActivationCase>('activations').map((golden) => [golden.name, golden] as const))(
    '%s',
    async (_name, golden) => {
      const item = catalog.activations.get(golden.item)
      if (!item) throw new Error(`No activation ${golden.item}`)
      const { params, problems } = parseParams(item.params, golden.params)
      expect(problems).toEqual([])
      const apply = (x: Tensor): Tensor => item.apply(tf, tf.clone(x), params)
      await expectClose(apply(toTensor(golden.x)), golden.output, 'output')
      await expectClose(tf.grad(apply)(toTensor(golden.x), toTensor(golden.pull)), golden.gradient, 'gradient')
      expectSameObject(item.keras(params), golden.keras)
    },
  )
})
