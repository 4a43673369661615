import { nodeItems } from '@shared/catalog/catalog'
import type { ItemKind } from '@shared/catalog/define/params'
import type { GraphNode } from '@shared/graph/document'
import { canvasStore } from '../canvas/canvasStore'
import { i18n } from '../i18n/i18n'
import type { Studio } from '../state/studio'
import type { Setting } from './settings'

const has = ({ type }: GraphNode, param: ItemKind): boolean =>
  Object.values(nodeItems.get(type)?.params ?? {}).some((spec) => spec.type === 'item' && spec.kind === param)

/** Puts the keyboard into the field of the inspector that has this title. */
function focusField(title: string): void {
  const rows = window.document.querySelectorAll<HTMLElement>('[data-inspector] :is(label, [role=group])')
  const row = [...rows].find(({ firstElementChild }) => firstElementChild?.textContent === title)
  row?.scrollIntoView({ block: 'center' })
  row?.querySelector<HTMLElement>('input, button')?.focus()
}

/** Shows where a setting is: the training settings with its field, or the selected node that has such a parameter, or else the first. */
export function showSetting(studio: Studio, { title, param }: Setting): void {
  const screen = studio.interface.getState()
  const { nodes } = studio.documents.getState().document
  screen.set({ rightOpen: true })
  if (!param) {
    screen.select({})
    window.requestAnimationFrame(() => focusField(i18n.t(title)))
    return
  }
  const having = nodes.filter((node) => has(node, param))
  const node = having.find(({ id }) => screen.selection.nodes.includes(id)) ?? having[0]
  if (node) canvasStore.getState().commands?.focusNode(node.id)
}
