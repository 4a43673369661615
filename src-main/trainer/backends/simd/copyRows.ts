import { bump, f32, f32x4, repeat, set, whenAtLeast } from './instructions'
import { defineSimdFunction } from './SimdFunction'

/**
 * Copies rows of `length` floats: `rows` of them, `fromRow` and `toRow` bytes apart, in each of `images`, whose next
 * starts `fromImage` and `toImage` bytes after the end of the last row's step. Pads and crops images. Counts positive.
 */
export const copyRows = defineSimdFunction(
  'copyRows',
  ['from', 'to', 'length', 'rows', 'fromRow', 'toRow', 'images', 'fromImage', 'toImage'],
  (p, frame) => {
    const { source, target, left, row } = frame.integers('source', 'target', 'left', 'row')
    const four = [f32x4.store(target, f32x4.load(source)), bump(source, 16), bump(target, 16)]
    const one = [f32.store(target, f32.load(source)), bump(source, 4), bump(target, 4)]
    const oneRow = [
      set(source, p.from),
      set(target, p.to),
      set(left, p.length),
      whenAtLeast(left, 4, [repeat(left, four, 4, 3)]),
      whenAtLeast(left, 1, [repeat(left, one)]),
      bump(p.from, p.fromRow),
      bump(p.to, p.toRow),
    ]
    return [repeat(p.images, [set(row, p.rows), repeat(row, oneRow), bump(p.from, p.fromImage), bump(p.to, p.toImage)])]
  },
)
