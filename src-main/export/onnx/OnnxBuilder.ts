import type { Given, GraphType, GraphValue, InferenceGraph, Size, ValueId } from '../graph/InferenceGraph'
import type { WeightSource } from '../weights/WeightSource'
import { permute, permuteShape } from './permute'
import type { Attribute, ElementType, OnnxNode, OnnxTensor } from './onnxMessages'

/** Where the channels of a value lie: last, as TensorFlow.js has them, or first after the rows, as ONNX's convolutions do. */
export type Layout = 'last' | 'first'

const ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const

function bytesOf(type: ElementType, values: readonly number[]): Uint8Array {
  const array = type === 'int64' ? BigInt64Array.from(values, BigInt) : ARRAYS[type].from(values)
  return new Uint8Array(array.buffer)
}

/** The order of axes that brings channels to the front or to the end. */
function orderTo(layout: Layout, rank: number): number[] {
  const spatial = Array.from({ length: rank - 2 }, (_, i) => i)
  return layout === 'first' ? [0, rank - 1, ...spatial.map((i) => i + 1)] : [0, ...spatial.map((i) => i + 2), 1]
}

export interface BuilderParts {
  readonly graph: InferenceGraph
  readonly weights: WeightSource
  /** Name of a node of the network for people. */
  titleOf(node: string): string
}

/** An ONNX graph in the making: nodes in order, tensors that are read when they are written, and values in both layouts. */
export class OnnxBuilder {
  readonly nodes: OnnxNode[] = []
  readonly tensors: OnnxTensor[] = []
  /** Node of the network that is at work. */
  node = ''
  private readonly names: Map<ValueId, Partial<Record<Layout, string>>> = new Map()
  private readonly outputs: ReadonlyMap<ValueId, string>
  private readonly taken = new Set<string>()
  private readonly counts = new Map<string, number>()
  /** Names of what is made once, by what it is. */
  private readonly known = new Map<string, string>()

  constructor(private readonly parts: BuilderParts) {
    const { graph } = parts
    this.outputs = new Map(graph.outputs.map(({ value, name }) => [value, name]))
    for (const { name } of graph.outputs) this.taken.add(name)
    for (const [id, given] of Object.entries(graph.given))
      if (given.kind === 'input') {
        this.taken.add(given.name)
        this.names.set(Number(id), { last: given.name })
      }
  }

  valueOf(id: ValueId): GraphValue {
    const value = this.parts.graph.values[id]
    if (!value) throw new Error(`There is no value ${id}`)
    return value
  }

  /** Whether a value lies in a layout already. */
  has(id: ValueId, layout: Layout): boolean {
    return this.names.get(id)?.[layout] !== undefined
  }

  /** Name of a value in a layout; it is transposed where it is not there yet. */
  get(id: ValueId, layout: Layout = 'last'): string {
    const names = this.names.get(id)
    const name = names?.[layout]
    if (name !== undefined) return name
    const rank = this.valueOf(id).shape.length
    if (names === undefined) return layout === 'last' || rank < 3 ? this.own(id) : this.tensor(id, orderTo(layout, rank)) // prettier-ignore
    const other = layout === 'first' ? 'last' : 'first'
    const from = names[other]
    if (from === undefined) throw new Error(`Value ${id} is needed before it is made`)
    this.add('Transpose', [from], [this.out(id, layout)], { perm: orderTo(layout, rank) })
    return this.get(id, layout)
  }

  /** Name under which an operation gives a value. */
  out(id: ValueId, layout: Layout = 'last'): string {
    const final = layout === 'last' ? this.outputs.get(id) : undefined
    const name = final ?? this.fresh('value')
    this.names.set(id, { ...this.names.get(id), [layout]: name })
    return name
  }

  add(
    op: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): void {
    this.nodes.push({ op, name: this.fresh(op), inputs, outputs, attributes })
  }

  /** Adds a node with one output between operations, and names that. */
  make(op: string, inputs: readonly string[], attributes: Readonly<Record<string, Attribute>> = {}): string {
    const name = this.fresh('value')
    this.add(op, inputs, [name], attributes)
    return name
  }

