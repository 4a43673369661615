import { percentText } from '@shared/percentText'
import { describe, expect, it } from 'vitest'
import { chooseLanguage } from '../../../src-renderer/i18n/chooseLanguage'
import {
  formatAgo,
  formatCompact,
  formatDuration,
  formatMeasure,
  formatNumber,
  formatShape,
} from '../../../src-renderer/i18n/format'

/** Any space as a plain one: languages group digits with spaces that do not break. */
const plain = (text: string): string => text.replace(/\s/g, ' ')

describe('numbers in the person’s language', () => {
  it.each([
    [0, '0:00'],
    [38, '0:38'],
    [59.6, '1:00'],
    [725, '12:05'],
    [3723, '1:02:03'],
    [36_000, '10:00:00'],
    [-5, '0:00'],
    [Number.NaN, '–'],
    [Infinity, '–'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text)
  })

  it.each([
    [0.974, 'en', '97.4%'],
    [0.974, 'uk', '97,4\u00a0%'],
    [1, 'uk', '100,0\u00a0%'],
  ] as const)('a share of %d in %s is %s', (share, language, text) => {
    expect(percentText(share, language, 1, 1)).toBe(text)
  })

  it.each([
    [1742, 'en', '1,742'],
    [1742, 'uk', '1 742'],
    [61_706, 'uk', '61 706'],
    [0.5, 'uk', '0,5'],
    [1.23456, 'en', '1.235'],
    [-3, 'en', '-3'],
  ] as const)('%d in %s is %s', (value, language, text) => {
    expect(plain(formatNumber(value, language))).toBe(text)
  })

  it.each([
    [0.0412, 'en', '0.0412'],
    [0.0412, 'uk', '0,0412'],
    [2.3026, 'en', '2.3'],
    [12_345.6, 'en', '12,346'],
    [0, 'en', '0'],
    [0.001, 'en', '0.001'],
    [0.0008, 'en', '8e-4'],
    [0.000_012_34, 'uk', '1,23e-5'],
    [12_345_678, 'uk', '1,23e7'],
    [Number.NaN, 'en', 'NaN'],
    [-0.25, 'en', '-0.25'],
  ] as const)('the measure %d in %s is %s', (value, language, text) => {
    expect(plain(formatMeasure(value, language))).toBe(text)
  })

  it.each([0.00001, 1e-12, 123_456_789])(
    'a measure as small or large as %d stays short and keeps its size',
    (value) => {
      const text = formatMeasure(value, 'en')
      expect(text.length).toBeLessThanOrEqual(9)
      expect(Number(text) / value).toBeCloseTo(1, 2)
    },
  )

  it.each([
    [14_900, 'en', '14.9K'],
    [14_900, 'uk', '14,9 тис.'],
    [999, 'en', '999'],
    [12.34, 'en', '12.3'],
    [2_400_000, 'uk', '2,4 млн'],
  ] as const)('%d in %s is %s in short', (value, language, text) => {
    expect(plain(formatCompact(value, language))).toBe(text)
  })

  it.each([
    [[28, 28, 1], '28×28×1'],
    [[10], '10'],
    [[], '1'],
  ])('the shape %j is %s', (shape, text) => {
    expect(formatShape(shape)).toBe(text)
  })

  const now = Date.UTC(2024, 5, 15, 12)
  it.each([
    [now - 86_400_000, 'en', 'yesterday'],
    [now - 86_400_000, 'uk', 'учора'],
    [now - 5 * 60_000, 'en', '5 minutes ago'],
    [now - 5 * 60_000, 'uk', '5 хвилин тому'],
    [now, 'en', 'now'],
    [now + 60_000, 'en', 'now'],
    [now - 3 * 3_600_000, 'uk', '3 години тому'],
  ] as const)('%d in %s was %s', (at, language, text) => {
    expect(formatAgo(at, now, language)).toBe(text)
  })
})

describe('the first language', () => {
  it.each([
    [['uk-UA', 'en'], 'uk'],
    [['en-GB'], 'en'],
    [['de', 'uk'], 'uk'],
    [['de', 'fr'], 'en'],
    [[], 'en'],
    [['UK'], 'uk'],
    [['en', 'uk'], 'en'],
  ] as const)('of %j is %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language)
  })
})
