import type { GraphDocument } from '@shared/graph/document'
import { useMemo } from 'react'
import { useInterface } from '../../state/studio'

/** Ids of what is drawn as selected: a folded group is when all its members are. */
export function useSelected(document: GraphDocument): {
  readonly nodes: ReadonlySet<string>
  readonly edges: ReadonlySet<string>
} {
  const selection = useInterface((state) => state.selection)
  const groups = document.groups
  return useMemo(() => {
    const nodes = new Set([...selection.nodes, ...selection.notes])
    for (const group of groups) {
      if (group.folded && group.nodes.length > 0 && group.nodes.every((id) => nodes.has(id))) nodes.add(group.id)
    }
    return { nodes, edges: new Set(selection.edges) }
  }, [selection, groups])
}
