import { catalog, nodeItems } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { Shape, TensorType } from '@shared/catalog/define/tensorType'
import { inferNode } from '@shared/compile/inferNode'
import type { GraphEdge, GraphNode } from '@shared/graph/document'
import type { MissingLayer } from '@shared/ipc/types'
import type { ModelCall, ModelGraph, ModelLayer, ValueRef } from './ModelGraph'
import { readNode, type ReadNode } from './readNode'

/** Longest settings of a foreign layer that are kept. */
const MOST_CONFIG = 20_000

/** A value in the document: where it comes from and what it is, where that is known. */
export interface Source {
  readonly node: string
  readonly port: string
  readonly type: TensorType | undefined
}

export interface BuiltNetwork {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** What the network gives, in its order. */
  readonly outputs: readonly { readonly name: string; readonly source: Source }[]
  /** The node that has the weights of each layer. */
  readonly owners: ReadonlyMap<ModelLayer, string>
  readonly missing: readonly MissingLayer[]
  /** Words of learning that were left out. */
  readonly lost: readonly string[]
}

/** Ids from names of layers, each once. */
export function createIds(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const base = name.slice(0, 100) || 'layer'
    for (let k = 0; ; k++) {
      const id = k === 0 ? base : `${base}_${k}`
      if (taken.has(id) || id in Object.prototype) continue
      taken.add(id)
      return id
    }
  }
}

/** Nodes and wires for a network, fed by the given sources. */
export function buildNetwork(
  graph: ModelGraph,
  entrances: readonly Source[],
  newId: (name: string) => string,
): BuiltNetwork {
  return new NetworkBuilder(graph, entrances, newId).build()
}

class NetworkBuilder {
  private readonly nodes: GraphNode[] = []
  private readonly edges: GraphEdge[] = []
  private readonly made: Source[] = []
  private readonly owners = new Map<ModelLayer, string>()
  private readonly missing: MissingLayer[] = []
  private readonly lost = new Set<string>()
  /** Calls of which more than the first output is used. */
  private readonly several: ReadonlySet<number>

  constructor(
    private readonly graph: ModelGraph,
    private readonly entrances: readonly Source[],
    private readonly newId: (name: string) => string,
  ) {
    const used = [...graph.calls.flatMap(({ inputs }) => inputs), ...graph.outputs.map(({ value }) => value)]
    this.several = new Set(
      used.flatMap((value) =>
        typeof value !== 'number' && value.from === 'call' && value.at > 0 ? [value.index] : [],
      ),
    )
  }

  build(): BuiltNetwork {
    this.graph.calls.forEach((call, index) => this.addCall(call, index))
    const outputs = this.graph.outputs.map(({ name, value }) => ({ name, source: this.sourceOf(value) }))
    const { nodes, edges, owners, missing } = this
    return { nodes, edges, outputs, owners, missing, lost: [...this.lost] }
  }

  private sourceOf({ from, index }: ValueRef): Source {
    const found = from === 'input' ? this.entrances[index] : this.made[index]
    if (!found) throw new Error('A value is used before it is made')
    return found
  }

  private addCall(call: ModelCall, index: number): void {
    const layer = this.graph.layers[call.layer] as ModelLayer
    const values = call.inputs.filter((input): input is ValueRef => typeof input !== 'number')
    const sources = values.map((value) => this.sourceOf(value))
    const known = sources.every(({ type }) => type !== undefined)
    const shapes = sources.map(({ type }) => type?.shape ?? [])
    const read = known && !this.several.has(index) ? readNode(layer, call.inputs, call.options, shapes) : undefined
    const first = this.owners.get(layer)
    const node = read ? this.toNode(layer, read, first) : this.toForeign(layer, index)
    const item = nodeItems.get(node.type)
    const type =
      item &&
      inferNode(
        item,
        parseParams(item.params, node.params).params,
        sources.map((source) => source.type as TensorType),
      )
    const port = item?.outputs[0]?.name ?? 'output'
    this.nodes.push(node)
    if (first === undefined) this.owners.set(layer, node.id)
    this.connect(node, sources)
    this.made[index] = { node: node.id, port, type: type?.outputs[port] ?? told(this.graph.shapes.get(index)) }
    for (const word of read?.lost ?? []) this.lost.add(word)
  }

  private toNode(layer: ModelLayer, read: ReadNode, first: string | undefined): GraphNode {
    const owner = this.nodes.find(({ id }) => id === first)
    const shares = this.lenderOf(layer, read) ?? (owner?.type === read.type ? first : undefined)
    return {
      id: this.newId(layer.name),
      type: read.type,
      params: { ...read.params },
      position: { x: 0, y: 0 },
      name: layer.name.slice(0, 200),
      ...(!layer.trainable && { trainable: false }),
      ...(shares !== undefined && { sharesWith: shares }),
    }
  }

  /** The node whose weights a layer says it uses. */
  private lenderOf({ words }: ModelLayer, { type }: ReadNode): string | undefined {
    if (!catalog.layers.get(type)?.borrows) return undefined
    const lender = [...this.owners].find(([{ name }]) => name === words.config['tied_to'])
    return lender?.[1]
  }

  private toForeign(layer: ModelLayer, index: number): GraphNode {
    const { className, config } = layer.words
    const id = this.newId(layer.name)
    this.missing.push({ node: id, className, name: layer.name })
    return {
      id,
      type: 'foreign',
      params: {
        className: className.slice(0, 200),
        config: JSON.stringify(config).slice(0, MOST_CONFIG),
        outputShape: [...(this.graph.shapes.get(index) ?? [])].slice(0, 6),
      },
      position: { x: 0, y: 0 },
      name: layer.name.slice(0, 200),
    }
  }

  private connect(node: GraphNode, sources: readonly Source[]): void {
    const ports = nodeItems.get(node.type)?.inputs ?? []
    sources.forEach((source, i) => {
      const port = ports[Math.min(i, ports.length - 1)]?.name
      if (port === undefined) return
      const edge = { source: { node: source.node, port: source.port }, target: { node: node.id, port } }
      this.edges.push({ id: `wire-${this.edges.length + 1}`, ...edge })
    })
  }
}

const told = (shape: Shape | undefined): TensorType | undefined => shape && { shape, dtype: 'float32' }
