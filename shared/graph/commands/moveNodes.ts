import type { GraphDocument, Position } from '../document'
import type { Edit, EditLabel, LabeledEdit } from '../edit'

const inside = (value: number): number => Math.min(1e6, Math.max(-1e6, Number.isFinite(value) ? value : 0))

/** Moves nodes and notes to new places, px. `null` when nothing moves. */
export function moveNodes(
  document: GraphDocument,
  places: ReadonlyMap<string, Position>,
  label: EditLabel = 'move',
): LabeledEdit | null {
  const patches = (list: readonly { readonly id: string; readonly position: Position }[]) =>
    list.flatMap(({ id, position }) => {
      const wanted = places.get(id)
      if (!wanted) return []
      const next = { x: inside(wanted.x), y: inside(wanted.y) }
      return next.x === position.x && next.y === position.y ? [] : [{ id, patch: { position: next } }]
    })
  const nodes = patches(document.nodes)
  const notes = patches(document.notes)
  const edits: Edit[] = [
    ...(nodes.length > 0 ? [{ type: 'update', collection: 'nodes', patches: nodes } as const] : []),
    ...(notes.length > 0 ? [{ type: 'update', collection: 'notes', patches: notes } as const] : []),
  ]
  const [first] = edits
  if (!first) return null
  return { label, edit: edits.length === 1 ? first : { type: 'batch', edits } }
}
