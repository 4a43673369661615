import { useMemo, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Inside } from '@shared/ipc/inside'
import { formatMeasure } from '../../i18n/format'
import { tensorRows } from '../../inside/tensorRows'
import type { ViewLayer } from '../../inside/viewLayers'
import { useFormat } from '../../shell/useFormat'
import classes from '../insight.module.css'
import PixelImage from '../PixelImage'
import Numbers from './Numbers'
import { rankUnits, type RankedUnit } from './rankUnits'

interface Props {
  readonly layer: ViewLayer
  readonly inside: Inside
}

/** The unit that is nearest to what came in, where it stands, what it stands for, and how near all units are. */
export default function WinnerAnswer({ layer, inside }: Props): ReactElement | null {
  const { t } = useTranslation()
  const { language } = useFormat()
  const weight = inside.weights['prototypes']
  const { entered } = inside
  const units = useMemo(() => (weight ? tensorRows(weight) : []), [weight])
  const ranked = useMemo(() => rankUnits(units, (entered && tensorRows(entered)[0]) ?? []), [units, entered])
  const [first, second] = ranked
  if (!first) return null
  const view = layer.views.find(({ kind }) => kind === 'prototypes')
  const grid = view?.kind === 'prototypes' ? view.grid?.(layer.params as never) : undefined
  const flat = grid && grid.rows > 1 && grid.columns > 1 ? grid : undefined
  const measure = (distance: number): string => formatMeasure(distance, language)
  const unit = ({ unit: at }: RankedUnit): string => t('drawer.answer.unit', { number: at + 1 })
  const prototype = t('drawer.answer.prototype')
  return (
    <div className={classes['answer']}>
      <dl className={classes['numbers']}>
        <Row title={t('drawer.answer.winner')}>
          <strong data-testid="verdict">{unit(first)}</strong>
        </Row>
        {flat && (
          <Row title={t('drawer.answer.place')}>
            {t('drawer.answer.onGrid', {
              row: Math.floor(first.unit / flat.columns) + 1,
              column: (first.unit % flat.columns) + 1,
            })}
          </Row>
        )}
        <Row title={t('drawer.answer.distance')}>{measure(first.distance)}</Row>
        {second && (
          <Row title={t('drawer.answer.second')}>
            {unit(second)}, {measure(second.distance)}
          </Row>
        )}
        <Row title={prototype}>
          <Numbers values={units[first.unit] ?? []} picture={layer.picture} label={prototype} />
        </Row>
      </dl>
      {grid && <Nearness ranked={ranked} columns={grid.columns} rows={grid.rows} />}
    </div>
  )
}

function Row({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface NearnessProps {
  readonly ranked: readonly RankedUnit[]
  readonly columns: number
  readonly rows: number
}

/** The map, the lighter a unit the nearer it is. */
function Nearness({ ranked, columns, rows }: NearnessProps): ReactElement {
  const { t } = useTranslation()
  const near = useMemo(() => {
    const values = new Array<number>(ranked.length).fill(0)
    for (const { unit, distance } of ranked) values[unit] = -distance
    return values
  }, [ranked])
  const [first, last] = [ranked[0]?.distance ?? 0, ranked.at(-1)?.distance ?? 1]
  const label = t('drawer.answer.nearness')
  return (
    <figure className={classes['seen']}>
      <PixelImage
        values={near}
        width={columns}
        height={rows}
        channels={1}
        top={-first}
        bottom={last > first ? -last : -first - 1}
        size={112}
        label={label}
      />
      <figcaption>{label}</figcaption>
    </figure>
  )
}
