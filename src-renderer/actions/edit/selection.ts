import type { Studio } from '../../state/studio'

/** Ids of the selected nodes and notes. */
export const selectedItems = ({ interface: screen }: Studio): string[] => {
  const { nodes, notes } = screen.getState().selection
  return [...nodes, ...notes]
}
/** Ids of the selected nodes. */
export const selectedNodes = ({ interface: screen }: Studio): readonly string[] => screen.getState().selection.nodes
