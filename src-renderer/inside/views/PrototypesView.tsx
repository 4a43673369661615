import { useCallback, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import { useFormat } from '../../shell/useFormat'
import Legend from '../Legend'
import classes from '../inside.module.css'
import Picture, { type Draw } from '../Picture'
import { columnsOf, tensorRows } from '../tensorRows'
import { drawPictures } from './drawPictures'
import { drawPrototypes } from './drawPrototypes'
import type { ViewProps } from './viewProps'

/** As many numbers are written out. */
const WRITTEN = 18

/** What units stand for: points among the data of one or two features, else small pictures or bars. */
export default function PrototypesView({ view, layer, inside, name }: ViewProps<'prototypes'>): ReactElement | null {
  const { t } = useTranslation()
  const { language, number } = useFormat()
  const weight = inside.weights[view.weight]
  const { params, picture } = layer
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      if (!weight) return
      const units = view.transposed ? columnsOf(weight) : tensorRows(weight)
      const grid = view.grid?.(params as never)
      if ((units[0]?.length ?? 0) > 2) return drawPictures(context, { rows: units, picture, grid }, room, colors)
      const data = inside.entered ? tensorRows(inside.entered) : []
      drawPrototypes(context, { units, grid, data, classes: inside.classes, format: number }, room, colors)
    },
    [weight, view, params, picture, inside.entered, inside.classes, number],
  )
  if (!weight) return null
  const [first = 0, last = 0] = [weight.shape[0], weight.shape.at(-1)]
  const [units, features] = view.transposed ? [last, first] : [first, last]
  return (
    <>
      <Picture draw={draw} name={name} label={t('inside.prototypes.picture', { count: units })} />
      <p className={classes['caption']}>
        <span>{t('inside.prototypes.units', { count: units })}</span>
        {units * features <= WRITTEN &&
          (view.transposed ? columnsOf(weight) : tensorRows(weight)).map((row, i) => (
            <span key={i} data-testid="unit">
              {units > 1 && <b>{i + 1}: </b>}({row.map((value) => formatMeasure(value, language)).join('; ')})
            </span>
          ))}
        {features <= 2 && <Legend names={layer.classes} classes={inside.classes} />}
      </p>
    </>
  )
}
