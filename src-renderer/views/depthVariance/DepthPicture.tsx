import { useCallback, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { percentText } from '@shared/percentText'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { colorsOf } from '../../inside/colors'
import { useInterface } from '../../state/studio'
import { drawAxes } from '../draw/axes'
import drawClasses from '../draw/draw.module.css'
import Pointed, { type Spot } from '../draw/Pointed'
import { decades } from '../gradientFlow/decades'
import type { DepthCurve, DepthMeasure } from './toCurves'

interface Props {
  readonly curves: readonly DepthCurve[]
  /** Of the layers. */
  readonly titles: readonly string[]
  readonly measure: DepthMeasure
}

/** Below this a value is drawn on the floor, decades. */
const LEAST = -12

/** A curve for each initializer over the layers. */
export default function DepthPicture({ curves, titles, measure }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [spot, setSpot] = useState<Spot | null>(null)
  const log = measure !== 'idle'
  const told = useCallback(
    (value: number) => (log ? formatMeasure(value, language, 2) : percentText(value, language, 0)),
    [log, language],
  )
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      const values = curves.flatMap(({ values }) => values.filter((value) => value !== null))
      const range = log ? decades(values.filter((value) => value >= 10 ** LEAST)) : { low: 0, high: 1 }
      const last = titles.length
      const { atX, atY } = drawAxes(context, room, colors, {
        x: { low: 1, high: Math.max(2, last), format: (at) => (Number.isInteger(at) ? String(at) : '') },
        y: { ...range, log, format: told },
      })
      const height = (value: number): number =>
        atY(log ? Math.max(range.low, value > 0 ? Math.log10(value) : LEAST) : value)
      for (const { trial, values } of curves) {
        context.strokeStyle = context.fillStyle = colors.classes[trial.color] ?? colors.mute
        context.lineWidth = 2
        context.setLineDash([...trial.dash])
        context.beginPath()
        values.forEach((value, i) => value !== null && context.lineTo(atX(i + 1), height(value)))
        context.stroke()
        context.setLineDash([])
        values.forEach((value, i) => {
          if (value === null) return
          context.beginPath()
          context.arc(atX(i + 1), height(value), 3, 0, 2 * Math.PI)
          context.fill()
        })
      }
    },
    [curves, titles, log, told],
  )
  const count = titles.length
  const at = Math.max(0, Math.min(count - 1, Math.round((spot?.x ?? 1) * (count - 1))))
  const colors = colorsOf(document.body)
  return (
    <>
      <Pointed label={t('views.depthVariance.keys')} onPoint={setSpot}>
        <Picture draw={draw} name={t('views.depthVariance.name')} label={t('views.depthVariance.picture')} />
      </Pointed>
      <p className={drawClasses['caption']}>
        <span>{t('views.depthVariance.layer', { number: at + 1, name: titles[at] ?? '' })}</span>
        {curves.map(({ trial, values }) => (
          <span key={trial.id} data-trial={trial.id}>
            <svg width="18" height="8" aria-hidden="true">
              <line
                x2="18"
                y1="4"
                y2="4"
                strokeWidth="2"
                stroke={colors.classes[trial.color]}
                strokeDasharray={trial.dash.join(' ')}
              />
            </svg>{' '}
            {t(`views.depthVariance.trials.${trial.id as 'zeros'}`)}
            {': '}
            {values[at] === null || values[at] === undefined ? '–' : told(values[at])}
          </span>
        ))}
      </p>
    </>
  )
}
