import { checkGraph } from '@shared/compile/checkGraph'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { trainedDocument } from '../state/session/trainedDocument'
import type { Studio } from '../state/studio'
import { VIEWS } from './registry'

/** The network that views look at: that of the shown run, or the one on the canvas. */
function subjectOf({ documents, runs }: Studio): CheckedGraph {
  const { currentId, documents: begun, states } = runs.getState()
  const made = currentId === null ? undefined : begun[currentId]
  return made && currentId !== null
    ? checkGraph(trainedDocument(made, states[currentId]?.changes))
    : documents.getState().checked
}

/** The views of a layer that can show a node, the best one first. */
const viewsFor = (checked: CheckedGraph, node: string): readonly string[] =>
  VIEWS.filter((view) => view.of === 'layer' && view.shows(checked, node)).map(({ id }) => id)

/** Whether there is anything to see in a node. */
export const canLookInside = (studio: Studio, node: string): boolean => viewsFor(subjectOf(studio), node).length > 0

/**
 * Opens the drawer on a node.
 *
 * @param view In this view; absent, or where it cannot show the node: in the best one.
 */
export function lookInside(studio: Studio, node: string, view?: string): void {
  const { interface: screen, views } = studio
  const able = viewsFor(subjectOf(studio), node)
  const chosen = view !== undefined && able.includes(view) ? view : able[0]
  if (chosen === undefined) return
  views.getState().dock({ view: chosen, node, settings: {} })
  screen.getState().select({ nodes: [node] })
  screen.getState().set({ drawerOpen: true, drawerTab: 'inside' })
}
