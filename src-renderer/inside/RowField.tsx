import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import NumberField from '../inspector/NumberField'
import classes from './inside.module.css'

interface Props {
  /** Counted from 0. */
  readonly row: number
  /** Rows of the training part; 0: not known yet. */
  readonly rows: number
  onChange(row: number): void
}

/** Which row of the training part goes in, counted from 1. */
export default function RowField({ row, rows, onChange }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={classes['row']}>
      <span aria-hidden>{t('inside.row')}</span>
      <NumberField
        label={t('inside.row')}
        spec={{ type: 'int', min: 1, max: rows || 1_000_000 }}
        value={row + 1}
        onChange={(next) => onChange(next - 1)}
      />
    </div>
  )
}
