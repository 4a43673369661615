import { toKeras } from '@shared/catalog/toKeras'
import type { ParamsOf, ParamSpecs } from '@shared/catalog/define/params'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { CheckedNode } from '@shared/compile/checkedGraph'
import type { GraphEdge } from '@shared/graph/document'

/** A node that only names where data come in. */
export const isEntrance = ({ item, params, inputs }: CheckedNode): boolean =>
  item?.kind === 'layer' &&
  toKeras(
    item,
    params as ParamsOf<ParamSpecs>,
    inputs.map((type) => type?.shape ?? []),
  )?.className === 'InputLayer'

/** A node whose ports are inputs of the model: data, noise, and what begins things that are made step by step. */
export const feedsNetwork = ({ item, weights }: CheckedNode): boolean =>
  item?.kind === 'dataset' ||
  (item?.kind === 'layer' &&
    Object.keys(weights).length === 0 &&
    (item.inputs.length === 0 || item.generate?.next !== undefined))

/** What comes in at the n-th port of a node. */
export function endAt(
  { item, incoming, inputs }: CheckedNode,
  port: number | string,
): { readonly edge: GraphEdge | undefined; readonly type: TensorType | null | undefined } {
  const name = typeof port === 'string' ? port : item?.inputs[port]?.name
  const at = incoming.findIndex(({ target }) => target.port === name)
  return { edge: incoming[at], type: inputs[at] }
}
