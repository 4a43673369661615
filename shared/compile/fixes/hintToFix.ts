import { catalog } from '../../catalog/catalog'
import { parseParams } from '../../catalog/define/params'
import type { FixHint, ItemProblem } from '../../catalog/define/item'
import type { Fix } from '../../graph/diagnostic'
import type { GraphEdge, JsonValue } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { keepsShape } from '../keepsShape'
import { connectMore } from './connectMore'
import { insertDense } from './insertDense'
import { insertWhereItFits } from './insertWhereItFits'
import { mends } from './mends'
import { insertFix, replaceFix, setParamFix } from './nodeFixes'
import { dataAbove, setValuesFix } from './setValues'
import { tryFix } from './tryFix'
import { widen } from './widen'

/** Furthest node up the graph that a fix may change. */
const REACH = 16

/** The edge a hint means: the one at its port; where a port takes many and the problem says which (`position` from 1), that one. */
function edgeAt(checked: CheckedNode, port: string | undefined, problem: ItemProblem): GraphEdge | undefined {
  const edges = checked.incoming.filter((edge) => port === undefined || edge.target.port === port)
  const position = problem.values?.['position']
  return edges[typeof position === 'number' ? position - 1 : 0]
}

/** Whether a layer's parameters shape a state that it goes on with inside, and only so what leaves it. */
const shapesState = ({ item }: CheckedNode): boolean =>
  item?.kind === 'layer' && (item.innerActivation === true || item.feedsBack === true)

/** Whether a parameter of a node may have this value. */
const takes = ({ item }: CheckedNode, param: string, value: JsonValue): boolean =>
  item !== undefined && parseParams(item.params, { [param]: value }).problems.length === 0

/** Whether nothing ever changes a layer's weights: a loss cannot shape what it answers, only what reads that. */
const isFixed = ({ weights }: CheckedNode): boolean => {
  const all = Object.values(weights)
  return all.length > 0 && all.every(({ trainable }) => !trainable)
}

/**
 * The nearest node upstream that decides a parameter: through nodes that hand the shape on unchanged. The state of a recurrent layer is
 * not shaped for a loss.
 */
function decider(context: CheckContext, edge: GraphEdge | undefined, param: string): CheckedNode | undefined {
  let at = edge
  for (let k = 0; at && k < REACH; k++) {
    const node = context.nodes.get(at.source.node)
    if (!node?.item) return undefined
    if (shapesState(node)) return undefined
    if (Object.hasOwn(node.item.params, param)) return isFixed(node) ? undefined : node
    // Past an activation a layer's own activation decides nothing any more.
    const stops = param === 'activation' ? !(node.item.kind === 'layer' && node.item.passesActivation) : false
    const [feed] = node.incoming
    if (stops || !keepsShape(node, at.source.port)) return undefined
    at = feed
  }
  return undefined
}

function setUpstream(
  context: CheckContext,
  checked: CheckedNode,
  edge: GraphEdge | undefined,
  param: string,
  value: JsonValue,
): Fix | null {
  const source = edge && context.nodes.get(edge.source.node)
  // The activation may be a node of its own; taken away, one before it would show.
  const shown = value === 'linear' && source?.inputs[0]?.activation !== undefined
  if (edge && param === 'activation' && typeof value === 'string' && source?.item?.kind === 'activation' && !shown) {
    return replaceFix(context, edge.source.node, value)
  }
  const node = decider(context, edge, param)
  if (node) return takes(node, param, value) ? setParamFix(context, node.node.id, param, value) : null
  if (!edge) return null
  if (param === 'units' && typeof value === 'number') return insertDense(context, checked, edge, value)
  const width = checked.inputs[checked.incoming.indexOf(edge)]?.shape.at(-1)
  if (value === 'linear' && width !== undefined) return insertDense(context, checked, edge, width)
  const canStand = param === 'activation' && typeof value === 'string' && catalog.activations.has(value)
  return canStand ? insertFix(context, edge, value, {}) : null
}

const plain = (value: JsonValue | readonly number[]): JsonValue =>
  Array.isArray(value) ? [...(value as readonly JsonValue[])] : (value as JsonValue)

function helps(context: CheckContext, checked: CheckedNode, problem: ItemProblem, fix: Fix): boolean {
  const tried = tryFix(context, checked.node.id, fix)
  return tried !== null && mends(tried, checked, problem)
}

/** What an item thinks would help, as an edit of this document; `null` where the document offers no way to do it, or it would not help. */
export function hintToFix(
  context: CheckContext,
  checked: CheckedNode,
  problem: ItemProblem,
  hint: FixHint,
): Fix | null {
  const { id } = checked.node
  const ifItHelps = (fix: Fix | null): Fix | null => (fix && helps(context, checked, problem, fix) ? fix : null)
  switch (hint.kind) {
    case 'setParam': {
      const value = plain(hint.value)
      if (hint.on === 'self') return setParamFix(context, id, hint.param, value)
      const edge = edgeAt(checked, hint.port ?? problem.port, problem)
      return ifItHelps(setUpstream(context, checked, edge, hint.param, value))
    }
    case 'insertBefore': {
      const edge = edgeAt(checked, hint.port, problem)
      const params = Object.entries(hint.params ?? {}).map(([name, value]) => [name, plain(value)] as const)
      const insert = (place: GraphEdge) => insertFix(context, place, hint.type, Object.fromEntries(params))
      if (!edge) return null
      // What a loss lacks may belong further up the chain that it ends.
      return checked.item?.kind === 'loss'
        ? insertWhereItFits(context, checked, problem, edge, insert)
        : ifItHelps(insert(edge))
    }
    case 'connectMore':
      return connectMore(context, checked, hint.port)
    case 'widen': {
      const edge = checked.incoming[hint.position - 1]
      return (edge && widen(context, edge, hint.width).find(ifItHelps)) ?? null
    }
    case 'replaceType':
      return replaceFix(context, id, hint.type)
    case 'replaceUpstream': {
      const edge = edgeAt(checked, hint.port, problem)
      return edge ? ifItHelps(replaceFix(context, edge.source.node, hint.type)) : null
    }
    case 'setEncoding': {
      const { data } = dataAbove(context, edgeAt(checked, hint.port, problem)) ?? {}
      if (!data?.item) return null
      const spec = data.item.params['encoding']
      const offered = spec?.type === 'choice' && spec.options.includes(hint.encoding)
      return offered ? setParamFix(context, data.node.id, 'encoding', hint.encoding) : null
    }
    case 'setValues':
      return setValuesFix(context, edgeAt(checked, hint.port, problem), hint.least, hint.most)
  }
}
