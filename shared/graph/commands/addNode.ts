import type { GraphNode, Position } from '../document'
import type { LabeledEdit } from '../edit'
import type { NewId } from '../createId'

/** Puts a new node on the canvas; parameters that are not given have their defaults. */
export const addNode = (
  type: string,
  position: Position,
  newId: NewId,
  params: GraphNode['params'] = {},
): LabeledEdit => ({
  label: 'addNode',
  edit: { type: 'insert', collection: 'nodes', items: [{ value: { id: newId(), type, params, position } }] },
})
