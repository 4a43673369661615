import { catalog, nodeItems } from '../catalog/catalog'
import { parseParams, type ParamSpecs } from '../catalog/define/params'
import type { GraphDocument, GraphNode, ItemChoice } from '../graph/document'
import { parsedParams } from './parsedParams'
import { withoutViews } from './withoutViews'

/** JSON with the keys of every object in alphabetical order: the order in which edits left them says nothing. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

/** A parameter that is not written down counts as its default. */
const filled = (item: { readonly params: ParamSpecs } | undefined, params: GraphNode['params']): unknown =>
  item ? parseParams(item.params, params).params : params

const nodeParams = (type: string, params: GraphNode['params']): unknown => {
  const item = nodeItems.get(type)
  return item ? parsedParams(item, params).params : params
}

const choiceOf = (item: { readonly params: ParamSpecs } | undefined, choice: ItemChoice): unknown => ({
  type: choice.type,
  params: filled(item, choice.params),
})

/** Two independent 32-bit hashes of a text (FNV-1a, and a multiplicative one with a rotation) as 16 hexadecimal digits. */
function digest(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(((b << 5) | (b >>> 27)) ^ code, 0x85ebca6b)
  }
  const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0')
  return hex(a ^ (a >>> 15)) + hex(b ^ (b >>> 13))
}

/** Ids seed weights and draws. A loss has none: it counts as what it compares, whatever its id is. */
function lossNames({ nodes, edges }: Pick<GraphDocument, 'nodes' | 'edges'>): ReadonlyMap<string, string> {
  const losses = nodes.filter(({ type }) => nodeItems.get(type)?.kind === 'loss')
  return new Map(
    losses.map(({ id, type }) => {
      const feeds = edges.filter(({ target }) => target.node === id)
      const names = feeds.map(({ source, target }) => `${target.port}=${source.node}/${source.port}`).sort()
      return [id, `${type}(${names.join()})`]
    }),
  )
}

// Documents are immutable, and the hash is asked for at every look at the list of runs.
const hashes = new WeakMap<GraphDocument, string>()

/**
 * A short hash of what determines how training goes: nodes with their parameters (defaults filled in), the ids that seed
 * their weights, frozen and shared weights, connections, and the training settings. How long it may go on (epochs, stopping) does
 * not count, nor do views, places, names, groups, notes, the title, metrics and the order of nodes; the order of edges at a port does,
 * as merges follow it. 16 hexadecimal digits.
 */
export function graphHash(document: GraphDocument): string {
  const found = hashes.get(document)
  if (found !== undefined) return found
  const network = withoutViews(document)
  const losses = lossNames(network)
  const nameOf = (id: string): string => losses.get(id) ?? id
  const nodes = network.nodes
    .map(({ id, type, params, trainable, sharesWith }) =>
      canonical({
        id: nameOf(id),
        type,
        params: nodeParams(type, params),
        ...(trainable === false && { frozen: true }),
        ...(sharesWith !== undefined && { sharesWith }),
      }),
    )
    .sort()
  const edges = network.edges.map(({ source, target }) => [nameOf(target.node), target.port, source.node, source.port])
  const sortedEdges = edges
    .map((edge, k) => ({ edge, k }))
    .sort((a, b) => {
      const [x, y] = [`${a.edge[0]} ${a.edge[1]}`, `${b.edge[0]} ${b.edge[1]}`]
      return x < y ? -1 : x > y ? 1 : a.k - b.k
    })
  const {
    optimizer,
    schedule,
    metrics: _metrics,
    epochs: _epochs,
    stopping: _stopping,
    ...training
  } = document.training
  const text = canonical({
    nodes,
    edges: sortedEdges.map(({ edge }) => edge),
    training: {
      ...training,
      optimizer: choiceOf(catalog.optimizers.get(optimizer.type), optimizer),
      schedule: choiceOf(catalog.schedules.get(schedule.type), schedule),
    },
  })
  const hash = digest(text)
  hashes.set(document, hash)
  return hash
}
