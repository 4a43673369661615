import type { GraphDocument, GraphGroup } from '@shared/graph/document'

/** The group whose members are what is selected, no more and no fewer. */
export function groupOfSelection({ groups }: GraphDocument, selected: readonly string[]): GraphGroup | undefined {
  const chosen = new Set(selected)
  return groups.find(({ nodes }) => nodes.length === chosen.size && nodes.every((id) => chosen.has(id)))
}
