import { catalog } from '../../catalog/catalog'
import { ruleFor } from '../../catalog/ruleFor'
import type { Fix } from '../../graph/diagnostic'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { taughtLayer } from '../checks/taughtLayer'
import { weightOwner } from '../weightOwner'
import { targetFor } from './addRule'
import { makeFix } from './makeFix'
import { tryFix } from './tryFix'

/** Whether a layer learns by rules and in no other way. */
const isRuled = ({ node, item, weights }: CheckedNode): boolean =>
  item?.kind === 'layer' &&
  node.trainable !== false &&
  Object.keys(weights).length > 0 &&
  Object.values(weights).every(({ byRule }) => byRule)

/** The layer that a loss is wired to, where only a rule could train it and none does. */
function waitingLayer(context: CheckContext, loss: CheckedNode): CheckedNode | undefined {
  if (loss.item?.kind !== 'loss' || loss.item.rule) return undefined
  const [port] = loss.item.inputs
  const edge = loss.incoming.find(({ target }) => target.port === port?.name)
  const layer = edge && context.nodes.get(edge.source.node)
  if (!layer || !isRuled(layer)) return undefined
  const owner = (id: string): string => weightOwner((one) => context.nodes.get(one), id)
  const taught = context.losses.some((other) => {
    const own = taughtLayer(context, other)
    return own !== undefined && owner(own.node.id) === owner(layer.node.id)
  })
  return taught ? undefined : layer
}

/**
 * Puts the usual rule of a layer in the place of a loss whose gradients cannot reach its weights, with a target that fits; `null`: the loss
 * has no such layer before it, or a rule trains it already.
 */
export function swapForRule(context: CheckContext, loss: CheckedNode): Fix | null {
  const layer = waitingLayer(context, loss)
  const type = layer && ruleFor(layer.node.type)
  const rule = type === undefined ? undefined : catalog.rules.get(type)
  const [output] = layer?.item?.outputs ?? []
  const [port, second] = rule?.inputs ?? []
  if (!layer || !rule || !output || !port) return null
  const target = second && targetFor(context, layer, rule.id, output.name)
  const { id } = loss.node
  const wire = (source: { readonly node: string; readonly port: string }, to: string) => ({
    value: { id: context.newId(), source: { node: source.node, port: source.port }, target: { node: id, port: to } },
  })
  const swap = makeFix(
    'replaceType',
    { type: rule.id },
    {
      type: 'batch',
      edits: [
        { type: 'remove', collection: 'edges', ids: loss.incoming.map((edge) => edge.id) },
        { type: 'update', collection: 'nodes', patches: [{ id, patch: { type: rule.id, params: {} } }] },
        {
          type: 'insert',
          collection: 'edges',
          items: [
            wire({ node: layer.node.id, port: output.name }, port.name),
            ...(target ? [wire(target, second.name)] : []),
          ],
        },
      ],
    },
  )
  return leadsOn(context, loss, swap) ? swap : null
}

/** Whether what the rule then says, if anything, can be mended as well. */
function leadsOn(context: CheckContext, { node }: CheckedNode, swap: Fix): boolean {
  const problems = tryFix(context, node.id, swap)?.problems.get(node.id) ?? []
  return problems.every(({ severity = 'error', fixes = [] }) => severity !== 'error' || fixes.length > 0)
}
