import type { ActivationDefinition } from '@shared/catalog/define/activation'
import { parseParams } from '@shared/catalog/define/params'
import { memo } from 'react'
import styles from './ActivationPlot.module.css'

const RANGE = 3.5
const SAMPLES = 70

interface Props {
  readonly item: ActivationDefinition
  readonly params?: Readonly<Record<string, unknown>>
  readonly width: number
  readonly height: number
  /** Draws axes and the derivative as well. */
  readonly detailed?: boolean
}

/**
 * Values of a function of one number on an even grid over [−3.5, 3.5], and its derivative to the right: 1 for ReLU at 0, as in the lecture,
 * and 0 where a step has its jump.
 */
function sample(f: (x: number) => number): { x: number; y: number; slope: number }[] {
  const h = 1e-4
  return Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const x = -RANGE + (2 * RANGE * i) / SAMPLES
    return { x, y: f(x), slope: (f(x + h) - f(x)) / h }
  })
}

/** The graph of an activation: φ(x), and when detailed also φ′(x), dashed. Nothing for a function that is not elementwise. */
function ActivationPlot({ item, params, width, height, detailed = false }: Props) {
  const plot = item.plot
  if (!plot) return null
  const parsed = parseParams(item.params, (params ?? {}) as never).params as never
  const points = sample((x) => plot(x, parsed))
  const ys = points.flatMap((point) => (detailed ? [point.y, point.slope] : [point.y])).filter(Number.isFinite)
  const low = Math.min(0, ...ys)
  const high = Math.max(detailed ? 1 : 0.2, ...ys)
  const pad = 3
  const toX = (x: number) => pad + ((x + RANGE) / (2 * RANGE)) * (width - 2 * pad)
  const toY = (y: number) => height - pad - ((y - low) / (high - low || 1)) * (height - 2 * pad)
  const line = (of: (point: { y: number; slope: number }) => number) =>
    points.map((point, i) => `${i === 0 ? 'M' : 'L'}${toX(point.x).toFixed(1)},${toY(of(point)).toFixed(1)}`).join('')
  return (
    <svg className={styles.plot} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {detailed && (
        <>
          <line className={styles.axis} x1={pad} x2={width - pad} y1={toY(0)} y2={toY(0)} />
          <line className={styles.axis} x1={toX(0)} x2={toX(0)} y1={pad} y2={height - pad} />
          <path className={styles.derivative} d={line((point) => point.slope)} />
        </>
      )}
      <path className={styles.value} d={line((point) => point.y)} />
    </svg>
  )
}

export default memo(ActivationPlot)
