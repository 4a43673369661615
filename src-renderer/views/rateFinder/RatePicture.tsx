import { useCallback, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import drawClasses from '../draw/draw.module.css'
import Pointed, { type Spot } from '../draw/Pointed'
import { drawRates } from './drawRates'
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
      const words = { steepest: t('views.rateFinder.marks.steepest'), least: t('views.rateFinder.marks.least') }
      drawRates(context, room, colors, { losses, found, words }, told)
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
