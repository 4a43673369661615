import { Button, Progress } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportProgress } from '@shared/ipc/types'
import { sizeText } from './sizeText'
import { useInterface } from '../state/studio'
import classes from './export.module.css'

interface Props {
  readonly progress: ExportProgress
  onCancel(): void
}

/** How far an export is, and the way to end it. */
export default function WritingBar({ progress, onCancel }: Props): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [ending, setEnding] = useState(false)
  const { share, written, total } = progress
  const words = ending
    ? t('drawer.export.cancelling')
    : written === 0
      ? t('drawer.export.gathering')
      : t('drawer.export.writing', { written: sizeText(written, language), total: sizeText(total, language) })
  return (
    <div className={classes['writing']}>
      <div>
        <span role="status">{words}</span>
        <Progress value={100 * share} size="sm" aria-label={t('drawer.export.progress')} />
      </div>
      <Button
        disabled={ending}
        onClick={() => {
          setEnding(true)
          onCancel()
        }}
      >
        {t('shell.cancel')}
      </Button>
    </div>
  )
}
