import type { Fix } from '../../graph/diagnostic'
import type { GraphEdge } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { inferNode } from '../inferNode'
import { setParamFix } from './nodeFixes'

/** Furthest node up the graph that a fix may change. */
const REACH = 16

/** The output of the data node that a port is fed by, through nodes with one input. */
export function dataAbove(
  context: CheckContext,
  edge: GraphEdge | undefined,
): { readonly data: CheckedNode; readonly port: string } | undefined {
  let at = edge
  for (let k = 0; at && k < REACH; k++) {
    const data = context.nodes.get(at.source.node)
    if (data?.item?.kind === 'dataset') return { data, port: at.source.port }
    at = data?.incoming.length === 1 ? data.incoming[0] : undefined
  }
  return undefined
}

/** Chooses what the numbers of the data are written with, so that they run from `least` to `most`; `null` where there is no such choice. */
export function setValuesFix(
  context: CheckContext,
  edge: GraphEdge | undefined,
  least: number,
  most: number,
): Fix | null {
  const above = dataAbove(context, edge)
  const { item, params, node } = above?.data ?? {}
  if (!above || item?.kind !== 'dataset' || !params || !node) return null
  for (const [name, spec] of Object.entries(item.params)) {
    if (spec.type !== 'choice') continue
    const option = spec.options.find((value) => {
      const range = inferNode(item, { ...params, [name]: value }, []).outputs[above.port]?.range
      return range?.low === least && range.high === most
    })
    if (option !== undefined) return setParamFix(context, node.id, name, option)
  }
  return null
}
