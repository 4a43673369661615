import type { Language } from '@shared/language'
import { decimalSign } from './decimalSign'
import { powerOfTen } from './powerOfTen'

const LOCALES: Readonly<Record<Language, string>> = { uk: 'uk-UA', en: 'en-US' }

const cache = new Map<string, Intl.NumberFormat>()
const numberFormat = (language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = language + JSON.stringify(options)
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(LOCALES[language], options)
  cache.set(key, made)
  return made
}

/** A number in the person's language: grouped thousands, at most `digits` after the point (3 if absent). */
export const formatNumber = (value: number, language: Language, digits = 3): string =>
  numberFormat(language, { maximumFractionDigits: digits }).format(value)

/** A large number in a few characters: `14.9K`, `14,9 тис.`. Below 1,000 it is written out. */
export const formatCompact = (value: number, language: Language): string =>
  numberFormat(
    language,
    Math.abs(value) < 1000 ? { maximumFractionDigits: 1 } : { notation: 'compact', maximumFractionDigits: 1 },
  ).format(value)

/** A measured value such as a loss, to `digits` significant digits: `0.0412`, `1.2e-5`, `12,345`. */
export const formatMeasure = (value: number, language: Language, digits = 3): string => {
  if (!Number.isFinite(value)) return String(value)
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    return decimalSign(powerOfTen(Number(value.toPrecision(digits))), language)
  }
  // No sign stands before a zero.
  if (size === 0) return '0'
  if (size >= 10 ** digits) return numberFormat(language, { maximumFractionDigits: 0 }).format(value)
  return numberFormat(language, { maximumSignificantDigits: digits }).format(value)
}

/** Seconds as a clock: `0:38`, `12:05`, `1:02:03`. */
export const formatDuration = (seconds: number): string => {
  if (!Number.isFinite(seconds)) return '–'
  const whole = Math.max(0, Math.round(seconds))
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** A shape without the batch: `28×28×1`; a single number has none and reads `1`. */
export const formatShape = (shape: readonly number[]): string => (shape.length === 0 ? '1' : shape.join('×'))

const AGES = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** How long ago a moment was (both ms since 1970): `yesterday`, `5 хвилин тому`. */
export const formatAgo = (at: number, now: number, language: Language): string => {
  const seconds = Math.max(0, (now - at) / 1000)
  const format = new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' })
  for (const [unit, size] of AGES) if (seconds >= size) return format.format(-Math.floor(seconds / size), unit)
  return format.format(0, 'second')
}

/** A text that may be in both languages. */
export const localized = (text: string | Readonly<Record<Language, string>>, language: Language): string =>
  typeof text === 'string' ? text : text[language]
