import { copiedText, deleteSelection, pasteText } from '../../canvas/gesture/clipboard'
import type { Studio } from '../../state/studio'
import { defineAction } from '../defineAction'
import { selectedItems } from './selection'

const hasItems = (studio: Studio): boolean => selectedItems(studio).length > 0

async function toClipboard(studio: Studio): Promise<boolean> {
  const text = copiedText(studio)
  if (text === null) return false
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    studio.tell({
      id: 'canvas',
      tone: 'warning',
      title: { key: 'canvas.cannotDo' },
      body: { key: 'canvas.clipboardClosed' },
    })
    return false
  }
}

/** From a menu; the keys themselves are heard by the canvas as the page's own copy event, which needs no permission. */
export const copyAction = defineAction({
  id: 'copy',
  group: 'edit',
  keys: ['mod+C'],
  native: true,
  enabled: hasItems,
  run: async (studio) => void (await toClipboard(studio)),
})

export const cutAction = defineAction({
  id: 'cut',
  group: 'edit',
  keys: ['mod+X'],
  native: true,
  enabled: hasItems,
  run: async (studio) => {
    if (await toClipboard(studio)) deleteSelection(studio)
  },
})

export const pasteAction = defineAction({
  id: 'paste',
  group: 'edit',
  keys: ['mod+V'],
  native: true,
  run: async (studio) => {
    try {
      pasteText(studio, await navigator.clipboard.readText())
    } catch {
      studio.tell({ id: 'canvas', tone: 'info', title: { key: 'canvas.pasteByKeys' } })
    }
  },
})
