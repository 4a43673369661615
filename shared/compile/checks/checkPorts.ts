import { sizeOf } from '../../catalog/define/tensorType'
import type { PortSpec } from '../../catalog/define/item'
import type { Fix } from '../../graph/diagnostic'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { connectFix, deleteFix, removeEdgesFix } from '../fixes/nodeFixes'
import { isNeeded } from '../isNeeded'
import { MAX_OFFERS, offers } from './offers'
import { takenIn } from './takesAt'

/** The target of a data node that already feeds this network, in use or not: what an empty target port most likely wants. */
function targetsOfFeeders(context: CheckContext, checked: CheckedNode, port: PortSpec): (Fix | null)[] {
  const seen = new Set<string>()
  const open = checked.incoming.map((edge) => edge.source.node)
  const found: (Fix | null)[] = []
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const type = context.nodes.get(id)?.item?.kind === 'dataset' ? context.nodes.get(id)?.outputs['target'] : undefined
    if (type && sizeOf(type.shape) > 0)
      found.push(connectFix(context, { node: id, port: 'target' }, { node: checked.node.id, port: port.name }))
    open.push(...(context.graph.incoming.get(id) ?? []).map((edge) => edge.source.node))
  }
  return found
}

function reportMissing(context: CheckContext, checked: CheckedNode, port: PortSpec): void {
  const { node, item } = checked
  const isTarget = item?.kind === 'loss' && port.name === 'target'
  const target = { kind: 'port', node: node.id, port: port.name, side: 'input' } as const
  const values = { type: node.type, port: port.name, name: node.name ?? '' }
  // What no loss learns from does not hold up training.
  const severity = context.reachesLoss.has(node.id) ? 'error' : 'warning'
  context.report({
    code: isTarget ? 'lossTargetMissing' : 'missingInput',
    severity,
    target,
    values,
    fixes: () => {
      const likely = isTarget ? targetsOfFeeders(context, checked, port) : []
      return [...(likely.length > 0 ? likely : offers(context, checked, port)), deleteFix(context, node.id)].slice(
        0,
        MAX_OFFERS + 1,
      )
    },
  })
}

/** Input ports: empty ones, and ones with more edges than they take. */
export const checkPorts: Check = (context) => {
  for (const checked of context.nodes.values()) {
    for (const port of checked.item?.inputs ?? []) {
      const edges = checked.incoming.filter((edge) => edge.target.port === port.name)
      if (edges.length === 0 && isNeeded(checked.item?.inputs ?? [], port, takenIn(checked)))
        reportMissing(context, checked, port)
      if (edges.length < 2 || port.many) continue
      context.report({
        code: 'tooManyInputs',
        severity: 'error',
        target: { kind: 'port', node: checked.node.id, port: port.name, side: 'input' },
        values: { type: checked.node.type, port: port.name, count: edges.length },
        fixes: () => [
          removeEdgesFix(
            'keepFirstEdge',
            edges.slice(1).map((edge) => edge.id),
          ),
          removeEdgesFix(
            'keepLastEdge',
            edges.slice(0, -1).map((edge) => edge.id),
          ),
        ],
      })
    }
  }
}
