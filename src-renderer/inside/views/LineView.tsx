import { useCallback, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import { useFormat } from '../../shell/useFormat'
import Legend from '../Legend'
import classes from '../inside.module.css'
import Picture, { type Draw } from '../Picture'
import { columnsOf, tensorRows } from '../tensorRows'
import { drawLines, type LineOf } from './drawLines'
import { drawPictures } from './drawPictures'
import { lineWords } from './lineWords'
import type { ViewProps } from './viewProps'

/** Most equations that are written out. */
const EQUATIONS = 4

/** Where units change their mind: lines among the points of one or two features, else the weights themselves. */
export default function LineView({ view, layer, inside, name }: ViewProps<'line'>): ReactElement | null {
  const { t } = useTranslation()
  const { language, number } = useFormat()
  const kernel = inside.weights[view.kernel]
  const bias = inside.weights[view.bias]
  const features = kernel?.shape[0] ?? 0
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      if (!kernel) return
      const columns = columnsOf(kernel)
      if (features > 2) return drawPictures(context, { rows: columns, picture: layer.picture }, room, colors)
      drawLines(
        context,
        {
          data: inside.entered ? tensorRows(inside.entered) : [],
          classes: inside.classes,
          lines: linesOf(columns, bias?.values),
          format: number,
        },
        room,
        colors,
      )
    },
    [kernel, bias, features, inside.entered, inside.classes, layer.picture, number],
  )
  if (!kernel) return null
  const lines = linesOf(columnsOf(kernel), bias?.values)
  const format = (value: number): string => formatMeasure(value, language)
  return (
    <>
      <Picture draw={draw} name={name} label={t('inside.line.picture', { count: lines.length })} />
      <p className={classes['caption']}>
        {features <= 2 ? (
          <>
            {lines.slice(0, EQUATIONS).map((line, i) => (
              <span key={i} data-testid="line">
                {lines.length > 1 && <b>{i + 1}: </b>}
                {lineWords(line, format, features === 2)}
              </span>
            ))}
            <Legend names={layer.classes} classes={inside.classes} />
          </>
        ) : (
          <span>{t('inside.line.many', { count: features })}</span>
        )}
      </p>
    </>
  )
}

const linesOf = (columns: readonly (readonly number[])[], bias: readonly number[] = []): readonly LineOf[] =>
  columns.map(([w1 = 0, w2 = 0], unit) => [w1, w2, bias[unit] ?? 0])
