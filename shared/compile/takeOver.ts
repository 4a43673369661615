import { catalog, nodeItems } from '../catalog/catalog'
import type { OptimizerDefinition } from '../catalog/define/optimizer'
import { parseParams, type ParamSpecs } from '../catalog/define/params'
import type { GraphDocument, GraphNode, JsonValue } from '../graph/document'
import { applyChanges } from '../training/applyChanges'
import type { RunChange } from '../training/runChange'
import { graphHash } from './graphHash'
import { parsedParams } from './parsedParams'

/** What a going run can take over of an edited document. */
export interface TakenOver {
  readonly changes: readonly RunChange[]
  /** The document of the run with these changes. */
  readonly document: GraphDocument
  /** The edited document differs in more: that counts for the next run. */
  readonly more: boolean
}

type Head = Pick<RunChange, 'of' | 'node' | 'item'>
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

/** Names of what an optimizer remembers of each weight. */
export function slotsOf(type: string, params: Readonly<Record<string, JsonValue>>): readonly string[] {
  const item = catalog.optimizers.get(type) as OptimizerDefinition | undefined
  return item ? item.slots(parseParams(item.params, params).params) : []
}

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
function optimizerChanges(own: GraphDocument['training'], other: GraphDocument['training']): RunChange[] {
  const { type, params } = own.optimizer
  const item = catalog.optimizers.get(type)
  if (!item || other.optimizer.type !== type) return []
  const slots = slotsOf(type, params).join()
  return differences(
    { of: 'optimizer', item: type },
    Object.keys(item.params),
    filled(item, params),
    filled(item, other.optimizer.params),
  ).filter(({ setting, to }) => slotsOf(type, { ...params, [setting]: to }).join() === slots)
}

function scheduleChanges({ schedule: own }: GraphDocument['training'], { schedule: other }: GraphDocument['training']) {
  const values = ({ type, params }: typeof own): Values => ({ type, ...filled(catalog.schedules.get(type), params) })
  const [before, after] = [values(own), values(other)]
  return differences({ of: 'schedule', item: other.type }, new Set(Object.keys({ ...before, ...after })), before, after)
}

/**
 * What differs between the document of a going run and an edited one that the run can go on with: the weights keep their meaning, and so does
 * what the optimizer remembers of them. Learning rate and schedule, constants of the optimizer, number of epochs, early stopping, frozen
 * nodes, and those parameters of nodes that only shape learning (`midRun`).
 */
export function takeOver(running: GraphDocument, edited: GraphDocument): TakenOver {
  const others = new Map(edited.nodes.map((node) => [node.id, node]))
  const changes = [
    ...optimizerChanges(running.training, edited.training),
    ...scheduleChanges(running.training, edited.training),
    ...differences({ of: 'training' }, ['epochs', 'stopping'], running.training, edited.training),
    ...running.nodes.flatMap((node) => nodeChanges(node, others.get(node.id))),
  ]
  const document = applyChanges(running, changes)
  return { changes, document, more: graphHash(document) !== graphHash(edited) }
}
