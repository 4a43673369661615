import { describe, expect, it } from 'vitest'
import { createRandom } from '@shared/random'
import { toDigit, type Picture } from '../../../src-renderer/insight/toDigit'

/** A filled rectangle of ink on an otherwise black drawing. */
function rectangle(width: number, height: number, left: number, top: number, w: number, h: number): Picture {
  const values = new Float32Array(width * height)
  for (let y = top; y < top + h; y++) for (let x = left; x < left + w; x++) values[y * width + x] = 1
  return { width, height, values }
}

function measure(values: Float32Array, width: number): { x: number; y: number; w: number; h: number } {
  let mass = 0,
    x = 0,
    y = 0,
    left = Infinity,
    right = -1,
    top = Infinity,
    bottom = -1
  values.forEach((v, i) => {
    const column = i % width,
      row = Math.floor(i / width)
    mass += v
    x += v * (column + 0.5)
    y += v * (row + 0.5)
    if (v > 0.5) {
      left = Math.min(left, column)
      right = Math.max(right, column)
      top = Math.min(top, row)
      bottom = Math.max(bottom, row)
    }
  })
  return { x: x / mass, y: y / mass, w: right - left + 1, h: bottom - top + 1 }
}

describe('toDigit', () => {
  it('fits the ink into 20 of 28 pixels with its aspect ratio kept and its center of mass in the center, wherever it was drawn', () => {
    const random = createRandom(7, 'toDigit')
    for (let i = 0; i < 25; i++) {
      const w = 20 + random.int(60),
        h = 20 + random.int(60)
      const digit = toDigit(rectangle(196, 196, random.int(196 - w), random.int(196 - h), w, h), 28, 28)
      const seen = measure(digit, 28)
      expect(seen.x).toBeCloseTo(14, 0)
      expect(seen.y).toBeCloseTo(14, 0)
      expect(Math.abs(Math.max(seen.w, seen.h) - 20)).toBeLessThanOrEqual(1)
      expect(Math.abs(seen.w / seen.h - w / h)).toBeLessThan(0.16 * (w / h) + 0.05)
    }
  })
  it('leaves an empty drawing empty and every value within 0–1', () => {
    expect([...toDigit({ width: 50, height: 50, values: new Float32Array(2500) }, 28, 28)].every((v) => v === 0)).toBe(
      true,
    )
    const noise = Float32Array.from({ length: 2500 }, () => createRandom(3, 'n').uniform())
    expect([...toDigit({ width: 50, height: 50, values: noise }, 28, 28)].every((v) => v >= 0 && v <= 1)).toBe(true)
  })
  it('survives a single dot in a corner', () => {
    const values = new Float32Array(2500)
    values[0] = 1
    const digit = toDigit({ width: 50, height: 50, values }, 28, 28)
    expect([...digit].every(Number.isFinite)).toBe(true)
    expect(measure(digit, 28).x).toBeCloseTo(14, 0)
  })
})
