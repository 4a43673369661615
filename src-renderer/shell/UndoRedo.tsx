import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { redoLabel, undoLabel } from '@shared/graph/history'
import { redoLast, undoLast } from '../state/session/undoLast'
import { useDocument, useStudio } from '../state/studio'
import { useKeyNames } from './Keys'

/** Undo and redo, each saying what it would do. */
export default function UndoRedo(): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const keyNames = useKeyNames()
  const undo = useDocument((state) => undoLabel(state.history))
  const redo = useDocument((state) => redoLabel(state.history))
  const undoText = undo ? t('shell.undo', { what: t(`shell.edits.${undo}`) }) : t('shell.nothingToUndo')
  const redoText = redo ? t('shell.redo', { what: t(`shell.edits.${redo}`) }) : t('shell.nothingToRedo')
  return (
    <ActionIcon.Group>
      <Tooltip label={`${undoText} · ${keyNames('mod+Z').join('+')}`}>
        <ActionIcon
          aria-label={undoText}
          data-disabled={undo === null || undefined}
          aria-disabled={undo === null}
          onClick={() => void undoLast(studio)}
        >
          <IconArrowBackUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${redoText} · ${keyNames('mod+Y').join('+')}`}>
        <ActionIcon
          aria-label={redoText}
          data-disabled={redo === null || undefined}
          aria-disabled={redo === null}
          onClick={() => void redoLast(studio)}
        >
          <IconArrowForwardUp size={16} />
        </ActionIcon>
      </Tooltip>
    </ActionIcon.Group>
  )
}
