import { useTranslation } from 'react-i18next'
import styles from './UnrolledView.module.css'

/** What of a recurrent layer its picture shows. */
export interface Unrolled {
  /** Letters on the cells. */
  readonly icon: string
  /** What each moment hands to the next, in the symbols of the layer's formula. */
  readonly carries: readonly string[]
  /** Moments of the sequence. */
  readonly time: number
  readonly direction: 'forward' | 'backward' | 'both'
  /** Every moment answers, not the last alone. */
  readonly answersAll: boolean
}

const WIDTH = 256
/** Room at both ends for what the first moment starts from. */
const MARGIN = 14
const CELL = { width: 30, height: 26 } as const
/** Most moments drawn one by one; of more the first two and the last. */
const MOST = 4
const TOP = 34
const ROW = 44

/** Numbers of the moments that are drawn, `null` for those left out between them. */
const shownMoments = (time: number): readonly (number | null)[] =>
  time <= MOST ? Array.from({ length: time }, (_, i) => i + 1) : [1, 2, null, time]

/** A letter with a small one below, in its middle. */
function Letter({ x, y, name, sub }: { x: number; y: number; name: string; sub?: string }) {
  return (
    <text x={x} y={y} className={styles.symbol}>
      {name}
      {sub !== undefined && (
        <tspan dy={3} className={styles.sub}>
          {sub}
        </tspan>
      )}
    </text>
  )
}

const arrowPath = (x1: number, y1: number, x2: number, y2: number): string => `M${x1},${y1}L${x2},${y2}`

/** The cells of one direction, with what goes from each to the next. */
function Way({ y, backward, at, ...layer }: Unrolled & { y: number; backward: boolean; at: readonly number[] }) {
  const moments = shownMoments(layer.time)
  const half = CELL.width / 2
  const sign = backward ? -1 : 1
  const order = backward ? [...at].reverse() : at
  const carried = layer.carries.join(', ')
  const first = order[0] ?? 0
  return (
    <g>
      <path
        d={arrowPath(first - sign * (half + 18), y, first - sign * (half + 2), y)}
        className={styles.arrow}
        markerEnd="url(#tip)"
      />
      <Letter x={first - sign * (half + 22)} y={y + 4} name="0" />
      {order.slice(1).map((x, i) => {
        const from = (order[i] ?? 0) + sign * half
        const to = x - sign * (half + 2)
        return (
          <g key={x}>
            <path d={arrowPath(from, y, to, y)} className={styles.arrow} markerEnd="url(#tip)" />
            <Letter x={(from + to) / 2} y={y - 8} name={carried} />
          </g>
        )
      })}
      {at.map((x, i) =>
        moments[i] === null ? (
          <Letter key={x} x={x} y={y + 4} name="…" />
        ) : (
          <g key={x}>
            <rect x={x - half} y={y - CELL.height / 2} {...CELL} rx={6} className={styles.cell} />
            <Letter x={x} y={y + 4} name={layer.icon} />
          </g>
        ),
      )}
    </g>
  )
}

/** A recurrent layer laid out in time: one cell with the same weights at every moment. */
export default function UnrolledView(layer: Unrolled) {
  const { t } = useTranslation()
  const { time, direction, answersAll } = layer
  const moments = shownMoments(time)
  const at = moments.map((_, i) => MARGIN + ((WIDTH - 2 * MARGIN) * (i + 0.5)) / moments.length)
  const ways = direction === 'both' ? [false, true] : [direction === 'backward']
  const rowAt = (i: number): number => TOP + 16 + ROW * i
  const floor = rowAt(ways.length - 1) + CELL.height / 2
  /** Where a single answer comes out: at the moment that is read last, of both directions at the end. */
  const last = direction === 'backward' ? 1 : time
  const height = TOP + ROW * ways.length + 22
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        width="100%"
        role="img"
        aria-label={t('inspector.unrolledOf', { count: time })}
      >
        <defs>
          <marker
            id="tip"
            viewBox="0 0 6 6"
            refX="5"
            refY="3"
            markerWidth="6"
            markerHeight="6"
            orient="auto-start-reverse"
          >
            <path d="M0,0L6,3L0,6z" className={styles.tip} />
          </marker>
        </defs>
        {moments.map((moment, i) => {
          const x = at[i] ?? 0
          if (moment === null) return null
          const answers = answersAll || moment === last
          return (
            <g key={moment}>
              <Letter x={x} y={height - 5} name="x" sub={`${moment}`} />
              <path d={arrowPath(x, height - 18, x, floor)} className={styles.arrow} markerEnd="url(#tip)" />
              {ways.length > 1 && <path d={arrowPath(x, height - 18, x, TOP)} className={styles.arrow} />}
              {answers && <path d={arrowPath(x, TOP, x, 18)} className={styles.arrow} markerEnd="url(#tip)" />}
              {answers && <Letter x={x} y={12} name="y" sub={answersAll ? `${moment}` : undefined} />}
            </g>
          )
        })}
        {ways.map((backward, i) => (
          <Way key={String(backward)} {...layer} backward={backward} at={at} y={rowAt(i)} />
        ))}
      </svg>
      <figcaption>{t('inspector.unrolledHelp', { count: time })}</figcaption>
    </figure>
  )
}
