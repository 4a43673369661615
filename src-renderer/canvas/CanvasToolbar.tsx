import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconBinaryTree2, IconMaximize, IconMinus, IconNote, IconPlus } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { addNoteAction } from '../actions/canvas/addNote'
import { arrangeAction } from '../actions/canvas/arrange'
import { fitAction, zoomInAction, zoomOutAction } from '../actions/canvas/zoom'
import type { Action } from '../actions/defineAction'
import { useDocument, useStudio } from '../state/studio'
import styles from './CanvasToolbar.module.css'

const ICON = 16

/** The buttons over the lower left corner of the canvas. */
function CanvasToolbar() {
  const { t } = useTranslation()
  const studio = useStudio()
  const empty = useDocument((state) => state.document.nodes.length === 0)
  const run = (action: Action) => () => void action.run(studio)
  const icon = (action: Action, glyph: React.ReactNode) => (
    <Tooltip label={`${t(`actions.${action.id}`)}${action.keys ? ` · ${action.keys[0]}` : ''}`}>
      <ActionIcon onClick={run(action)} aria-label={t(`actions.${action.id}`)}>
        {glyph}
      </ActionIcon>
    </Tooltip>
  )
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('canvas.toolbar')}>
      {icon(zoomInAction, <IconPlus size={ICON} />)}
      {icon(zoomOutAction, <IconMinus size={ICON} />)}
      {icon(fitAction, <IconMaximize size={ICON} />)}
      {icon(addNoteAction, <IconNote size={ICON} />)}
      <Tooltip label={t('canvas.arrangeHint')}>
        <Button
          size="xs"
          leftSection={<IconBinaryTree2 size={ICON} style={{ transform: 'rotate(-90deg)' }} />}
          onClick={run(arrangeAction)}
          disabled={empty}
        >
          {t('canvas.arrange')}
        </Button>
      </Tooltip>
    </div>
  )
}

export default memo(CanvasToolbar)
