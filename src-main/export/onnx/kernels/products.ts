import type { Size } from '../../graph/InferenceGraph'
import type { KernelCall, KernelTable, KernelWriter } from '../KernelCall'

type Padding = 'same' | 'valid' | number | readonly (readonly [number, number])[]

const listOf = (value: number | readonly number[] | undefined, count: number): number[] =>
  value === undefined ? Array<number>(count).fill(1) : typeof value === 'number' ? Array<number>(count).fill(value) : [...value] // prettier-ignore

interface Window {
  readonly size: readonly number[]
  readonly strides: readonly number[]
  readonly dilations: readonly number[]
}

function spatialOf(call: KernelCall, shape: readonly Size[]): number[] {
  const spatial = shape.slice(1, -1)
  return spatial.every((size) => typeof size === 'number')
    ? (spatial as number[])
    : call.refuse(`${call.operation.kernel} over the rows`)
}

/** Rows and columns before and after a picture, an odd one after it. */
function padsOf(call: KernelCall, spatial: readonly number[], { size, strides, dilations }: Window): number[] {
  const pad = call.attribute<Padding>('pad')
  if (pad === 'valid') return spatial.flatMap(() => [0, 0])
  if (typeof pad === 'number') return spatial.flatMap(() => [pad, pad])
  if (typeof pad !== 'string') {
    const inner = pad.slice(1, 1 + spatial.length)
    return [...inner.map(([before]) => before), ...inner.map(([, after]) => after)]
  }
  const both = spatial.map((whole, i) => {
    const [step = 1, width = 1, dilation = 1] = [strides[i], size[i], dilations[i]]
    const total = Math.max((Math.ceil(whole / step) - 1) * step + (width - 1) * dilation + 1 - whole, 0)
    return [Math.floor(total / 2), Math.ceil(total / 2)] as const
  })
  return [...both.map(([before]) => before), ...both.map(([, after]) => after)]
}

function checkForm(call: KernelCall): void {
  const form = call.attribute<string | undefined>('dataFormat') ?? 'NHWC'
  if (form !== 'NHWC' && form !== 'NDHWC') call.refuse(`${call.operation.kernel} ${form}`)
}

function windowOf(call: KernelCall, size: readonly number[]): Window {
  const strides = listOf(call.attribute('strides'), size.length)
  return { size, strides, dilations: listOf(call.attribute('dilations'), size.length) }
}

const convolution: KernelWriter = (call) => {
  checkForm(call)
  const filter = call.value('filter').shape as number[]
  const count = filter.length - 2
  const window = windowOf(call, filter.slice(0, count))
  const order = [count + 1, count, ...Array.from({ length: count }, (_, i) => i)]
  const inputs = [call.input('x', 'first'), call.builder.arranged(call.id('filter'), order)]
  const pads = padsOf(call, spatialOf(call, call.value('x').shape), window)
  const { size: kernel_shape, strides, dilations } = window
  call.give('Conv', inputs, { kernel_shape, strides, dilations, pads }, 'first')
}

const depthwise: KernelWriter = (call) => {
  checkForm(call)
  const [height = 1, width = 1, channels = 1, multiplier = 1] = call.value('filter').shape as number[]
  const window = windowOf(call, [height, width])
  const filter = call.builder.arranged(call.id('filter'), [2, 3, 0, 1], [channels * multiplier, 1, height, width])
  const pads = padsOf(call, spatialOf(call, call.value('x').shape), window)
  const { size: kernel_shape, strides, dilations } = window
  const attributes = { kernel_shape, strides, dilations, pads, group: channels }
  call.give('Conv', [call.input('x', 'first'), filter], attributes, 'first')
}

/** The way back of a convolution, of which the filter is. */
const transposed: KernelWriter = (call) => {
  checkForm(call)
  const [height = 1, width = 1] = call.value('filter').shape as number[]
  const window = windowOf(call, [height, width])
  const whole = spatialOf(call, call.result.shape)
  const pads = padsOf(call, whole, window)
  const small = spatialOf(call, call.value('dy').shape)
  const rest = whole.map((size, i) => {
    const [step = 1, kernel = 1] = [window.strides[i], window.size[i]]
    return size - (((small[i] ?? 1) - 1) * step + kernel - (pads[i] ?? 0) - (pads[i + 2] ?? 0))
  })
  const filter = call.builder.arranged(call.id('filter'), [3, 2, 0, 1])
  const attributes = { kernel_shape: window.size, strides: window.strides, pads, output_padding: rest }
  call.give('ConvTranspose', [call.input('dy', 'first'), filter], attributes, 'first')
}

const pool =
  (op: 'MaxPool' | 'AveragePool'): KernelWriter =>
  (call) => {
    checkForm(call)
    if (call.attribute<string | undefined>('dimRoundingMode') === 'ceil') call.refuse(`${op} rounding up`)
    const count = call.value('x').shape.length - 2
    const window = windowOf(call, listOf(call.attribute('filterSize'), count))
    const pads = padsOf(call, spatialOf(call, call.value('x').shape), window)
    call.give(op, [call.input('x', 'first')], { kernel_shape: window.size, strides: window.strides, pads }, 'first')
  }

const matMul: KernelWriter = (call) => {
  const operand = (name: 'a' | 'b'): string => {
    const given = call.input(name)
    if (!call.attribute<boolean | undefined>(`transpose${name.toUpperCase()}`)) return given
    const rank = call.value(name).shape.length
    const order = Array.from({ length: rank }, (_, i) => i)
    return call.builder.make('Transpose', [given], { perm: [...order.slice(0, -2), rank - 1, rank - 2] })
  }
  call.give('MatMul', [operand('a'), operand('b')])
}

/** Products of tensors, and what slides over pictures. */
export const products: KernelTable = {
  AvgPool: pool('AveragePool'),
  AvgPool3D: pool('AveragePool'),
  BatchMatMul: matMul,
  Conv2D: convolution,
  Conv2DBackpropInput: transposed,
  Conv3D: convolution,
  DepthwiseConv2dNative: depthwise,
  MaxPool: pool('MaxPool'),
  MaxPool3D: pool('MaxPool'),
}
