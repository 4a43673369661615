import { useCallback, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { valueAt, type Surface } from '@shared/looks/surfaces'
import { formatMeasure } from '../../i18n/format'
import Picture, { type Draw } from '../../inside/Picture'
import { useInterface } from '../../state/studio'
import Pointed, { type Spot } from '../draw/Pointed'
import { drawSurface } from './drawSurface'
import { OPTIMIZERS } from './optimizers'
import { pointUnder, wayUnder } from './underSpot'

interface Props {
  readonly surface: Surface
  /** By optimizer, so far as they are shown. */
  readonly ways: readonly (readonly (readonly [number, number])[])[]
  /** Number of the one that stands out. */
  readonly marked: number | null
  onMark(way: number | null): void
  onStart(start: readonly [number, number]): void
}

/** Values on a side of the surface. */
const FINE = 80

const valuesOf = (surface: Surface): readonly number[] => {
  const at = ({ low, high }: Surface['x'], i: number): number => low + ((i + 0.5) * (high - low)) / FINE
  return Array.from({ length: FINE * FINE }, (_, i) =>
    valueAt(surface, at(surface.x, i % FINE), at(surface.y, Math.floor(i / FINE))),
  )
}

/** Ways over a surface; a press chooses where they start. */
export default function PathsPicture({ surface, ways, marked, onMark, onStart }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [room, setRoom] = useState({ width: 1, height: 1 })
  const values = useMemo(() => valuesOf(surface), [surface])
  const draw = useCallback<Draw>(
    (context, size, colors) => {
      setRoom(size)
      const drawn = ways.map((points, i) => ({
        points,
        color: i,
        mark: i,
        dash: OPTIMIZERS[i]?.dash,
        pale: marked !== null && marked !== i,
      }))
      const told = (value: number): string => formatMeasure(value, language, 3)
      drawSurface(context, size, colors, { ...surface, values, columns: FINE, ways: drawn }, told)
    },
    [ways, marked, surface, values, language],
  )
  const press = (spot: Spot): void => {
    const [x, y] = pointUnder(spot, room, surface)
    onStart([Number(x.toFixed(2)), Number(y.toFixed(2))])
  }
  return (
    <Pointed
      label={t('views.lossSurface.keys')}
      onPoint={(spot) => onMark(spot && wayUnder(spot, room, surface, ways))}
      onPress={press}
    >
      <Picture draw={draw} name={t('views.lossSurface.name')} label={t('views.lossSurface.pathsPicture')} />
    </Pointed>
  )
}