  /** A tensor of known numbers, each once. */
  constant(type: ElementType, shape: readonly number[], values: readonly number[]): string {
    const words = values.map((value) => (Object.is(value, -0) ? '-0' : String(value)))
    return this.once(`${type} [${shape.join()}] ${words.join()}`, () => {
      const name = this.free('constant')
      this.tensors.push({ name, type, shape, data: bytesOf(type, values) })
      return name
    })
  }
  ints(values: readonly number[]): string {
    return this.constant('int64', [values.length], values)
  }
  number(type: GraphType, value: number): string {
    return this.constant(type, [], [value])
  }

  /** A list of sizes as a tensor; what goes with the rows is counted where the model runs. */
  sizes(sizes: readonly Size[]): string {
    if (sizes.every((size) => typeof size === 'number')) return this.ints(sizes as number[])
    return this.once(`sizes ${JSON.stringify(sizes)}`, () => {
      const each = sizes.map((size) =>
        typeof size === 'number' ? this.ints([size]) : this.make('Mul', [this.rows(), this.ints([size.perRow])]),
      )
      return each.length === 1 ? (each[0] as string) : this.make('Concat', each, { axis: 0 })
    })
  }

  /** Number of rows that are given, as a list of one. */
  private rows(): string {
    return this.once('rows', () => {
      const { given } = this.parts.graph
      const found = Object.entries(given).find(([, { kind }]) => kind === 'input')
      if (!found) throw new Error('Nothing goes in')
      return this.make('Shape', [this.get(Number(found[0]))], { start: 0, end: 1 })
    })
  }

  /** What is there before the pass, with its axes in another order and in other sizes: a weight is written like that. */
  arranged(id: ValueId, order: readonly number[], shape?: readonly number[]): string {
    if (!this.names.has(id)) return this.tensor(id, order, shape)
    const moved = order.every((axis, i) => axis === i)
      ? this.get(id)
      : this.make('Transpose', [this.get(id)], { perm: order })
    return shape ? this.make('Reshape', [moved, this.ints(shape)]) : moved
  }

  private own(id: ValueId): string {
    return this.tensor(
      id,
      this.valueOf(id).shape.map((_, axis) => axis),
    )
  }

  private tensor(id: ValueId, order: readonly number[], as?: readonly number[]): string {
    const given = this.parts.graph.given[id]
    if (!given || given.kind === 'input') throw new Error(`Value ${id} is needed before it is made`)
    const { type } = this.valueOf(id)
    const shape = this.valueOf(id).shape as readonly number[]
    const final = as ?? permuteShape(shape, order)
    return this.once(`given ${id} [${order.join()}] [${final.join()}]`, () => this.addTensor(given, type, shape, order, final)) // prettier-ignore
  }

  private addTensor(
    given: Exclude<Given, { kind: 'input' }>,
    type: GraphType,
    shape: readonly number[],
    order: readonly number[],
    final: readonly number[],
  ): string {
    const still = order.every((axis, i) => axis === i)
    if (given.kind === 'constant') {
      const values = still ? given.values : Array.from(permute(Float32Array.from(given.values), shape, order))
      return this.constant(type, final, values)
    }
    const { node, name: key } = given
    const name = this.free(`${this.parts.titleOf(node)}/${key}`)
    const length = shape.reduce((product, size) => product * size, 4)
    const read = async (): Promise<Uint8Array> => {
      const values = await this.parts.weights.read(node, key)
      const moved = still ? values : permute(values, shape, order)
      return new Uint8Array(moved.buffer, moved.byteOffset, moved.byteLength)
    }
    this.tensors.push({ name, type, shape: final, data: { length, read } })
    return name
  }

  private once(key: string, make: () => string): string {
    const name = this.known.get(key) ?? make()
    this.known.set(key, name)
    return name
  }

  private fresh(what: string): string {
    return this.free(`${this.parts.titleOf(this.node)}/${what}`)
  }

  private free(wish: string): string {
    for (let k = this.counts.get(wish) ?? 0; ; k++) {
      const name = k === 0 ? wish : `${wish}_${k}`
      if (this.taken.has(name)) continue
      this.taken.add(name)
      this.counts.set(wish, k + 1)
      return name
    }
  }
}
