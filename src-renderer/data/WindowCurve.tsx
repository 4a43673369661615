import type { ReactElement } from 'react'
import classes from './data.module.css'

interface Props {
  /** Values of a window, one a moment. */
  readonly values: readonly number[]
  /** What follows the window. */
  readonly next: readonly number[]
  readonly label: string
}
const WIDTH = 140
const HEIGHT = 56
const PADDING = 5

/** A window of a series as a curve, with what follows it in another color. */
export default function WindowCurve({ values, next, label }: Props): ReactElement {
  const all = [...values, ...next]
  const low = Math.min(...all)
  const span = Math.max(...all) - low || 1
  const place = (value: number, moment: number): string => {
    const x = PADDING + (moment / Math.max(1, all.length - 1)) * (WIDTH - 2 * PADDING)
    const y = HEIGHT - PADDING - ((value - low) / span) * (HEIGHT - 2 * PADDING)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  }
  const last = values.length - 1
  const [x, y] = place(all.at(-1) ?? 0, all.length - 1).split(',')
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes['curve']} role="img" aria-label={label}>
      <polyline points={values.map(place).join(' ')} fill="none" stroke="var(--accent)" strokeWidth={1.5} />
      {next.length > 0 && (
        <>
          <polyline
            points={all
              .slice(last)
              .map((value, i) => place(value, last + i))
              .join(' ')}
            fill="none"
            stroke="var(--cat-objective)"
            strokeWidth={1.5}
          />
          <circle cx={x} cy={y} r={2.5} fill="var(--cat-objective)" />
        </>
      )}
    </svg>
  )
}
