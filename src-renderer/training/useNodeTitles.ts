import { useMemo } from 'react'
import { cardTitle } from '../canvas/card/itemWords'
import { useDocument, useInterface } from '../state/studio'

/** What the nodes that curves belong to are called on their cards; equal names are told apart by a number. A node that is gone has no name. */
export function useNodeTitles(): (id: string | undefined) => string {
  const language = useInterface((s) => s.language)
  const nodes = useDocument((s) => s.document.nodes)
  const titles = useMemo(() => {
    const byTitle = new Map<string, string[]>()
    for (const node of nodes) {
      const title = cardTitle(node, language)
      byTitle.set(title, [...(byTitle.get(title) ?? []), node.id])
    }
    return new Map(
      [...byTitle].flatMap(([title, ids]) =>
        ids.map((id, i) => [id, ids.length > 1 ? `${title} ${i + 1}` : title] as const),
      ),
    )
  }, [nodes, language])
  return (id) => (id === undefined ? '' : (titles.get(id) ?? ''))
}
