import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shell/useFormat'
import classes from './draw.module.css'

interface Props {
  /** Of what there are several. */
  readonly label: string
  /** The first that is shown, counted from 0; as many as are shown at most, and as there are. */
  readonly from: number
  readonly shown: number
  readonly total: number
  onFrom(from: number): void
}

/** Which of many are shown, and the way to the others; nothing where all are. */
export default function Pager({ label, from, shown, total, onFrom }: Props): ReactElement | null {
  const { t } = useTranslation()
  const { number } = useFormat()
  if (total <= shown) return null
  const last = Math.min(total, from + shown)
  return (
    <div className={classes['pager']} role="group" aria-label={label}>
      <span>{label}</span>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('views.draw.before')}
        disabled={from <= 0}
        onClick={() => onFrom(Math.max(0, from - shown))}
      >
        <IconChevronLeft size={14} />
      </ActionIcon>
      <span>{t('views.draw.page', { from: number(from + 1), to: number(last), total: number(total) })}</span>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label={t('views.draw.after')}
        disabled={last >= total}
        onClick={() => onFrom(last)}
      >
        <IconChevronRight size={14} />
      </ActionIcon>
    </div>
  )
}
