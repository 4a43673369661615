import { useCallback, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import { drawAxes } from '../draw/axes'
import drawClasses from '../draw/draw.module.css'
import Pointed, { type Spot } from '../draw/Pointed'
import { RATES, type FoundRates } from './findRates'

interface Props {
  readonly losses: readonly (number | null)[]
  readonly found: FoundRates
}

/** The loss over the logarithm of the learning rate, as it was measured and smoothed. */
export default function RatePicture({ losses, found }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [spot, setSpot] = useState<Spot | null>(null)
  const told = useCallback((value: number) => formatMeasure(value, language, 2), [language])
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      const { smooth, steepest, least } = found
      const [low, first] = [Math.min(...smooth), Math.max(...smooth.slice(0, 10))]
      const high = first + 0.6 * (first - low || Math.abs(first) || 1)
      const floor = low - 0.1 * (high - low)
      const { place, atX, atY } = drawAxes(context, room, colors, {
        x: { low: Math.log10(RATES[0] ?? 1), high: Math.log10(RATES.at(-1) ?? 1), log: true, format: told },
        y: { low: floor, high, format: told },
      })
      const x = (i: number): number => atX(Math.log10(RATES[i] ?? 1))
      context.save()
      context.beginPath()
      context.rect(place.x, place.y, place.width, place.height)
      context.clip()
      context.fillStyle = colors.mute
      losses.forEach((loss, i) => loss !== null && context.fillRect(x(i) - 1.5, atY(loss) - 1.5, 3, 3))
      context.strokeStyle = colors.accent
      context.lineWidth = 2
      context.beginPath()
      smooth.forEach((loss, i) => context.lineTo(x(i), atY(loss)))
      context.stroke()
      context.restore()
      const marks = [[steepest, colors.ok, [], 'steepest'], [least, colors.classes[0] ?? colors.mute, [4, 3], 'least']] as const // prettier-ignore
      context.lineWidth = 1.5
      marks.forEach(([i, color, dash, word], line) => {
        if (i === undefined) return
        context.strokeStyle = context.fillStyle = color
        context.setLineDash([...dash])
        context.beginPath()
        context.moveTo(x(i), place.y)
        context.lineTo(x(i), place.y + place.height)
        context.stroke()
        context.setLineDash([])
        const text = `${t(`views.rateFinder.marks.${word}`)} ${told(RATES[i] ?? NaN)}`
        context.textAlign = 'right'
        context.fillText(text, x(i) - 5, place.y + 12 + 16 * line)
      })
    },
    [losses, found, told, t],
  )
  const at = Math.max(0, Math.min(losses.length - 1, Math.round((spot?.x ?? 1) * (RATES.length - 1))))
  const loss = found.smooth[at]
  return (
    <>
      <Pointed label={t('views.rateFinder.keys')} onPoint={setSpot}>
        <Picture draw={draw} name={t('views.rateFinder.name')} label={t('views.rateFinder.picture')} />
      </Pointed>
      <p className={drawClasses['caption']}>
        <span>
          {t('views.rateFinder.point', { rate: told(RATES[at] ?? NaN), loss: loss === undefined ? '–' : told(loss) })}
        </span>
      </p>
    </>
  )
}
