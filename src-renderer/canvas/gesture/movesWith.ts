import type { Studio } from '../../state/studio'

/** Ids that move with a drawn node: the members of a group for its frame or folded card, else itself. */
export function movesWith(studio: Studio, id: string): readonly string[] {
  return studio.documents.getState().document.groups.find((group) => group.id === id)?.nodes ?? [id]
}
