import { createHash } from 'node:crypto'
import { midRunParams, slotsOf } from '@shared/compile/takeOver'
import { withoutViews } from '@shared/compile/withoutViews'
import type { GraphDocument, GraphNode, JsonValue } from '@shared/graph/document'

const canonical = (value: unknown): JsonValue => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return (value ?? null) as JsonValue
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]))
}

const hash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('hex')

/** What a checkpoint has to agree with: `network` to be looked at, `training` too to be gone on with. */
export interface NetworkHash {
  /** Nodes and wires: what the weights mean. */
  readonly network: string
  /** Which rows come when, and what the optimizer remembers of each weight. */
  readonly training: string
}

const without = (params: GraphNode['params'], names: readonly string[]): GraphNode['params'] =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name)))

/**
 * Hashes of what the cells of a run mean, blind to names, places, notes, and all that a going run can take over (`takeOver`): a checkpoint from
 * before a change fits the document after it. Edges count in order: inputs of Concatenate follow it.
 */
export function networkHash(document: GraphDocument): NetworkHash {
  const { nodes, edges } = withoutViews(document)
  const { training } = document
  const {
    epochs: _epochs,
    stopping: _stopping,
    metrics: _metrics,
    schedule: _schedule,
    optimizer,
    ...settings
  } = training
  return {
    network: hash({
      nodes: [...nodes]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, type, params, sharesWith }) => ({
          id,
          type,
          params: without(params, midRunParams(type)),
          sharesWith,
        })),
      edges: edges.map(({ source, target }) => [source, target]),
    }),
    training: hash({ ...settings, optimizer: [optimizer.type, slotsOf(optimizer.type, optimizer.params)] }),
  }
}
