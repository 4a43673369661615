import type { ParamSpec } from '@shared/catalog/define/params'
import { useCallback, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../i18n/format'
import { writeNumber } from '../i18n/writeNumber'
import { useInterface } from '../state/studio'
import DraftInput from './DraftInput'
import { parseNumber } from './parseNumber'

interface Props {
  readonly spec: Pick<Extract<ParamSpec, { type: 'int' | 'float' }>, 'min' | 'max' | 'unit'> & {
    readonly type: 'int' | 'float'
    readonly scale?: 'linear' | 'log'
  }
  readonly value: number
  readonly label: string
  readonly placeholder?: string
  readonly locked?: string | undefined
  /** Stands at the end of the field in place of the unit. */
  readonly right?: ReactNode
  readonly onChange: (value: number) => void
}

/** One step: 1 for whole numbers, 1-2-5 steps for logarithmic ones, a digit of the last decimal else. */
function stepped(spec: Props['spec'], value: number, by: number): number {
  if (spec.type === 'int') return value + by
  if (spec.scale === 'log' && value > 0) return Number((value * 10 ** (by / 10)).toPrecision(2))
  const decimals = Math.max(1, (String(value).split('.')[1] ?? '').length)
  return Number((value + by * 10 ** -decimals).toFixed(decimals))
}

/** A number with its unit and range; arrows step, with Shift ten at once. */
export default function NumberField({ spec, value, label, locked, placeholder, right, onChange }: Props) {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const format = useCallback((n: number) => writeNumber(n, language), [language])
  const parse = useCallback(
    (text: string) => {
      const parsed = parseNumber(text, { min: spec.min, max: spec.max, whole: spec.type === 'int' })
      const number = (n: number) => formatNumber(n, language, 10)
      return parsed.ok
        ? parsed
        : {
            ok: false as const,
            error: t(`inspector.invalid.${parsed.error}`, { min: number(spec.min), max: number(spec.max) }),
          }
    },
    [spec, language, t],
  )
  const unit = spec.unit && t(`inspector.units.${spec.unit}`)
  return (
    <DraftInput
      value={value}
      format={format}
      parse={parse}
      onChange={onChange}
      live={Number.isFinite(value)}
      step={(now, by) => (Number.isFinite(now) ? Math.min(spec.max, Math.max(spec.min, stepped(spec, now, by))) : null)}
      label={label}
      locked={locked}
      placeholder={placeholder}
      right={right ?? unit}
      rightWidth={!right && unit ? 12 + 8 * unit.length : undefined}
    />
  )
}
