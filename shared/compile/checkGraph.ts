import { sizeOf } from '../catalog/define/tensorType'
import type { Diagnostic, Severity } from '../graph/diagnostic'
import type { GraphDocument } from '../graph/document'
import type { CheckedGraph, CheckedNode } from './checkedGraph'
import type { CheckContext, Finding, LossNode } from './checkContext'
import { checkNodes } from './checkNodes'
import { checks } from './checks/checks'
import { reportItemProblems } from './checks/itemProblems'
import { indexGraph, spreadFrom } from './graphIndex'
import { describedDataset } from './parsedParams'
import { trainingMemory } from './trainingMemory'
import { sortNodes } from './sortNodes'
import { ownWeights } from './weightOwner'

/** Most diagnostics that get fixes: on a badly broken document the rest are named without. */
const MAX_FIXED = 200

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

function totalsOf(nodes: Iterable<CheckedNode>): CheckedGraph['totals'] {
  let parameterCount = 0
  let trainableCount = 0
  let multiplyAdds = 0
  for (const checked of nodes) {
    parameterCount += checked.parameterCount
    multiplyAdds += checked.multiplyAdds
    if (checked.node.trainable === false) continue
    for (const weight of Object.values(ownWeights(checked)))
      if (weight.trainable) trainableCount += sizeOf(weight.shape)
  }
  return { parameterCount, trainableCount, multiplyAdds }
}

/** Ids that the document does not have, the same ones for the same document. */
function freshIds(document: GraphDocument): () => string {
  let taken: Set<string> | undefined
  let k = 0
  return () => {
    taken ??= new Set(
      [...document.nodes, ...document.edges, ...document.groups, ...document.notes].map((item) => item.id),
    )
    let id = ''
    do id = `new-${++k}`
    while (taken.has(id))
    return id
  }
}

const isLoss = (checked: CheckedNode): checked is LossNode => checked.item?.kind === 'loss'

function datasetsOf(nodes: ReadonlyMap<string, CheckedNode>): CheckContext['datasets'] {
  const datasets: [string, ReturnType<typeof describedDataset>][] = []
  for (const [id, { item, params, outputs }] of nodes) {
    // A data set that could not be described has no outputs and has said so.
    if (item?.kind === 'dataset' && Object.keys(outputs).length > 0) datasets.push([id, describedDataset(item, params)])
  }
  return new Map(datasets)
}

/**
 * Checks a document: types along every edge, weights, costs, and all that is wrong, with fixes as edits. Never fails; linear in
 * the size of the document, and what an edit leaves alone is not parsed again. The same document gives the same result.
 */
export function checkGraph(document: GraphDocument): CheckedGraph {
  const graph = indexGraph(document)
  const sorted = sortNodes(document, graph)
  const { nodes, problems } = checkNodes(document, graph, sorted)
  const losses = [...nodes.values()].filter(isLoss)
  const diagnostics: Diagnostic[] = []
  const report = ({ code, severity, target, values = {}, fixes }: Finding): void => {
    const made = fixes && diagnostics.length < MAX_FIXED ? fixes().filter((fix) => fix !== null) : []
    diagnostics.push({ code, severity, target, values, fixes: made })
  }
  const reachesLoss = spreadFrom(
    losses.map(({ node }) => node.id),
    graph,
    'upstream',
  )
  const used = [...nodes.values()].filter(({ node }) => reachesLoss.has(node.id))
  const memory = trainingMemory(document.training, used)
  const context: CheckContext = {
    document,
    graph,
    sorted,
    nodes,
    losses,
    report,
    datasets: datasetsOf(nodes),
    reachesLoss,
    memory,
    newId: freshIds(document),
  }
  reportItemProblems(context, problems)
  for (const check of checks) check(context)
  diagnostics.sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
  return {
    nodes: Object.fromEntries(nodes),
    order: sorted.order,
    diagnostics,
    trainable: !diagnostics.some((d) => d.severity === 'error'),
    memory: memory.weights + memory.batch,
    totals: totalsOf(nodes.values()),
  }
}
