import type { Diagnostic } from '@shared/graph/diagnostic'
import { describeDiagnostic } from '@shared/graph/diagnostics/texts'
import { canvasStore } from '../../canvas/canvasStore'
import type { Studio } from '../studio'

/** Node that a diagnostic is about, where it is about one. */
const nodeOf = ({ target }: Diagnostic, studio: Studio): string | null => {
  if ('node' in target) return target.node
  if (target.kind !== 'edge') return null
  return studio.documents.getState().document.edges.find((edge) => edge.id === target.edge)?.target.node ?? null
}

/** Says why the graph cannot be trained: opens the list of problems, selects the node of the first and brings it into view. */
export function showTrainingProblems(studio: Studio): void {
  const { documents, interface: screen } = studio
  const errors = documents.getState().checked.diagnostics.filter(({ severity }) => severity === 'error')
  const [first] = errors
  screen.getState().set({ drawerOpen: true, drawerTab: 'problems' })
  if (!first) return
  const node = nodeOf(first, studio)
  const jump = (): void => {
    if (node === null) return
    screen.getState().select({ nodes: [node] })
    canvasStore.getState().commands?.focusNode(node)
  }
  jump()
  studio.tell({
    id: 'run',
    tone: 'warning',
    title: { key: 'shell.run.hasProblems', values: { count: errors.length } },
    body: describeDiagnostic(first, screen.getState().language).title,
    ...(node !== null && { actions: [{ label: { key: 'shell.run.showProblem' }, run: jump }] }),
  })
}
