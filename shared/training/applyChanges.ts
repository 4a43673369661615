import type { GraphDocument, GraphNode, ItemChoice, JsonValue } from '../graph/document'
import type { RunChange } from './runChange'

type Params = ItemChoice['params']

function withParam(params: Params, name: string, value: JsonValue): Params {
  const { [name]: _before, ...rest } = params
  return value === null ? rest : { ...rest, [name]: value }
}

function changedNode(node: GraphNode, { setting, to }: RunChange): GraphNode {
  if (setting !== 'trainable') return { ...node, params: withParam(node.params, setting, to) }
  const { trainable: _before, ...rest } = node
  return to === false ? { ...rest, trainable: false } : rest
}

function changedTraining(
  training: GraphDocument['training'],
  { of, setting, to }: RunChange,
): GraphDocument['training'] {
  if (of === 'optimizer' || of === 'schedule') {
    const choice = training[of]
    const next =
      setting === 'type'
        ? { ...choice, type: String(to) }
        : { ...choice, params: withParam(choice.params, setting, to) }
    return { ...training, [of]: next }
  }
  const { [setting]: _before, ...rest } = training
  return (to === null ? rest : { ...rest, [setting]: to }) as GraphDocument['training']
}

/** A document with changes made in it, in order; made a second time they change nothing. */
export const applyChanges = (document: GraphDocument, changes: readonly RunChange[]): GraphDocument =>
  changes.reduce(
    (before, change) =>
      change.of === 'node'
        ? {
            ...before,
            nodes: before.nodes.map((node) => (node.id === change.node ? changedNode(node, change) : node)),
          }
        : { ...before, training: changedTraining(before.training, change) },
    document,
  )
