import type { Edit } from './edit'

type Update = Extract<Edit, { type: 'update' }>

/** Patches by id, each id once; a key that is set twice has the later value. */
function patchesById(edits: readonly Update[]): { id: string; patch: Record<string, unknown> }[] {
  const byId = new Map<string, Record<string, unknown>>()
  for (const edit of edits) {
    for (const { id, patch } of edit.patches) byId.set(id, { ...byId.get(id), ...patch })
  }
  return [...byId].map(([id, patch]) => ({ id, patch }))
}

/**
 * One edit for two in a row. Updates of one list melt together, so that a drag of a thousand small moves takes the memory of
 * one; anything else becomes a batch. `as: 'undo'` puts the newer inverse first, as it must run first.
 */
export function mergeEdits(older: Edit, newer: Edit, as: 'redo' | 'undo'): Edit {
  const [first, second] = as === 'redo' ? [older, newer] : [newer, older]
  if (first.type === 'update' && second.type === 'update' && first.collection === second.collection) {
    // One collection on both sides, which the type of a union of collections cannot say.
    const restores = first.restores ?? second.restores
    return {
      type: 'update',
      collection: first.collection,
      patches: patchesById([first, second]),
      ...(restores && { restores }),
    } as Edit
  }
  if (first.type === 'set' && second.type === 'set') return { type: 'set', patch: { ...first.patch, ...second.patch } }
  const parts = (edit: Edit): readonly Edit[] => (edit.type === 'batch' ? edit.edits : [edit])
  return { type: 'batch', edits: [...parts(first), ...parts(second)] }
}
