import { canvasStore } from '../canvas/canvasStore'
import { startTraining } from '../state/session/startTraining'
import type { Studio } from '../state/studio'

/** Shows the list of data sets, with the nodes selected that stand in for the data of the network. */
export function showData({ documents, interface: screen }: Studio): void {
  const standIns = documents.getState().document.nodes.filter(({ type }) => type === 'standIn')
  screen.getState().set({ leftOpen: true, leftTab: 'data' })
  screen.getState().select({ nodes: standIns.map(({ id }) => id) })
  const [first] = standIns
  if (first) canvasStore.getState().commands?.focusNode(first.id)
}

/** Selects a foreign layer and brings it into view. */
export function showForeign({ interface: screen }: Studio, node: string): void {
  screen.getState().set({ rightOpen: true })
  screen.getState().select({ nodes: [node] })
  canvasStore.getState().commands?.focusNode(node)
}

/** Trains the network, from the weights that came with it where there are such. */
export const trainImported = (studio: Studio, runId: string | undefined): void =>
  void startTraining(studio, runId === undefined ? {} : { weightsFrom: runId })
