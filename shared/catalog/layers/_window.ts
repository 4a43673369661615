import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'
import { sequenceShape } from './_sequence'

/** A window that slides over one, two or three axes. */
export interface Window {
  readonly size: Shape
  readonly strides: Shape
  /** Distance of neighboring cells of the window; absent: 1. */
  readonly dilation?: Shape
  readonly padding: 'valid' | 'same' | 'causal'
  /** Name of the parameter that holds the size. */
  readonly param: string
}

/** The Reshape that would turn these sizes into an image `[height, width, channels]`, if one is plain to see. */
function imageShape(x: Shape): Shape | undefined {
  if (x.length === 2) return [...x, 1]
  const side = Math.sqrt(sizeOf(x))
  return x.length === 1 && Number.isInteger(side) && side > 1 ? [side, side, 1] : undefined
}

function noImage(x: Shape): ItemProblem {
  const image = imageShape(x)
  return {
    code: 'wrongRank',
    port: 'input',
    values: { needed: 3, rank: x.length, shape: shapeText(x) },
    fixes: image ? [{ kind: 'insertBefore', port: 'input', type: 'reshape', params: { targetShape: image } }] : [],
  }
}

const noVolume = (x: Shape): ItemProblem => ({
  code: 'volumeNeeded',
  port: 'input',
  values: { shape: shapeText(x) },
  fixes:
    x.length === 3
      ? [{ kind: 'insertBefore', port: 'input', type: 'reshape', params: { targetShape: [...x, 1] } }]
      : [],
})

/** What is wrong with an input that must have height, width and channels. */
export const imageProblem = (x: Shape): ItemProblem | undefined => (x.length === 3 ? undefined : noImage(x))

function rankProblem(x: Shape, axes: number): ItemProblem | undefined {
  if (x.length === axes + 1) return undefined
  if (axes === 2) return noImage(x)
  if (axes === 3) return noVolume(x)
  const sequence = sequenceShape(x)
  return sequence.ok ? undefined : sequence.error
}

/** A value of a parameter: a number alone where there is one axis. */
const valueOf = (sizes: Shape): number | Shape => (sizes.length === 1 ? (sizes[0] ?? 1) : sizes)

/** TensorFlow does not leave out places and stretch the window at once. */
function stretchedAndStrided({ strides, dilation = [] }: Window): ItemProblem | undefined {
  const more = (n: number): boolean => n > 1
  if (!strides.some(more) || !dilation.some(more)) return undefined
  const one = valueOf(strides.map(() => 1))
  return {
    code: 'stridesWithDilation',
    param: 'dilationRate',
    values: { strides: shapeText(strides), dilation: shapeText(dilation) },
    fixes: ['dilationRate', 'strides'].map((param) => ({ kind: 'setParam', on: 'self', param, value: one })),
  }
}

/** Sizes of what a sliding window gives, without channels, as TensorFlow counts them; or what is wrong with input or window. */
export function slideWindow(x: Shape, window: Window): Result<Shape, ItemProblem> {
  const { size, strides, padding, param } = window
  const problem = rankProblem(x, size.length) ?? stretchedAndStrided(window)
  if (problem) return fail(problem)
  const sides = x.slice(0, -1)
  const reach = size.map((n, i) => (n - 1) * (window.dilation?.[i] ?? 1) + 1)
  const at = (sizes: Shape, i: number): number => sizes[i] ?? 1
  if (padding !== 'valid') return ok(sides.map((side, i) => Math.ceil(side / at(strides, i))))
  if (sides.every((side, i) => at(reach, i) <= side))
    return ok(sides.map((side, i) => Math.floor((side - at(reach, i)) / at(strides, i)) + 1))
  const fitting = size.map((n, i) => {
    const most = Math.floor((at(sides, i) - 1) / (window.dilation?.[i] ?? 1)) + 1
    return Math.min(n, most)
  })
  return fail({
    code: 'windowTooLarge',
    param,
    values: { window: shapeText(reach), size: shapeText(sides) },
    fixes: [
      { kind: 'setParam', on: 'self', param: 'padding', value: 'same' },
      { kind: 'setParam', on: 'self', param, value: valueOf(fitting) },
    ],
  })
}
