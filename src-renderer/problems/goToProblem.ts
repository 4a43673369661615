import type { DiagnosticTarget } from '@shared/graph/diagnostic'
import { canvasStore } from '../canvas/canvasStore'
import type { Studio } from '../state/studio'

/** Shows where a problem is: the node in view and selected, the edge selected, or the training settings. */
export function goToProblem(studio: Studio, target: DiagnosticTarget): void {
  const { commands } = canvasStore.getState()
  const screen = studio.interface.getState()
  if (target.kind === 'document' || target.kind === 'training') {
    screen.select({})
    screen.set({ rightOpen: true })
    if (target.kind === 'document') commands?.fit()
    return
  }
  if (target.kind === 'edge') {
    const edge = studio.documents.getState().document.edges.find((candidate) => candidate.id === target.edge)
    if (!edge) return
    commands?.focusNode(edge.target.node)
    screen.select({ edges: [edge.id] })
    return
  }
  commands?.focusNode(target.node)
}
