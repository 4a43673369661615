import type { Language } from '@shared/language'
import { decimalSign } from './decimalSign'
import { powerOfTen } from './powerOfTen'

/** As short as it can be without losing a digit, with the language's decimal sign; small and large numbers as powers of ten. */
export function writeNumber(value: number, language: Language): string {
  if (!Number.isFinite(value)) return ''
  const size = Math.abs(value)
  return decimalSign(size !== 0 && (size < 1e-3 || size >= 1e9) ? powerOfTen(value) : String(value), language)
}
