import { reshaped, transposed } from '../constants/arrange'
import type { Constant } from '../constants/Constant'
import type { Known } from '../OnnxNetwork'
import type { OperatorCall } from '../OperatorCall'
import type { ValueRef } from '../../keras/ModelGraph'

/** Rows and columns before and after the axes of a picture. */
export interface Pads {
  readonly before: readonly number[]
  readonly after: readonly number[]
}
export interface Window {
  readonly size: readonly number[]
  readonly strides: readonly number[]
  readonly dilations: readonly number[]
  readonly pads: Pads
}

export function padsOf(list: readonly number[], count: number): Pads {
  return { before: list.slice(0, count), after: list.slice(count, 2 * count) }
}

/** What `same` puts around a picture; an odd one comes after it. */
function samePads(sizes: readonly number[], { size, strides, dilations }: Omit<Window, 'pads'>): Pads {
  const totals = sizes.map((whole, i) => {
    const [step = 1, width = 1, dilation = 1] = [strides[i], size[i], dilations[i]]
    return Math.max((Math.ceil(whole / step) - 1) * step + (width - 1) * dilation + 1 - whole, 0)
  })
  return { before: totals.map((total) => Math.floor(total / 2)), after: totals.map((total) => Math.ceil(total / 2)) }
}

/** The window of a convolution or pool over axes of these sizes. */
export function windowOf(call: OperatorCall, sizes: readonly number[], given?: readonly number[]): Window {
  const count = sizes.length
  const size = call.numbers('kernel_shape') ?? given ?? call.refuse('a window without a size')
  const strides = call.numbers('strides') ?? sizes.map(() => 1)
  const dilations = call.numbers('dilations') ?? sizes.map(() => 1)
  if ([size, strides, dilations].some((list) => list.length !== count || list.some((one) => one < 1)))
    call.refuse('a window of another rank')
  const auto = call.text('auto_pad', 'NOTSET')
  const none = { before: sizes.map(() => 0), after: sizes.map(() => 0) }
  const same = samePads(sizes, { size, strides, dilations })
  const told = call.numbers('pads')
  switch (auto) {
    case 'NOTSET':
      return { size, strides, dilations, pads: told ? padsOf(told, count) : none }
    case 'VALID':
      return { size, strides, dilations, pads: none }
    case 'SAME_UPPER':
      return { size, strides, dilations, pads: same }
    default:
      return { size, strides, dilations, pads: { before: same.after, after: same.before } }
  }
}

const isZero = ({ before, after }: Pads): boolean => [...before, ...after].every((one) => one === 0)
const equalPads = (a: Pads, b: Pads): boolean => JSON.stringify(a) === JSON.stringify(b)

export const slidSizes = (sizes: readonly number[], { size, strides, dilations, pads }: Window): number[] =>
  sizes.map((whole, i) => {
    const around = whole + (pads.before[i] ?? 0) + (pads.after[i] ?? 0)
    return Math.floor((around - ((size[i] ?? 1) - 1) * (dilations[i] ?? 1) - 1) / (strides[i] ?? 1)) + 1
  })

/** A picture with zeros around it as a layer of its own, where its padding is none that a convolution here has. */
export function padPicture(
  call: OperatorCall,
  from: ValueRef,
  sizes: readonly number[],
  channels: number,
  { before, after }: Pads,
): ValueRef {
  if (sizes.length !== 2 || [...before, ...after].some((one) => one < 0)) return call.refuse('zeros around it')
  const padding = sizes.map((_, i) => [before[i], after[i]])
  const made = sizes.map((size, i) => size + (before[i] ?? 0) + (after[i] ?? 0))
  return call.network.add('ZeroPadding2D', { padding }, [from], [...made, channels])
}

/** How a picture is padded: in a way that layers have, or by zeros around it before. */
export function padded(
  call: OperatorCall,
  value: Known,
  window: Window,
): { padding: 'same' | 'valid'; from(): ValueRef } {
  const sizes = value.shape.slice(2)
  const settled = (): ValueRef => call.network.settle(value, 'last')
  if (isZero(window.pads)) return { padding: 'valid', from: settled }
  if (equalPads(window.pads, samePads(sizes, window))) return { padding: 'same', from: settled }
  if (sizes.length !== 2) call.refuse('zeros around a sequence')
  return { padding: 'valid', from: () => padPicture(call, settled(), sizes, value.shape[1] ?? 1, window.pads) }
}

/** A kernel with its first two axes last, the other way round: channels and filters of a convolution, filters and channels of a transposed one. */
export function kernelOf(weights: Constant): Constant {
  const spatial = weights.shape.slice(2).map((_, i) => i + 2)
  return transposed(weights, [...spatial, 1, 0])
}
/** `[channels · multiplier, 1, …]` as `[…, channels, multiplier]`. */
export function depthwiseKernel(weights: Constant, channels: number): Constant {
  const [filters = 1] = weights.shape
  const spatial = weights.shape.slice(2)
  const apart = reshaped(weights, [channels, filters / channels, ...spatial])
  return transposed(apart, [...spatial.map((_, i) => i + 2), 0, 1])
}
