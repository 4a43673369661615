import { Menu } from '@mantine/core'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isEnabled } from '../actions'
import { addNoteAction } from '../actions/canvas/addNote'
import { arrangeAction } from '../actions/canvas/arrange'
import { connectNodeAction } from '../actions/canvas/connectNode'
import { freezeAction } from '../actions/canvas/freeze'
import { foldAction, groupAction, ungroupAction } from '../actions/canvas/groups'
import { lookInsideAction } from '../actions/canvas/lookInside'
import { quickAddAction } from '../actions/canvas/quickAdd'
import { fitAction } from '../actions/canvas/zoom'
import { saveBlockAction } from '../actions/canvas/saveBlock'
import type { Action } from '../actions/defineAction'
import { explainAction } from '../actions/help/explain'
import { copyAction, cutAction, pasteAction } from '../actions/edit/clipboard'
import { deleteAction } from '../actions/edit/deleteSelection'
import { duplicateAction } from '../actions/edit/duplicate'
import { selectAllAction } from '../actions/edit/selectAll'
import ActionItems from '../shell/ActionItems'
import { useStudio } from '../state/studio'
import { canvasStore, useCanvas, type CanvasMenuPlace } from './canvasStore'

const SECTIONS: Readonly<Record<CanvasMenuPlace['of'], readonly (readonly Action[])[]>> = {
  items: [
    [lookInsideAction, connectNodeAction, quickAddAction],
    [cutAction, copyAction, duplicateAction],
    [groupAction, ungroupAction, foldAction, saveBlockAction, freezeAction],
    [explainAction],
    [deleteAction],
  ],
  wire: [[deleteAction]],
  canvas: [
    [quickAddAction, addNoteAction],
    [pasteAction, selectAllAction],
    [arrangeAction, fitAction],
  ],
}

/** What can be done with what was pointed at, or with what is selected, by the right button or Shift+F10. */
function CanvasMenu() {
  const place = useCanvas((state) => state.menu)
  return place && <OpenMenu key={`${place.at.x},${place.at.y}`} place={place} />
}

function OpenMenu({ place }: { place: CanvasMenuPlace }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const chosen = useRef(false)
  const close = () => {
    canvasStore.getState().set({ menu: null })
    // What was chosen may have given the keyboard to something of its own.
    if (!chosen.current) canvasStore.getState().commands?.focus()
  }
  const run = (action: Action): void => {
    chosen.current = true
    canvasStore.getState().set({ menu: null })
    canvasStore.getState().commands?.focus()
    void action.run(studio)
  }
  const sections = SECTIONS[place.of]
    .map((section) => section.filter((action) => isEnabled(action, studio)))
    .filter((section) => section.length > 0)
  return (
    <Menu
      opened
      onClose={close}
      position="bottom-start"
      width={300}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <div style={{ position: 'fixed', left: place.at.x, top: place.at.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('canvas.menu')}>
        <ActionItems sections={sections} focusesFirst run={run} />
      </Menu.Dropdown>
    </Menu>
  )
}

export default memo(CanvasMenu)
