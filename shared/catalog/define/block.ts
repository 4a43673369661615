import type { GraphEdge, GraphNode, JsonValue, PortRef } from '../../graph/document'
import type { Category, ItemBase } from './item'
import { itemId, type ItemValue, type ParamSpecs, type ParamsOf } from './params'
import type { Shape } from './tensorType'

type NodeDraft = Pick<GraphNode, 'type' | 'params' | 'position'>

/** A part of a network that can be put into one: nodes with places relative to its corner, the edges between them, and its free ports. */
export interface Piece {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly Pick<GraphEdge, 'source' | 'target'>[]
  /** One value may enter at several places: a residual connection takes a copy. */
  readonly inputs: readonly { readonly name: string; readonly ends: readonly PortRef[] }[]
  readonly outputs: readonly { readonly name: string; readonly end: PortRef }[]
}

/** Several layers that are used as one. It is placed as a folded group of ordinary nodes; nothing but groups knows of it. */
export interface BlockDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S> {
  readonly kind: 'block'
  readonly category: Category
  /** One or two characters drawn in the colored square of the card. */
  readonly icon: string
  /** The network with these parameters. A node keeps its id whatever the parameters are, so that they can be changed later. */
  piece(p: ParamsOf<S>): Piece
  /** Parameters that must follow what comes in, by the shape of one sample at the first input; absent: any input fits. */
  fit?(p: ParamsOf<S>, input: Shape): { readonly [K in keyof S]?: JsonValue }
  /** The parameters that matter most, as the card shows them. `name` gives an item's or option's title. */
  summary(p: ParamsOf<S>, name: (param: string) => string): string
}

export const defineBlock = <const S extends ParamSpecs>(d: Omit<BlockDefinition<S>, 'kind'>): BlockDefinition<S> => ({
  kind: 'block',
  ...d,
})

/** Distances between the corners of cards, px. */
const COLUMN = 212
const ROW = 152

/** A node of a piece, in a column and a row. */
export const node = (
  type: string,
  [column, row]: readonly [number, number],
  params: Record<string, JsonValue> = {},
): NodeDraft => ({ type, params, position: { x: column * COLUMN, y: row * ROW } })

/** A node of the item that a parameter chose. */
export const chosenNode = (value: ItemValue, at: readonly [number, number]): NodeDraft =>
  node(itemId(value), at, typeof value === 'string' ? {} : { ...value.params })

/**
 * A piece from its nodes by id and chains of ids, each wired to the next: `['input', 'conv', 'add', 'output']`. A name that is no node
 * is a free port of the piece. `attention.query` is the port `query` of a node; without a port, `input` and `output`.
 */
export function pieceOf(nodes: Readonly<Record<string, NodeDraft>>, chains: readonly (readonly string[])[]): Piece {
  const inputs = new Map<string, PortRef[]>()
  const outputs = new Map<string, PortRef>()
  const edges: Piece['edges'][number][] = []
  const end = (name: string, port: string): PortRef | null => {
    const [id = '', own = port] = name.split('.')
    return Object.hasOwn(nodes, id) ? { node: id, port: own } : null
  }
  for (const chain of chains) {
    for (const [i, to] of chain.slice(1).entries()) {
      const from = chain[i] ?? ''
      const source = end(from, 'output')
      const target = end(to, 'input')
      if (source && target) edges.push({ source, target })
      else if (target) inputs.set(from, [...(inputs.get(from) ?? []), target])
      else if (source) outputs.set(to, source)
    }
  }
  return {
    nodes: Object.entries(nodes).map(([id, rest]) => ({ id, ...rest })),
    edges,
    inputs: [...inputs].map(([name, ends]) => ({ name, ends })),
    outputs: [...outputs].map(([name, end]) => ({ name, end })),
  }
}
