import { useCallback, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import drawClasses from '../draw/draw.module.css'
import type { LossSettings } from './bodyProps'
import { drawSurface } from './drawSurface'
import type { Slice } from './useSlice'

interface Props {
  readonly slice: Slice
  readonly settings: Pick<LossSettings, 'size' | 'half'>
}

/** What was measured of a plane so far, and the way of the run over it. */
export default function SlicePicture({ slice, settings: { size, half } }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const { points, losses, way, weights, complete } = slice
  const [mx, my] = weights ?? [0, 0]
  const told = useCallback((value: number) => formatMeasure(value, language, 3), [language])
  const draw = useCallback<Draw>(
    (context, room, colors) => {
      if (losses.length === 0) return
      const values = points.map((_, i) => losses[i] ?? null)
      const moved = [[0, 0] as const, ...way].map(([a, b]) => [a + mx, b + my] as const)
      const [x, y] = [mx, my].map((at) => ({ low: at - half, high: at + half })) as [never, never]
      drawSurface(context, room, colors, { x, y, values, columns: size, ways: [{ points: moved, color: 1 }] }, told)
    },
    [losses, points, way, mx, my, half, size, told],
  )
  return (
    <>
      <Picture draw={draw} name={t('views.lossSurface.name')} label={t('views.lossSurface.slicePicture')} />
      <p className={drawClasses['caption']}>
        <span>{t(weights ? 'views.lossSurface.pair' : 'views.lossSurface.random')}</span>
        {complete && (
          <span>
            {t('views.lossSurface.least', { loss: told(Math.min(...losses.map((loss) => loss ?? Infinity))) })}
          </span>
        )}
      </p>
    </>
  )
}
