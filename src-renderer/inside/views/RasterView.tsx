import { useCallback, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shell/useFormat'
import classes from '../inside.module.css'
import Picture, { type Draw } from '../Picture'
import RowField from '../RowField'
import { drawRaster, spikesOf } from './drawRaster'
import { momentsOf } from './momentsOf'
import type { ViewProps } from './viewProps'

/** When which unit spiked, or where heads were, for a row of the data. */
export default function RasterView({
  view,
  inside,
  wish,
  rows,
  name,
  onWish,
}: ViewProps<'raster'>): ReactElement | null {
  const { t } = useTranslation()
  const { number } = useFormat()
  const spikes = inside.inner[view.spikes]
  const moments = useMemo(() => (spikes ? momentsOf(spikes) : []), [spikes])
  const { heads } = view
  const draw = useCallback<Draw>(
    (context, room, colors) => drawRaster(context, { moments, heads, format: number }, room, colors),
    [moments, heads, number],
  )
  if (!spikes) return null
  return (
    <>
      <Picture
        draw={draw}
        name={name}
        label={heads ? t('inside.raster.headsPicture') : t('inside.raster.picture', { count: moments[0]?.length ?? 0 })}
      />
      <div className={classes['caption']}>
        <RowField row={wish.row} rows={rows} onChange={(row) => onWish({ row })} />
        {!heads && <span>{t('inside.raster.spikes', { count: spikesOf(moments).length })}</span>}
        <span>{t(heads ? 'inside.raster.headsAxes' : 'inside.raster.axes')}</span>
      </div>
    </>
  )
}
