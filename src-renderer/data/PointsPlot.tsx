import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './data.module.css'
import type { Labels } from '@shared/catalog/define/tensorType'

interface Props {
  /** One or two features a row. */
  readonly features: readonly (readonly number[])[]
  readonly targets: readonly (readonly number[])[]
  readonly labels: Labels | undefined
}
const SIZE = 200
const COLORS = [
  'var(--accent)',
  'var(--cat-activation)',
  'var(--cat-objective)',
  'var(--cat-merge)',
  'var(--cat-convolution)',
  'var(--cat-regularize)',
]

/** Points in the plane, colored by class; for a single feature the target is the height. */
export default function PointsPlot({ features, targets, labels }: Props): ReactElement {
  const { t } = useTranslation()
  const points = features.map((row, i) => ({
    x: row[0] ?? 0,
    y: (labels ? row[1] : targets[i]?.[0]) ?? 0,
    of: labels ? (targets[i]?.[0] ?? 0) : 0,
  }))
  const scaleX = toScale(points.map((p) => p.x))
  const scaleY = toScale(points.map((p) => p.y))
  return (
    <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className={classes['points']} role="img" aria-label={t('drawer.points')}>
      {points.map((p, i) => (
        <circle
          key={i}
          cx={scaleX(p.x)}
          cy={SIZE - scaleY(p.y)}
          r={2}
          fill={COLORS[p.of % COLORS.length]}
          fillOpacity={0.8}
        />
      ))}
    </svg>
  )
}

function toScale(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  return (value) => 8 + ((value - low) / span) * (SIZE - 16)
}
