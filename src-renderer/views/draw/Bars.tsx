import type { ReactElement } from 'react'
import { useFormat } from '../../shell/useFormat'
import { formatMeasure } from '../../i18n/format'
import classes from './draw.module.css'

interface Props {
  readonly bars: readonly { readonly name: string; readonly value: number }[]
  /** What they are. */
  readonly label: string
}

/** Numbers as bars from zero, each with its name and its value. */
export default function Bars({ bars, label }: Props): ReactElement {
  const { language } = useFormat()
  const values = bars.map(({ value }) => value)
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const share = (value: number): number => (100 * value) / (high - low || 1)
  return (
    <ol className={classes['bars']} aria-label={label} tabIndex={0}>
      {bars.map(({ name, value }, i) => (
        <li key={i}>
          <span title={name}>{name}</span>
          <i aria-hidden>
            <b
              data-below={value < 0 || undefined}
              style={{ left: `${share(Math.min(0, value) - low)}%`, width: `${share(Math.abs(value))}%` }}
            />
          </i>
          <span>{formatMeasure(value, language)}</span>
        </li>
      ))}
    </ol>
  )
}
