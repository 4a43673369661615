import { describe, expect, it } from 'vitest'
import {
  countBins,
  extent,
  gridOf,
  joinPlanes,
  pictureKind,
  planeAround,
  toneRange,
  toSquare,
} from '../../../../src-renderer/samples/toPicture'

describe('how samples are drawn', () => {
  it('follows from their shape', () => {
    expect(pictureKind([2])).toBe('points')
    expect(pictureKind([1])).toBe('histogram')
    expect(pictureKind([28, 28, 1])).toBe('images')
    expect(pictureKind([8, 6, 3])).toBe('images')
    expect(pictureKind([10])).toBe('bars')
  })

  it('tones are those of pixels where the values are, and else go from the least to the greatest', () => {
    expect(toneRange([[0.2, 0.7]])).toEqual({ low: 0, high: 1 })
    expect(toneRange([[0.2], [-0.7]])).toEqual({ low: -1, high: 1 })
    expect(toneRange([[-3, 0.5], [2]])).toEqual({ low: -3, high: 2 })
    expect(toneRange([[NaN, 4, Infinity, 1]])).toEqual({ low: 1, high: 4 })
    expect(extent([[NaN], [-Infinity]])).toBeNull()
  })

  it('a few points that flew off do not make all others one dot', () => {
    const ring = Array.from({ length: 200 }, (_, i) => [Math.cos(i), Math.sin(i)])
    const { x, y } = planeAround([...ring, [1e6, -1e6], [NaN, 0]])
    for (const range of [x, y]) {
      expect(range.low).toBeCloseTo(-1, 1)
      expect(range.high).toBeCloseTo(1, 1)
    }
    expect(planeAround([])).toEqual({ x: { low: -1, high: 1 }, y: { low: -1, high: 1 } })
  })

  it('a plane only grows from look to look', () => {
    const a = { x: { low: 0, high: 1 }, y: { low: -5, high: 0 } }
    const b = { x: { low: -1, high: 0.5 }, y: { low: -1, high: 2 } }
    expect(joinPlanes(a, b)).toEqual({ x: { low: -1, high: 1 }, y: { low: -5, high: 2 } })
    expect(joinPlanes(a, a)).toEqual(a)
  })

  it('both axes have one scale, the middle is in the middle, up is up', () => {
    const place = toSquare({ x: { low: 0, high: 4 }, y: { low: 10, high: 11 } }, 130)
    expect(place([2, 10.5])).toEqual({ x: 65, y: 65 })
    // 4 wide with 15 % around on both sides: 5.2 over 130 px.
    expect(place([3, 10.5]).x - 65).toBeCloseTo(25)
    expect(place([2, 11.5]).y - 65).toBeCloseTo(-25)
    expect(toSquare({ x: { low: 3, high: 3 }, y: { low: 1, high: 1 } }, 100)([3, 1])).toEqual({ x: 50, y: 50 })
  })

  it.each([
    [16, 1, { width: 146, height: 146 }],
    [10, 1, { width: 900, height: 180 }],
    [7, 1.6, { width: 200, height: 400 }],
    [1, 1, { width: 50, height: 90 }],
    [512, 0.5, { width: 300, height: 200 }],
  ])('%i cells in a grid are as large as they can be and none sticks out', (count, aspect, room) => {
    const { columns, rows, width, height } = gridOf(count, aspect, room, 2)
    expect(columns * rows).toBeGreaterThanOrEqual(count)
    expect(columns * (rows - 1)).toBeLessThan(count)
    expect(width / height).toBeCloseTo(aspect)
    expect(columns * (width + 2) - 2).toBeLessThanOrEqual(room.width + 1e-9)
    expect(rows * (height + 2) - 2).toBeLessThanOrEqual(room.height + 1e-9)
    for (let others = 1; others <= count; others++) {
      const down = Math.ceil(count / others)
      const most = Math.min((room.width + 2) / others - 2, ((room.height + 2) / down - 2) * aspect)
      expect(width).toBeGreaterThanOrEqual(most - 1e-9)
    }
  })

  it('16 pictures fill a square of four by four', () => {
    expect(gridOf(16, 1, { width: 146, height: 146 }, 2)).toMatchObject({ columns: 4, rows: 4, width: 35 })
  })

  it('counts values in bins, strays at the ends', () => {
    expect(countBins([0, 0.1, 0.5, 0.99, 1, 7, -7, NaN], { low: 0, high: 1 }, 4)).toEqual([3, 0, 1, 3])
    expect(countBins([2, 2], { low: 2, high: 2 }, 3)).toEqual([2, 0, 0])
  })
})
