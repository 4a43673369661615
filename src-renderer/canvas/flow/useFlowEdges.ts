import type { GraphDocument } from '@shared/graph/document'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useInterface } from '../../state/studio'
import { edgeNames } from './edgeNames'
import type { WireEdge } from './flowTypes'

/** React Flow's edges with their selection and names; an edge is a new object only when it, its selection or its name changed. */
export function useFlowEdges(
  { nodes, edges }: GraphDocument,
  wires: readonly WireEdge[],
  selected: ReadonlySet<string>,
): WireEdge[] {
  const { t } = useTranslation()
  const language = useInterface((state) => state.language)
  const names = useMemo(() => edgeNames({ nodes, edges }, language, t), [nodes, edges, language, t])
  const built = useRef(new Map<string, { source: WireEdge; edge: WireEdge }>())
  return useMemo(() => {
    const next = new Map<string, { source: WireEdge; edge: WireEdge }>()
    const drawn = wires.map((source) => {
      const before = built.current.get(source.id)
      const isSelected = selected.has(source.id)
      const ariaLabel = names.get(source.id) ?? ''
      const edge =
        before?.source === source && before.edge.selected === isSelected && before.edge.ariaLabel === ariaLabel
          ? before.edge
          : { ...source, selected: isSelected, ariaLabel }
      next.set(source.id, { source, edge })
      return edge
    })
    built.current = next
    return drawn
  }, [wires, selected, names])
}
