import { useCallback, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import { useFormat } from '../../shell/useFormat'
import Legend from '../Legend'
import classes from '../inside.module.css'
import Picture, { type Draw } from '../Picture'
import { tensorRows } from '../tensorRows'
import { distancesOf, nearestUnits } from './distancesOf'
import { drawDistances } from './drawDistances'
import type { ViewProps } from './viewProps'

/** The U-matrix of a map, with the rows of the data on the units that answer to them. */
export default function DistancesView({ view, layer, inside, name }: ViewProps<'distances'>): ReactElement | null {
  const { t } = useTranslation()
  const { language } = useFormat()
  const weight = inside.weights[view.weight]
  const drawing = useMemo(() => {
    if (!weight) return null
    const units = tensorRows(weight)
    const grid = view.grid(layer.params as never)
    const nearest = inside.entered ? nearestUnits(units, tensorRows(inside.entered)) : []
    return { distances: distancesOf(units, grid), grid, nearest, classes: inside.classes }
  }, [weight, view, layer.params, inside.entered, inside.classes])
  const draw = useCallback<Draw>(
    (context, room, colors) => drawing && drawDistances(context, drawing, room, colors),
    [drawing],
  )
  if (!drawing) return null
  const [low, high] = [Math.min(...drawing.distances), Math.max(...drawing.distances)]
  return (
    <>
      <Picture draw={draw} name={name} label={t('inside.distances.picture', { count: drawing.distances.length })} />
      <p className={classes['caption']}>
        <span className={classes['scale']}>
          {formatMeasure(low, language)} <i aria-hidden /> {formatMeasure(high, language)}
        </span>
        <span>{t('inside.distances.help')}</span>
        <Legend names={layer.classes} classes={inside.classes} />
      </p>
    </>
  )
}
