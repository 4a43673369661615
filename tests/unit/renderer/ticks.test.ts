import { describe, expect, it } from 'vitest'
import { toTicks } from '../../../src-renderer/charts/toTicks'

describe('ticks of an axis', () => {
  it('are round and lie inside the values', () => {
    expect(toTicks([0.05, 35], 5)).toEqual([10, 20, 30])
    expect(toTicks([1, 3], 5)).toEqual([1, 1.5, 2, 2.5, 3])
  })
  it('cover the values where the axis ends with them', () => {
    expect(toTicks([0.0759, 0.89], 5, { cover: true })).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
    expect(toTicks([0.45, 1], 5, { cover: true, max: 1 })).toEqual([0.4, 0.6, 0.8, 1])
  })
  it('never show more than the whole', () => {
    expect(Math.max(...toTicks([0.9, 0.9999999], 5, { cover: true, max: 1 }))).toBeLessThanOrEqual(1)
  })
  it('are two different numbers even where all values are the same', () => {
    for (const value of [0.01, 1e-7, 0, 1, -5, 12345678])
      expect(new Set(toTicks([value, value], 5, { cover: true })).size, String(value)).toBeGreaterThan(1)
    expect(toTicks([1, 1], 5, { cover: true, max: 1 })).toEqual([0.8, 1])
    expect(toTicks([Math.fround(0.05)], 5, { cover: true })).toEqual([0.04, 0.05, 0.06])
  })
  it('are powers of ten on a logarithmic axis, however many there are', () => {
    expect(toTicks([0.003, 40], 5, { log: true, cover: true })).toEqual([1e-3, 1e-2, 1e-1, 1, 10, 100])
    expect(toTicks([1e-20, 1], 5, { log: true, cover: true }).length).toBeLessThanOrEqual(6)
    expect(toTicks([0, -1], 5, { log: true, cover: true })).toEqual([])
  })
  it('take single precision for what it stands for', () => {
    const rate = Math.fround(0.002)
    expect(toTicks([rate, rate], 5, { cover: true })).toEqual([0.0015, 0.002, 0.0025])
  })
  it('survive what a failing run brings', () => {
    expect(toTicks([NaN, Infinity, 2], 5, { cover: true }).every(Number.isFinite)).toBe(true)
    expect(toTicks([1e300, 3e306], 5, { cover: true }).every(Number.isFinite)).toBe(true)
    expect(toTicks([-1.5e308, 1.5e308], 5, { cover: true }).length).toBeLessThanOrEqual(7)
  })
})
