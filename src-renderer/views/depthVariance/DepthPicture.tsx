import { useCallback, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { percentText } from '@shared/percentText'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import drawClasses from '../draw/draw.module.css'
import LineSample from '../draw/LineSample'
import Pointed, { type Spot } from '../draw/Pointed'
import { drawDepth } from './drawDepth'
import type { DepthCurve, DepthMeasure } from './toCurves'

interface Props {
  readonly curves: readonly DepthCurve[]
  /** Of the layers. */
  readonly titles: readonly string[]
  readonly measure: DepthMeasure
}

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
    (context, room, colors) => drawDepth(context, room, colors, { curves, layers: titles.length, log }, told),
    [curves, titles, log, told],
  )
  const count = titles.length
  const at = Math.max(0, Math.min(count - 1, Math.round((spot?.x ?? 1) * (count - 1))))
  return (
    <>
      <Pointed label={t('views.depthVariance.keys')} onPoint={setSpot}>
        <Picture draw={draw} name={t('views.depthVariance.name')} label={t('views.depthVariance.picture')} />
      </Pointed>
      <p className={drawClasses['caption']}>
        <span>{t('views.depthVariance.layer', { number: at + 1, name: titles[at] ?? '' })}</span>
        {curves.map(({ trial, values }) => (
          <span key={trial.id} data-trial={trial.id}>
            <LineSample color={trial.color} dash={trial.dash} />{' '}
            {t(`views.depthVariance.trials.${trial.id as 'zeros'}`)}
            {': '}
            {values[at] === null || values[at] === undefined ? '–' : told(values[at])}
          </span>
        ))}
      </p>
    </>
  )
}
