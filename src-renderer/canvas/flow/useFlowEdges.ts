import { useMemo, useRef } from 'react'
import type { WireEdge } from './flowTypes'

/** React Flow's edges with their selection; an edge is a new object only when it or its selection changed. */
export function useFlowEdges(wires: readonly WireEdge[], selected: ReadonlySet<string>): WireEdge[] {
  const built = useRef(new Map<string, { source: WireEdge; edge: WireEdge }>())
  return useMemo(() => {
    const next = new Map<string, { source: WireEdge; edge: WireEdge }>()
    const edges = wires.map((source) => {
      const before = built.current.get(source.id)
      const isSelected = selected.has(source.id)
      const edge =
        before?.source === source && (before.edge.selected ?? false) === isSelected
          ? before.edge
          : { ...source, selected: isSelected }
      next.set(source.id, { source, edge })
      return edge
    })
    built.current = next
    return edges
  }, [wires, selected])
}
