import { memo, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocks, useInterface, useStudio } from '../../state/studio'
import { addItem, cornerAt } from '../addItem'
import { canvasStore, useCanvas, type QuickAdd } from '../canvasStore'
import { settings } from '../../search/settings'
import { showSetting } from '../../search/showSetting'
import PickList from './PickList'
import { quickAddItems } from './quickAddItems'

/** The menu that adds a node where it was asked for; with a port, what fits there, already wired. */
function QuickAddMenu() {
  const quickAdd = useCanvas((state) => state.quickAdd)
  return quickAdd && <OpenMenu quickAdd={quickAdd} />
}

function OpenMenu({ quickAdd }: { quickAdd: QuickAdd }) {
  const { t } = useTranslation()
  const studio = useStudio()
  const language = useInterface((state) => state.language)
  const own = useBlocks((state) => state.ownBlocks)
  const { at, position, from } = quickAdd
  const items = useMemo(
    () => quickAddItems({ checked: studio.documents.getState().checked, from, own }, language, t),
    [studio, from, own, language, t],
  )
  const close = useCallback(() => {
    canvasStore.getState().set({ quickAdd: null })
    canvasStore.getState().commands?.focus()
  }, [])
  const pick = (type: string) => {
    canvasStore.getState().set({ quickAdd: null })
    const setting = settings.find(({ id }) => id === type)
    if (setting) return showSetting(studio, setting)
    const hold = from === null ? 'middle' : from.side === 'output' ? 'input' : 'output'
    const id = addItem(studio, type, cornerAt(position, hold), { from })
    const { commands } = canvasStore.getState()
    if (id === null) commands?.focus()
    else commands?.focusCard(id)
  }
  return (
    <PickList
      label={t(from ? 'canvas.fitsHere' : 'canvas.quickAdd')}
      placeholder={t(from ? 'canvas.fitsHere' : 'canvas.findNode')}
      items={items}
      at={at}
      empty={t('canvas.nothingFits')}
      onPick={pick}
      onClose={close}
    />
  )
}

export default memo(QuickAddMenu)
