import type { GraphDocument, GraphNode, ItemChoice, JsonValue } from '../graph/document'
import type { RunChange } from './runChange'

type Params = ItemChoice['params']
type Training = GraphDocument['training']
interface Settings {
  readonly optimizer?: ItemChoice | undefined
  readonly schedule?: ItemChoice | undefined
  readonly [setting: string]: unknown
}

function withParam(params: Params, name: string, value: JsonValue): Params {
  const { [name]: _before, ...rest } = params
  return value === null ? rest : { ...rest, [name]: value }
}

function changedNode(node: GraphNode, { setting, to }: RunChange): GraphNode {
  if (setting !== 'trainable') return { ...node, params: withParam(node.params, setting, to) }
  const { trainable: _before, ...rest } = node
  return to === false ? { ...rest, trainable: false } : rest
}

function changedChoice(choice: ItemChoice, { setting, to }: RunChange): ItemChoice {
  return setting === 'type'
    ? { ...choice, type: String(to) }
    : { ...choice, params: withParam(choice.params, setting, to) }
}

/** The training settings, a phase or a turn with one of their settings changed. */
function changedSettings<T extends Settings>(settings: T, change: RunChange): T {
  const { of, setting, to } = change
  if (of === 'optimizer' || of === 'schedule') {
    const choice = settings[of]
    return choice ? { ...settings, [of]: changedChoice(choice, change) } : settings
  }
  const { [setting]: _before, ...rest } = settings
  return (to === null ? rest : { ...rest, [setting]: to }) as T
}

function changedTraining(training: Training, change: RunChange): Training {
  const { phase, turn } = change
  if (phase === undefined) return changedSettings(training, change)
  const phases = training.phases?.map((own) => {
    if (own.id !== phase) return own
    if (turn === undefined) return changedSettings(own, change)
    return { ...own, turns: own.turns.map((one, k) => (k === turn ? changedSettings(one, change) : one)) }
  })
  return phases ? { ...training, phases } : training
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
