import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../i18n/format'
import { useInterface } from '../state/studio'
import { classColor } from './classColors'
import classes from './data.module.css'
import type { Labels } from '@shared/catalog/define/tensorType'

interface Props {
  /** One or two features a row. */
  readonly features: readonly (readonly number[])[]
  readonly targets: readonly (readonly number[])[]
  readonly labels: Labels | undefined
  /** What lies along and across. */
  readonly axes: readonly [string, string]
}
const SIZE = 200
/** Room for the numbers at the axes, and around the outermost points. */
const AXIS = { left: 42, bottom: 18 } as const
const PADDING = 10
const RADIUS = { few: 5, some: 3, many: 2 } as const

/** Points in the plane, colored by class, or the fuller the greater their number; for a single feature the target is the height. */
export default function PointsPlot({ features, targets, labels, axes }: Props): ReactElement {
  const { t } = useTranslation()
  const toFull = toScale(
    targets.map(([value = 0]) => value),
    0,
    1,
  )
  const points = features.map((row, i) => ({
    x: row[0] ?? 0,
    y: row[1] ?? targets[i]?.[0] ?? 0,
    of: targets[i]?.[0] ?? 0,
    // Where the target is no height, it is seen as how full the color is.
    full: labels || row.length === 1 ? 0.8 : 0.15 + 0.85 * toFull(targets[i]?.[0] ?? 0),
  }))
  const xs = points.map((p) => p.x)
  const ys = points.map((p) => p.y)
  const scaleX = toScale(xs, AXIS.left + PADDING, SIZE - PADDING)
  const scaleY = toScale(ys, SIZE - AXIS.bottom - PADDING, PADDING)
  const radius = RADIUS[points.length <= 20 ? 'few' : points.length <= 150 ? 'some' : 'many']
  return (
    <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className={classes['points']} role="img" aria-label={t('drawer.points')}>
      <path
        d={`M${AXIS.left},0V${SIZE - AXIS.bottom}H${SIZE}`}
        fill="none"
        stroke="var(--line-strong)"
        vectorEffect="non-scaling-stroke"
      />
      <Axis name={axes[0]} values={xs} along scale={scaleX} />
      <Axis name={axes[1]} values={ys} scale={scaleY} />
      {points.map((p, i) => (
        <circle
          key={i}
          cx={scaleX(p.x)}
          cy={scaleY(p.y)}
          r={radius}
          fill={classColor(labels ? p.of : 0)}
          fillOpacity={p.full}
        />
      ))}
    </svg>
  )
}

interface AxisProps {
  readonly name: string
  readonly values: readonly number[]
  readonly along?: boolean
  scale(value: number): number
}

/** The name of an axis, between the least and the greatest value on it. */
function Axis({ name, values, along = false, scale }: AxisProps): ReactElement {
  const language = useInterface((s) => s.language)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const at = (place: number) => (along ? { x: place, y: SIZE - 4 } : { x: AXIS.left - 4, y: place + 4 })
  const middle = { text: name, ...at(along ? (SIZE + AXIS.left) / 2 : (SIZE - AXIS.bottom) / 2), color: 'var(--text)' }
  const end = (value: number) => ({
    text: formatMeasure(value, language, 2),
    ...at(scale(value)),
    color: 'var(--mute)',
  })
  const words = low === high ? [{ ...middle, text: `${name} = ${end(low).text}` }] : [end(low), middle, end(high)]
  return (
    <g fontSize={11} textAnchor={along ? 'middle' : 'end'}>
      {words.map(({ text, x, y, color }, i) => (
        <text key={i} x={x} y={y} fill={color}>
          {text}
        </text>
      ))}
    </g>
  )
}

function toScale(values: readonly number[], from: number, to: number): (value: number) => number {
  const low = Math.min(...values)
  const span = Math.max(...values) - low
  // Values that are all the same lie in the middle.
  return (value) => from + (span > 0 ? (value - low) / span : 0.5) * (to - from)
}
