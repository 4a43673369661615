import { useCallback, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import { useFormat } from '../../shell/useFormat'
import classes from '../inside.module.css'
import Picture, { type Draw } from '../Picture'
import { tensorRows } from '../tensorRows'
import { drawTour, stopsOf, tourLength } from './drawTour'
import type { ViewProps } from './viewProps'

/** Cities and the closed way through them. */
export default function TourView({ view, inside, name }: ViewProps<'tour'>): ReactElement | null {
  const { t } = useTranslation()
  const { language } = useFormat()
  const order = inside.weights[view.order]?.values
  const cities = useMemo(() => (inside.entered ? tensorRows(inside.entered) : []), [inside.entered])
  const draw = useCallback<Draw>(
    (context, room, colors) => order && drawTour(context, { cities, order }, room, colors),
    [cities, order],
  )
  if (!order) return null
  const length = formatMeasure(tourLength(cities, stopsOf(order, cities.length)), language, 4)
  return (
    <>
      <Picture draw={draw} name={name} label={t('inside.tour.picture', { count: cities.length })} />
      <p className={classes['caption']}>
        <span>{t('inside.tour.length', { length })}</span>
      </p>
    </>
  )
}
