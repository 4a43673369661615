import { useCallback, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Histogram } from '@shared/looks/histograms'
import { percentText } from '@shared/percentText'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import drawClasses from '../draw/draw.module.css'
import Pointed, { type Spot } from '../draw/Pointed'
import { stackHistograms, type Column } from './collect'
import { drawSpread } from './drawSpread'

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
    (context, room, colors) => drawSpread(context, room, colors, stack, number),
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

/** The column at a share of the width. */
function nearest(columns: readonly Column[], share: number): Column | undefined {
  const [first, last] = [columns[0], columns.at(-1)]
  if (!first || !last) return undefined
  const step = first.step + share * (last.step - first.step)
  return columns.reduce((best, one) => (Math.abs(one.step - step) < Math.abs(best.step - step) ? one : best), first)
}
