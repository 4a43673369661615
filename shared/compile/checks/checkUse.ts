import { nodeItems } from '../../catalog/catalog'
import type { Fix } from '../../graph/diagnostic'
import { spreadFrom } from '../graphIndex'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { connectToFix, deleteFix } from '../fixes/nodeFixes'
import { isNeeded } from '../isNeeded'
import { takenIn, takesAt } from './takesAt'

/** Most empty inputs that an output is offered to. */
const MAX_OFFERS = 2

/** The last nodes of what a node leads to, itself where its output is free. */
const endsBehind = (context: CheckContext, id: string): CheckedNode[] =>
  [...spreadFrom([id], context.graph, 'downstream')].flatMap((end) => {
    const checked = context.nodes.get(end)
    return checked && (context.graph.outgoing.get(end) ?? []).length === 0 ? [checked] : []
  })

/** Joins an output to the inputs that still need one: those on the way to a loss first, then those that take it, the nearest first. */
function connectOnwards(context: CheckContext, from: CheckedNode, onlyToLoss: boolean): (Fix | null)[] {
  const output = from.item?.outputs.find(({ name }) => name !== 'target')?.name
  if (output === undefined) return []
  const isData = from.item?.kind === 'dataset'
  const found = [...context.nodes.values()].flatMap((to) => {
    const { node, item } = to
    const leads = context.reachesLoss.has(node.id)
    // Data straight into a loss trains nothing, and a target wants labels.
    if (node.id === from.node.id || (onlyToLoss && !leads) || (isData && item?.kind === 'loss')) return []
    const port = item?.inputs.find((spec) => isNeeded(item.inputs, spec, takenIn(to)) && !takenIn(to)(spec.name))
    if (!port || port.name === 'target') return []
    const distance = Math.hypot(node.position.x - from.node.position.x, node.position.y - from.node.position.y)
    const takes = takesAt(to, port, from.outputs[output] ?? null)
    return takes || item?.kind === 'loss' ? [{ ref: { node: node.id, port: port.name }, leads, takes, distance }] : []
  })
  return found
    .sort((a, b) => Number(b.leads) - Number(a.leads) || Number(b.takes) - Number(a.takes) || a.distance - b.distance)
    .map(({ ref }) => connectToFix(context, { node: from.node.id, port: output }, ref))
}

/** Data, and what draws without any: values begin there. */
const isSource = (item: CheckedNode['item']): boolean =>
  item?.kind === 'dataset' || (item?.kind === 'layer' && item.inputs.length === 0)

/** Nodes whose values nobody uses, and losses that no data reaches. */
export const checkUse: Check = (context) => {
  const known = context.document.nodes.every((node) => nodeItems.has(node.type))
  // Without a loss nothing is used, and that is said once.
  if (context.losses.length === 0 || !known) return
  const fed = spreadFrom(
    [...context.nodes.values()].filter(({ item }) => isSource(item)).map(({ node }) => node.id),
    context.graph,
    'downstream',
  )
  const views = [...context.nodes.values()].filter(({ item }) => item?.kind === 'view').map(({ node }) => node.id)
  const shown = spreadFrom(views, context.graph, 'upstream')
  for (const { node, item, incoming } of context.nodes.values()) {
    const values = { type: node.type, name: node.name ?? '' }
    const target = { kind: 'node', node: node.id } as const
    if (item?.kind === 'loss') {
      const taken = takenIn({ incoming })
      const wired = item.inputs.every((port) => taken(port.name) || !isNeeded(item.inputs, port, taken))
      if (wired && !fed.has(node.id)) context.report({ code: 'unreached', severity: 'warning', target, values })
      continue
    }
    if (context.reachesLoss.has(node.id) || shown.has(node.id)) continue
    const outgoing = context.graph.outgoing.get(node.id) ?? []
    // An empty input port of a lone node has been reported already.
    if (outgoing.length === 0 && incoming.length === 0 && item?.kind !== 'dataset') continue
    const dangles = outgoing.length === 0
    context.report({
      code: dangles ? 'danglingOutput' : 'unreachable',
      severity: 'warning',
      target,
      values,
      fixes: () => [
        ...endsBehind(context, node.id)
          .flatMap((end) => connectOnwards(context, end, !dangles))
          .filter((fix) => fix !== null)
          .slice(0, MAX_OFFERS),
        deleteFix(context, node.id),
      ],
    })
  }
}
