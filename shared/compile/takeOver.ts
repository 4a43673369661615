import { catalog, nodeItems } from '../catalog/catalog'
import { parseParams, type ParamSpecs } from '../catalog/define/params'
import type { GraphDocument, GraphNode, ItemChoice, JsonValue } from '../graph/document'
import { applyChanges } from '../training/applyChanges'
import type { RunChange } from '../training/runChange'
import { graphHash } from './graphHash'
import { parsedParams } from './parsedParams'
import { slotsOf } from './slotsOf'

/** What a going run can take over of an edited document. */
export interface TakenOver {
  readonly changes: readonly RunChange[]
  /** The document of the run with these changes. */
  readonly document: GraphDocument
  /** The edited document differs in more: that counts for the next run. */
  readonly more: boolean
}

type Place = Pick<RunChange, 'phase' | 'turn'>
type Head = Pick<RunChange, 'of' | 'node' | 'item'> & Place
type Values = Readonly<Record<string, unknown>>

/** The settings of a list that differ; one that is not there is `null`. */
const differences = (head: Head, names: Iterable<string>, before: Values, after: Values): RunChange[] =>
  [...names].flatMap((setting) => {
    const [from, to] = [before[setting] ?? null, after[setting] ?? null] as [JsonValue, JsonValue]
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ ...head, setting, from, to }]
  })

/** Parameters of a node that shape how is learned and nothing of what the trained network answers. */
export const midRunParams = (type: string): readonly string[] =>
  Object.entries(nodeItems.get(type)?.params ?? {}).flatMap(([name, spec]) =>
    'midRun' in spec && spec.midRun ? [name] : [],
  )

function nodeChanges(own: GraphNode, other: GraphNode | undefined): RunChange[] {
  const item = nodeItems.get(own.type)
  if (!item || other?.type !== own.type) return []
  const head = { of: 'node', node: own.id, item: own.type } as const
  const trains = ({ trainable }: GraphNode): Values => ({ trainable: trainable !== false })
  return [
    ...differences(
      head,
      midRunParams(own.type),
      parsedParams(item, own.params).params,
      parsedParams(item, other.params).params,
    ),
    ...differences(head, ['trainable'], trains(own), trains(other)),
  ]
}

const filled = (item: { readonly params: ParamSpecs } | undefined, params: GraphNode['params']): Values =>
  item ? parseParams(item.params, params).params : params

/** Parameters of an optimizer that leave what it remembers as it is. */
function optimizerChanges(own: ItemChoice, other: ItemChoice, place: Place): RunChange[] {
  const { type, params } = own
  const item = catalog.optimizers.get(type)
  if (!item || other.type !== type) return []
  const slots = slotsOf(type, params).join()
  return differences(
    { of: 'optimizer', item: type, ...place },
    Object.keys(item.params),
    filled(item, params),
    filled(item, other.params),
  ).filter(({ setting, to }) => slotsOf(type, { ...params, [setting]: to }).join() === slots)
}

function scheduleChanges(own: ItemChoice, other: ItemChoice, place: Place): RunChange[] {
  const values = ({ type, params }: ItemChoice): Values => ({ type, ...filled(catalog.schedules.get(type), params) })
  const [before, after] = [values(own), values(other)]
  const names = new Set(Object.keys({ ...before, ...after }))
  return differences({ of: 'schedule', item: other.type, ...place }, names, before, after)
}

type Chosen = { readonly optimizer?: ItemChoice; readonly schedule?: ItemChoice }

/** Of the choices that both have. */
const choiceChanges = (own: Chosen, other: Chosen, place: Place = {}): RunChange[] => [
  ...(own.optimizer && other.optimizer ? optimizerChanges(own.optimizer, other.optimizer, place) : []),
  ...(own.schedule && other.schedule ? scheduleChanges(own.schedule, other.schedule, place) : []),
]

/** Of phases that stand at the same place and have the same id. */
const phaseChanges = (own: GraphDocument['training'], other: GraphDocument['training']): RunChange[] =>
  (own.phases ?? []).flatMap((phase, i) => {
    const edited = other.phases?.[i]
    if (edited?.id !== phase.id) return []
    return [
      ...differences({ of: 'training', phase: phase.id }, ['epochs'], phase, edited),
      ...phase.turns.flatMap((turn, k) => choiceChanges(turn, edited.turns[k] ?? {}, { phase: phase.id, turn: k })),
    ]
  })

/**
 * What differs between the document of a going run and an edited one that the run can go on with: the weights keep their meaning, and so does
 * what the optimizers remember of them. Learning rates and schedules, constants of optimizers, numbers of epochs, early stopping, clipping, frozen
 * nodes, and those parameters of nodes that only shape learning (`midRun`).
 */
export function takeOver(running: GraphDocument, edited: GraphDocument): TakenOver {
  const others = new Map(edited.nodes.map((node) => [node.id, node]))
  const changes = [
    ...choiceChanges(running.training, edited.training),
    ...differences({ of: 'training' }, ['epochs', 'stopping', 'clip'], running.training, edited.training),
    ...phaseChanges(running.training, edited.training),
    ...running.nodes.flatMap((node) => nodeChanges(node, others.get(node.id))),
  ]
  const document = applyChanges(running, changes)
  return { changes, document, more: graphHash(document) !== graphHash(edited) }
}
