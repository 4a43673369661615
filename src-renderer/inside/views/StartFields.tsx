import { ActionIcon, Button } from '@mantine/core'
import { IconArrowBackUp, IconDice5 } from '@tabler/icons-react'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { extent, type Range } from '../../samples/toPicture'
import CellPad from '../CellPad'
import { flipCells } from '../flipCells'
import classes from '../inside.module.css'
import { pictureShape } from '../pictureShape'
import RowField from '../RowField'
import type { ViewProps } from './viewProps'

/** Share of the cells that the button turns over. */
const FLIPPED = 0.2
/** Columns where numbers are no picture. */
const COLUMNS = 8

/** What a film begins with: a row of the data, spoiled by chance or by hand. */
export default function StartFields({
  layer,
  inside,
  wish,
  rows,
  onWish,
}: Pick<ViewProps<'film'>, 'layer' | 'inside' | 'wish' | 'rows' | 'onWish'>): ReactElement {
  const { t } = useTranslation()
  const shown = wish.inputs ?? inside.inputs
  const [[node, given] = []] = Object.entries(shown)
  const row = given?.[0]
  const types = node === undefined ? [] : (layer.data[node] ?? [])
  const type = types.find(({ shape }) => sizeOf(shape) === row?.length)
  const tones = useMemo<Range>(() => {
    if (type?.range) return type.range
    const { low, high } = extent(row ? [row] : []) ?? { low: 0, high: 1 }
    return low < 0 ? { low: -1, high: 1 } : { low: 0, high: Math.max(1, high) }
    // The tones of a drawing do not change with what is drawn.
  }, [type, wish.row, row === undefined])
  const change = (values: readonly number[]): void => {
    if (node === undefined) return
    const inputs = Object.fromEntries(Object.entries(shown).map(([id, list]) => [id, list.map((one) => [...one])]))
    onWish({ ...wish, inputs: { ...inputs, [node]: [[...values]] } })
  }
  const own = type?.shape.length === 2 ? [...type.shape, 1] : type?.shape
  const picture = own?.length === 3 ? own : layer.picture
  const shape =
    row && (pictureShape(row.length, picture) ?? [Math.ceil(row.length / COLUMNS), Math.min(COLUMNS, row.length), 1])
  return (
    <div className={classes['start']}>
      <div className={classes['startHead']}>
        <RowField row={wish.row} rows={rows} onChange={(next) => onWish({ row: next })} />
        <ActionIcon
          variant="default"
          disabled={!wish.inputs}
          aria-label={t('inside.film.restore')}
          title={t('inside.film.restore')}
          onClick={() => onWish({ row: wish.row })}
        >
          <IconArrowBackUp size={14} />
        </ActionIcon>
      </div>
      {row && shape && (
        <CellPad values={row} shape={shape} tones={tones} label={t('inside.film.start')} onChange={change} />
      )}
      {row && (
        <Button
          size="compact-xs"
          variant="default"
          flex="none"
          title={t('inside.film.flipHelp')}
          leftSection={<IconDice5 size={13} />}
          onClick={() => change(flipCells(row, FLIPPED, tones))}
        >
          {t('inside.film.flip', { percent: FLIPPED * 100 })}
        </Button>
      )}
    </div>
  )
}
