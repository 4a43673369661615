import type { Fix } from '../../graph/diagnostic'
import type { GraphEdge } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { keepsShape } from '../keepsShape'
import { insertFix, setParamFix } from './nodeFixes'

/** Furthest node up the graph that a fix may change. */
const REACH = 16
/** Parameters that are the size of the last axis. */
const WIDTHS = ['filters', 'units'] as const

/** The nearest layer upstream that decides the last axis, and by which parameter. */
function widthOf(
  context: CheckContext,
  edge: GraphEdge,
): { readonly node: string; readonly param: string } | undefined {
  let at: GraphEdge | undefined = edge
  for (let k = 0; at && k < REACH; k++) {
    const checked: CheckedNode | undefined = context.nodes.get(at.source.node)
    const width = checked?.outputs[at.source.port]?.shape.at(-1)
    const param = WIDTHS.find((name) => checked?.params[name] === width)
    if (!checked || width === undefined) return undefined
    if (param) return checked.node.sharesWith === undefined ? { node: checked.node.id, param } : undefined
    if (!keepsShape(checked, at.source.port)) return undefined
    at = checked.incoming[0]
  }
  return undefined
}

/** Ways to make what an edge brings so wide, the plainer first: the layer it comes from, or a new one that mixes its channels. */
export function widen(context: CheckContext, edge: GraphEdge, width: number): (Fix | null)[] {
  const rank = context.nodes.get(edge.source.node)?.outputs[edge.source.port]?.shape.length
  const layer = widthOf(context, edge)
  const isImage = rank === 3
  return [
    layer ? setParamFix(context, layer.node, layer.param, width) : null,
    isImage
      ? insertFix(context, edge, 'conv2d', { filters: width, kernelSize: [1, 1] })
      : insertFix(context, edge, 'dense', { units: width }),
  ]
}
