import type { Result } from '@shared/result'
import { fail, ok } from '@shared/result'

export interface NumberRange {
  readonly min: number
  readonly max: number
  readonly whole: boolean
}

/** Why a text is not a number of this range: a key of `inspector.invalid`. */
export type NumberFault = 'empty' | 'notNumber' | 'notWhole' | 'tooSmall' | 'tooLarge'

/** Commas between groups of three digits. In a whole number they group; elsewhere a comma is the decimal sign. */
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+$/

/** A number as a person types it: `1e-3`, `0,5`, `60 000`, and, where it must be whole, `60,000`. */
export function parseNumber(text: string, { min, max, whole }: NumberRange): Result<number, NumberFault> {
  const typed = text
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
  const plain = whole && GROUPED.test(typed) ? typed.replaceAll(',', '') : typed.replace(',', '.')
  if (plain === '') return fail('empty')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return fail('notNumber')
  const value = Number(plain)
  if (!Number.isFinite(value)) return fail('notNumber')
  if (whole && !Number.isInteger(value)) return fail('notWhole')
  if (value < min) return fail('tooSmall')
  if (value > max) return fail('tooLarge')
  return ok(value)
}
