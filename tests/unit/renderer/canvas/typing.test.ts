import { describe, expect, it } from 'vitest'
import { parseNumber } from '../../../../src-renderer/inspector/parseNumber'
import { parseShape } from '../../../../src-renderer/inspector/parseShape'

const range = { min: 1, max: 100_000, whole: true }

describe('numbers as people type them', () => {
  it.each([
    ['60 000', range, 60_000],
    ['60\u00a0000', range, 60_000],
    ['60,000', range, 60_000],
    ['1,000', { min: 0, max: 2000, whole: false }, 1],
    ['1e3', range, 1000],
    ['  7 ', range, 7],
    ['0,5', { min: 0, max: 1, whole: false }, 0.5],
    ['1e-3', { min: 0, max: 1, whole: false }, 0.001],
    ['.5', { min: 0, max: 1, whole: false }, 0.5],
    ['−1', { min: -2, max: 2, whole: false }, -1],
  ])('%s', (text, limits, value) => expect(parseNumber(text, limits)).toEqual({ ok: true, value }))

  it.each([
    ['', 'empty'],
    ['abc', 'notNumber'],
    ['1,000,000', 'tooLarge'],
    ['1..2', 'notNumber'],
    ['0x10', 'notNumber'],
    ['Infinity', 'notNumber'],
    ['1e999', 'notNumber'],
    ['NaN', 'notNumber'],
    ['12px', 'notNumber'],
    ['0.5', 'notWhole'],
    ['0', 'tooSmall'],
    ['-3', 'tooSmall'],
    ['100001', 'tooLarge'],
  ])('“%s” is refused: %s', (text, fault) => expect(parseNumber(text, range)).toEqual({ ok: false, error: fault }))
})

describe('shapes as people type them', () => {
  it.each([
    ['28×28×1', [28, 28, 1]],
    ['28x28 x 1', [28, 28, 1]],
    ['28, 28, 1', [28, 28, 1]],
    ['28 28', [28, 28]],
    ['-1', [-1]],
    ['−1×10', [-1, 10]],
    ['', []],
  ])('%s', (text, value) => expect(parseShape(text)).toEqual({ ok: true, value }))

  it.each(['a×b', '2.5×2', '0×3', '-2', '1×1×1×1×1×1×1', '99999999999'])('“%s” is refused', (text) =>
    expect(parseShape(text).ok).toBe(false),
  )
})
