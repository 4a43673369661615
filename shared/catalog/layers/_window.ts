import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'

/** A window that slides over height and width. */
export interface Window {
  readonly size: readonly [number, number]
  readonly strides: readonly [number, number]
  readonly padding: 'valid' | 'same'
  /** Name of the parameter that holds the size. */
  readonly param: string
}

/** The Reshape that would turn these sizes into an image `[height, width, channels]`, if one is plain to see. */
function imageShape(x: Shape): Shape | undefined {
  if (x.length === 2) return [...x, 1]
  const side = Math.sqrt(sizeOf(x))
  return x.length === 1 && Number.isInteger(side) && side > 1 ? [side, side, 1] : undefined
}

function wrongRank(x: Shape): ItemProblem {
  const image = imageShape(x)
  return {
    code: 'wrongRank',
    port: 'input',
    values: { needed: 3, rank: x.length, shape: shapeText(x) },
    fixes: image ? [{ kind: 'insertBefore', port: 'input', type: 'reshape', params: { targetShape: image } }] : [],
  }
}

/** Height and width of what a sliding window gives, as TensorFlow counts them; or what is wrong with input or window. */
export function slideWindow(x: Shape, window: Window): Result<readonly [number, number], ItemProblem> {
  const [height, width] = x
  if (x.length !== 3 || height === undefined || width === undefined) return fail(wrongRank(x))
  const { size, strides, padding, param } = window
  if (padding === 'same') return ok([Math.ceil(height / strides[0]), Math.ceil(width / strides[1])])
  if (size[0] > height || size[1] > width) {
    return fail({
      code: 'windowTooLarge',
      param,
      values: { window: shapeText(size), size: shapeText([height, width]) },
      fixes: [
        { kind: 'setParam', on: 'self', param: 'padding', value: 'same' },
        { kind: 'setParam', on: 'self', param, value: [Math.min(size[0], height), Math.min(size[1], width)] },
      ],
    })
  }
  return ok([Math.floor((height - size[0]) / strides[0]) + 1, Math.floor((width - size[1]) / strides[1]) + 1])
}
