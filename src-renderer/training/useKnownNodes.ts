import { useMemo } from 'react'
import type { GraphNode } from '@shared/graph/document'
import { useDocument } from '../state/studio'

/** The nodes on the canvas, and those of a trained network that are there no more. The same array while neither changes. */
export function useKnownNodes(trained: readonly GraphNode[] | undefined): readonly GraphNode[] {
  const nodes = useDocument((s) => s.document.nodes)
  return useMemo(() => {
    const gone = (trained ?? []).filter(({ id }) => !nodes.some((node) => node.id === id))
    return gone.length > 0 ? [...nodes, ...gone] : nodes
  }, [nodes, trained])
}
