import { createHash } from 'node:crypto'
import type { GraphDocument, JsonValue } from '@shared/graph/document'

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
  /** How it is trained, without the number of epochs and the patience, which may be changed to train longer. */
  readonly training: string
}

/** Hashes of what determines a run, blind to names, places and notes. Edges count in order: inputs of Concatenate follow it. */
export function networkHash({ nodes, edges, training }: GraphDocument): NetworkHash {
  const { epochs: _epochs, stopping: _stopping, metrics: _metrics, ...settings } = training
  return {
    network: hash({
      nodes: [...nodes]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, type, params, trainable, sharesWith }) => ({ id, type, params, trainable, sharesWith })),
      edges: edges.map(({ source, target }) => [source, target]),
    }),
    training: hash(settings),
  }
}
