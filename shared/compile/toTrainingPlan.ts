import { catalog } from '../catalog/catalog'
import type { ItemChoice } from '../graph/document'
import { sampleWeight } from '../catalog/define/loss'
import { parseParams, type ParamSpecs } from '../catalog/define/params'
import type { Diagnostic } from '../graph/diagnostic'
import type { GraphDocument, GraphEdge } from '../graph/document'
import { fail, ok, type Result } from '../result'
import type { CheckedGraph, CheckedNode } from './checkedGraph'
import { checkGraph } from './checkGraph'
import { indexGraph, spreadFrom, type GraphIndex } from './graphIndex'
import { metricsAt } from './metricsAt'
import { phasesOf } from './phasesOf'
import { scopeOfTurn } from './scopeOfTurn'
import { weightOwner } from './weightOwner'
import type { Learned, Objective, PlannedItem, PlannedPhase, TrainingPlan } from './trainingPlan'

/** Why a document cannot train. */
export interface NotTrainable {
  readonly diagnostics: readonly Diagnostic[]
}

function endOf(checked: CheckedNode, port: string | undefined): Objective['prediction'] | undefined {
  const place = checked.incoming.findIndex((edge: GraphEdge) => edge.target.port === port)
  const edge = checked.incoming[place]
  const type = checked.inputs[place]
  return edge && type ? { node: edge.source.node, port: edge.source.port, type } : undefined
}

/** A loss node as an objective. Metrics chosen in the settings are measured where they mean something. */
function toObjective(
  checked: CheckedNode,
  nodes: CheckedGraph['nodes'],
  chosen: readonly string[] | undefined,
): Objective | undefined {
  const [first, second = first] = checked.item?.inputs ?? []
  const prediction = endOf(checked, first?.name)
  const target = endOf(checked, second?.name) ?? (second?.optional ? prediction : undefined)
  if (checked.item?.kind !== 'loss' || !prediction || !target) return undefined
  const types = { prediction: prediction.type, target: target.type }
  const layer = checked.item.rule && nodes[prediction.node]
  const rowWeight = endOf(checked, sampleWeight.name)
  return {
    node: checked.node.id,
    prediction,
    target,
    ...(rowWeight && { sampleWeight: rowWeight }),
    ...(layer && {
      rule: {
        layer: prediction.node,
        owner: weightOwner((id) => nodes[id], prediction.node),
        inputs: layer.incoming.map(({ source }) => source),
      },
    }),
    reads: checked.item.reads(checked.params as never, types),
    weight: checked.item.shownOnly ? 0 : Number(checked.params['weight'] ?? 1),
    metrics: metricsAt(checked.item, types, chosen),
  }
}

const withDefaults = (item: { readonly params: ParamSpecs } | undefined, choice: ItemChoice): PlannedItem => ({
  id: choice.type,
  params: item ? parseParams(item.params, choice.params).params : choice.params,
})

function toPhases(
  { training }: GraphDocument,
  checked: CheckedGraph,
  graph: GraphIndex,
  { objectives, ownLosses }: Learned,
): readonly PlannedPhase[] {
  const losses = objectives.map(({ node }) => node)
  return phasesOf(training).map(({ id, title, epochs, turns }) => ({
    id,
    ...(title !== undefined && { title }),
    epochs,
    turns: turns.map((turn) => {
      const { optimizer = training.optimizer, schedule = training.schedule, steps = 1 } = turn
      const scope = scopeOfTurn(graph, (node) => checked.nodes[node], losses, turn)
      return {
        ...scope,
        objectives: objectives.filter(({ node }) => scope.objectives.includes(node)),
        ownLosses: ownLosses.filter((node) => scope.nodes.has(node)),
        steps,
        optimizer: withDefaults(catalog.optimizers.get(optimizer.type), optimizer),
        schedule: withDefaults(catalog.schedules.get(schedule.type), schedule),
      }
    }),
  }))
}

/**
 * What the trainer needs of a document: only nodes that lead to a loss, in the order of computation. A document with errors is
 * refused with all its diagnostics. `checked` saves checking again; it must be of this document.
 */
export function toTrainingPlan(
  document: GraphDocument,
  checked: CheckedGraph = checkGraph(document),
): Result<TrainingPlan, NotTrainable> {
  if (!checked.trainable) return fail({ diagnostics: checked.diagnostics })
  const { metrics } = document.training
  const graph = indexGraph(document)
  const losses = document.nodes.flatMap(({ id }) => {
    const node = checked.nodes[id]
    return node?.item?.kind === 'loss' ? [node] : []
  })
  const objectives = losses.flatMap((loss) => toObjective(loss, checked.nodes, metrics) ?? [])
  const used = spreadFrom(
    objectives.map(({ node }) => node),
    graph,
    'upstream',
  )
  const views = document.nodes.filter(({ id }) => checked.nodes[id]?.item?.kind === 'view').map(({ id }) => id)
  const seen = spreadFrom(views, graph, 'upstream')
  const kindOf = (id: string): string | undefined => checked.nodes[id]?.item?.kind
  const computing = checked.order.filter((id) => kindOf(id) === 'layer' || kindOf(id) === 'activation')
  const order = computing.filter((id) => used.has(id))
  const addsLoss = (id: string): boolean => {
    const item = checked.nodes[id]?.item
    return item?.kind === 'layer' && item.addsLoss === true
  }
  const ownLosses = order.filter(addsLoss)
  return ok({
    document,
    checked,
    datasets: document.nodes
      .filter(({ id }) => (used.has(id) || seen.has(id)) && kindOf(id) === 'dataset')
      .map(({ id }) => id),
    order,
    shown: computing.filter((id) => seen.has(id) && !used.has(id)),
    objectives,
    ownLosses,
    phases: toPhases(document, checked, graph, { objectives, ownLosses }),
  })
}
