import type { NodeDefinition } from '../catalog/catalog'
import type { DatasetDefinition, DatasetShape } from '../catalog/define/dataset'
import { parseParams, type ParamProblem } from '../catalog/define/params'
import type { GraphNode } from '../graph/document'

interface Parsed {
  readonly params: Readonly<Record<string, unknown>>
  readonly problems: readonly ParamProblem[]
}

// Documents are immutable, so parameters that are the same object parse the same: an edit costs only what it changed.
const parsed = new WeakMap<GraphNode['params'], Map<NodeDefinition, Parsed>>()
const described = new WeakMap<Parsed['params'], DatasetShape>()

/** Parameters of a node with defaults filled in, and what is wrong with them. */
export function parsedParams(item: NodeDefinition, params: GraphNode['params']): Parsed {
  const byItem = parsed.get(params) ?? new Map<NodeDefinition, Parsed>()
  parsed.set(params, byItem)
  const found = byItem.get(item) ?? parseParams(item.params, params)
  byItem.set(item, found)
  return found
}

/** What a data set with these parsed parameters holds. */
export function describedDataset(item: DatasetDefinition, params: Parsed['params']): DatasetShape {
  const found = described.get(params) ?? item.describe(params as never)
  described.set(params, found)
  return found
}
