import { useCallback, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Histogram } from '@shared/looks/histograms'
import { percentText } from '@shared/percentText'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import { drawAxes } from '../draw/axes'
import drawClasses from '../draw/draw.module.css'
import Pointed, { type Spot } from '../draw/Pointed'
import { drawHeat } from '../draw/drawHeat'
import { stackHistograms, type Column } from './collect'

const BINS = 60

interface Props {
  readonly all: readonly (Histogram & { readonly step: number })[]
  readonly name: string
}

/** Steps from left to right, values from below, and how many numbers lie there as colors; the mean, and the deviation on both sides of it. */
export default function SpreadPicture({ all, name }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [spot, setSpot] = useState<Spot | null>(null)
  const stack = useMemo(() => stackHistograms(all, BINS), [all])
  const number = useCallback((value: number) => formatMeasure(value, language), [language])
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      const { columns, low, high } = stack
      const half = low === high ? Math.abs(low) || 1 : 0
      const whole = (step: number): string => (Number.isInteger(step) ? number(step) : '')
      const steps = { low: columns[0]?.step ?? 0, high: columns.at(-1)?.step ?? 1, format: whole }
      const { place, atX, atY } = drawAxes(context, room, colors, {
        x: steps.low === steps.high ? { ...steps, high: steps.low + 1 } : steps,
        y: { low: low - half, high: high + half, format: number },
      })
      const most = columns.map(({ shares }) => Math.max(...shares))
      const tones = { low: 0, high: 1, signed: false }
      columns.forEach((column, i) => {
        const from = i === 0 ? place.x : middle(columns, i - 1, atX)
        const to = i === columns.length - 1 ? place.x + place.width : middle(columns, i, atX)
        const at = (row: number): number => (column.shares[BINS - 1 - row] ?? 0) / (most[i] || 1)
        const top = half > 0 ? place.y + place.height / 2 - 4 : place.y
        const size = { rows: half > 0 ? 1 : BINS, columns: 1 }
        const height = half > 0 ? 8 : place.height
        drawHeat(context, half > 0 ? () => 1 : at, size, tones, { x: from, y: top, width: to - from + 0.5, height })
      })
      context.lineWidth = 1.5
      for (const sign of [0, -1, 1]) {
        // The heat behind is dark in both themes.
        context.strokeStyle = 'rgb(255 255 255 / 85%)'
        context.setLineDash(sign === 0 ? [] : [4, 3])
        context.beginPath()
        for (const { step, mean, deviation } of columns) context.lineTo(atX(step), atY(mean + sign * deviation))
        if (columns.length === 1) context.lineTo(place.x + place.width, atY((columns[0]?.mean ?? 0) + sign * (columns[0]?.deviation ?? 0))) // prettier-ignore
        context.stroke()
      }
      context.setLineDash([])
    },
    [stack, number],
  )
  const column = spot ? nearest(stack.columns, spot.x) : stack.columns.at(-1)
  const bin = spot ? Math.min(BINS - 1, Math.max(0, Math.floor((1 - spot.y) * BINS))) : undefined
  return (
    <>
      <Pointed label={t('views.histograms.keys')} onPoint={setSpot}>
        <Picture draw={draw} name={name} label={t('views.histograms.picture', { name, steps: stack.columns.length })} />
      </Pointed>
      <p className={drawClasses['caption']}>
        {column && (
          <span>
            {t('views.histograms.column', {
              step: number(column.step),
              mean: number(column.mean),
              deviation: number(column.deviation),
            })}
          </span>
        )}
        {column && bin !== undefined && stack.high > stack.low && (
          <span>
            {t('views.histograms.bin', {
              low: number(stack.low + ((stack.high - stack.low) * bin) / BINS),
              high: number(stack.low + ((stack.high - stack.low) * (bin + 1)) / BINS),
              share: percentText(column.shares[bin] ?? 0, language, 1),
            })}
          </span>
        )}
      </p>
    </>
  )
}

/** Where one column ends and the next begins, px. */
const middle = (columns: readonly Column[], i: number, atX: (step: number) => number): number =>
  (atX(columns[i]?.step ?? 0) + atX(columns[i + 1]?.step ?? 0)) / 2

/** The column at a share of the width. */
function nearest(columns: readonly Column[], share: number): Column | undefined {
  const [first, last] = [columns[0], columns.at(-1)]
  if (!first || !last) return undefined
  const step = first.step + share * (last.step - first.step)
  return columns.reduce((best, one) => (Math.abs(one.step - step) < Math.abs(best.step - step) ? one : best), first)
}
