import { useMemo } from 'react'
import type { GraphNode } from '@shared/graph/document'
import { cardTitle } from '../canvas/card/itemWords'
import { numberedTitles } from '../canvas/card/numberedTitles'
import { useInterface } from '../state/studio'
import { useKnownNodes } from './useKnownNodes'

/**
 * What the nodes that curves belong to are called on their cards; equal names are told apart by a number. A node that is gone has no name,
 * unless it is one of `trained`.
 *
 * @param trained Nodes of the network of a run.
 */
export function useNodeTitles(trained?: readonly GraphNode[]): (id: string | undefined) => string {
  const language = useInterface((s) => s.language)
  const nodes = useKnownNodes(trained)
  const titles = useMemo(() => numberedTitles(nodes, (node) => cardTitle(node, language)), [nodes, language])
  return (id) => (id === undefined ? '' : (titles.get(id) ?? ''))
}
