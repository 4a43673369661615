import { groupNodes } from '@shared/graph/commands/groupNodes'
import { ungroup } from '@shared/graph/commands/ungroup'
import { createId } from '@shared/graph/createId'
import { insertedIds } from '@shared/graph/insertedIds'
import { applyChange } from '../../canvas/applyChange'
import { canvasStore } from '../../canvas/canvasStore'
import { foldGroup } from '../../canvas/foldGroup'
import { i18n } from '../../i18n/i18n'
import type { Studio } from '../../state/studio'
import { defineAction } from '../defineAction'
import { selectedNodes } from '../edit/selection'

/** Groups that have a selected node in them. */
export const touched = (studio: Studio) => {
  const chosen = new Set(selectedNodes(studio))
  return studio.documents.getState().document.groups.filter((group) => group.nodes.some((id) => chosen.has(id)))
}

export const groupAction = defineAction({
  id: 'group',
  group: 'canvas',
  keys: ['mod+G'],
  enabled: (studio) => selectedNodes(studio).length > 0,
  run: (studio) => {
    const change = groupNodes(
      studio.documents.getState().document,
      selectedNodes(studio),
      i18n.t('canvas.untitledGroup'),
      createId,
    )
    if (change && applyChange(studio, change))
      canvasStore.getState().set({ editing: insertedIds(change.edit, 'groups')[0] ?? null })
  },
})

export const ungroupAction = defineAction({
  id: 'ungroup',
  group: 'canvas',
  keys: ['mod+shift+G'],
  enabled: (studio) => touched(studio).length > 0,
  run: (studio) =>
    void applyChange(
      studio,
      ungroup(
        studio.documents.getState().document,
        touched(studio).map((group) => group.id),
      ),
    ),
})

/** Folds the groups of the selection; unfolds them when all are folded already. */
export const foldAction = defineAction({
  id: 'fold',
  group: 'canvas',
  keys: ['mod+shift+F'],
  enabled: (studio) => touched(studio).length > 0,
  run: (studio) => {
    const groups = touched(studio)
    const folded = !groups.every((group) => group.folded)
    const step = `fold:${createId()}`
    for (const { id } of groups) foldGroup(studio, id, folded, step)
  },
})
