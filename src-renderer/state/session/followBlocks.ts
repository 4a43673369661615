import { matchBlock } from '@shared/graph/blocks/matchBlock'
import { localized } from '../../i18n/format'
import type { Studio } from '../studio'
import { undoLast } from './undoLast'

/** Groups that follow their block now. */
function following({ documents, blocks }: Studio): Set<string> {
  const { document } = documents.getState()
  const { find } = blocks.getState()
  return new Set(document.groups.filter((group) => matchBlock(document, group, find)).map(({ id }) => id))
}

/** Tells when a change inside a block made an ordinary group of it. */
export function followBlocks(studio: Studio): () => void {
  const { documents, blocks } = studio
  let before = following(studio)
  const look = (): void => {
    const now = following(studio)
    const { groups } = documents.getState().document
    const left = groups.find((group) => group.block && before.has(group.id) && !now.has(group.id))
    before = now
    if (!left) return
    studio.tell({
      id: 'blockLeft',
      tone: 'info',
      title: {
        key: 'canvas.blocks.left',
        values: { title: localized(left.title, studio.interface.getState().language) },
      },
      body: { key: 'canvas.blocks.leftBody' },
      actions: [{ label: { key: 'actions.undo' }, run: () => void undoLast(studio) }],
    })
  }
  const stops = [
    documents.subscribe((state, previous) => {
      if (state.opening !== previous.opening) before = following(studio)
      else if (state.document !== previous.document) look()
    }),
    // A block that came or went in the palette is no change of the document.
    blocks.subscribe(() => {
      before = following(studio)
    }),
  ]
  return () => stops.forEach((stop) => stop())
}
