import { bump, f32, f32x4, repeat, set, whenAtLeast } from './instructions'
import { defineSimdFunction } from './SimdFunction'

/**
 * Adds the columns of a convolution back onto its image: to[...] += from[...] for segments of `length` floats, which lie
 * one after another in `from`; in `to` they start `toStep` bytes apart (a filter's rows), `segments` of them for each of
 * `columns` pixels, `toColumn` bytes apart, in each of `bands` rows, `toBand` bytes apart. All counts positive.
 */
export const addSegments = defineSimdFunction(
  'addSegments',
  ['from', 'to', 'length', 'segments', 'toStep', 'columns', 'toColumn', 'bands', 'toBand'],
  (p, frame) => {
    const { target, left, segment, column, start, corner } = frame.integers(
      ...(['target', 'left', 'segment', 'column', 'start', 'corner'] as const),
    )
    const four = [
      f32x4.store(target, f32x4.add(f32x4.load(target), f32x4.load(p.from))),
      bump(target, 16),
      bump(p.from, 16),
    ]
    const one = [f32.store(target, f32.add(f32.load(target), f32.load(p.from))), bump(target, 4), bump(p.from, 4)]
    const oneSegment = [
      set(target, start),
      set(left, p.length),
      whenAtLeast(left, 4, [repeat(left, four, 4, 3)]),
      whenAtLeast(left, 1, [repeat(left, one)]),
      bump(start, p.toStep),
    ]
    const onePixel = [
      set(start, corner),
      set(segment, p.segments),
      repeat(segment, oneSegment),
      bump(corner, p.toColumn),
    ]
    const oneBand = [set(corner, p.to), set(column, p.columns), repeat(column, onePixel), bump(p.to, p.toBand)]
    return [repeat(p.bands, oneBand)]
  },
)
