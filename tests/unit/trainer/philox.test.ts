import { describe, expect, it } from 'vitest'
import { philox, randomWords } from '../../../src-main/trainer/program/philox'

const hex = (words: Uint32Array): string[] => [...words].map((word) => word.toString(16).padStart(8, '0'))

describe('philox 4×32-10', () => {
  // kat_vectors of the Random123 library (D. E. Shaw Research).
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      ['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8'],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      ['408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd'],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      ['d16cfe09', '94fdcceb', '5001e420', '24126ea1'],
    ],
  ] as const)('counter %j, key %j', (counter, key, expected) => {
    const out = new Uint32Array(4)
    philox(counter, key, out)
    expect(hex(out)).toEqual(expected)
  })

  it('gives the same start for longer and shorter requests', () => {
    expect([...randomWords(1000, 5, -7).subarray(0, 13)]).toEqual([...randomWords(13, 5, -7)])
    expect([...randomWords(4, 5, -7)]).not.toEqual([...randomWords(4, 5, 7)])
  })

  it('spreads the top and the bottom bits evenly', () => {
    const words = randomWords(40_000, 3, 11)
    const share = (test: (word: number) => boolean) => words.filter(test).length / words.length
    // Five standard deviations of a fair coin.
    for (const bit of [0, 7, 16, 23, 31])
      expect(Math.abs(share((word) => ((word >>> bit) & 1) === 1) - 0.5)).toBeLessThan(0.0125)
  })
})
