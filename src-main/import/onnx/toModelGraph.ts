import type { StoredArray } from '../files/openH5'
import type { ModelGraph, ModelLayer, ValueRef } from '../keras/ModelGraph'
import { countOf, type Constant } from './constants/Constant'
import { fold } from './constants/fold'
import type { OnnxGraph, OnnxNode, Sizes } from './OnnxGraph'
import { firstOrder, OnnxNetwork, plainOrder, sameList, Unsupported, type Known, type Value } from './OnnxNetwork'
import { OperatorCall, type Surroundings } from './OperatorCall'
import { operators } from './operators'
import { apart, mergedOf, takesApart, together } from './mergedRows'
import { placeInput } from './placeInput'

/** A batch of any size is counted with one that no layer has, so that it is found again in every shape. */
const ANY_ROWS = 999_983
/** Most numbers that are computed ahead in all. */
const MOST_FOLDED = 2 ** 28
/** Sizes for axes that may have any. */
const SOME = { picture: 32, moments: 16 }

export interface ReadModel {
  readonly graph: ModelGraph
  readonly arrays: ReadonlyMap<ModelLayer, readonly StoredArray[]>
  /** Slope of the hard sigmoids in cells. */
  readonly gateSlope: number | undefined
  /** Pictures of the file have their channels first, and lie with their channels last here. */
  readonly moved: boolean
}

/** What a node's layers are called: `/features/conv1/Conv` is `conv1`. */
function titleOf({ op, name, outputs }: OnnxNode): string {
  const parts = (name || outputs[0] || op).split(/[/;:]/).filter((part) => part !== '' && part !== '0')
  return (parts.at(-2) ?? parts.at(-1) ?? op).slice(0, 80)
}

class ModelReader implements Surroundings {
  readonly network = new OnnxNetwork()
  readonly opset: number
  readonly rows: number
  private readonly values = new Map<string, Value | Constant>()
  private readonly uses = new Map<string, number>()
  private gateSlope: number | undefined
  private moved = false
  /** Numbers that were computed ahead. */
  private folded = 0

  constructor(private readonly graph: OnnxGraph) {
    this.opset = graph.opset
    const taken = [...graph.nodes.flatMap(({ inputs }) => inputs), ...graph.outputs]
    for (const name of taken) this.uses.set(name, (this.uses.get(name) ?? 0) + 1)
    for (const [name, constant] of graph.constants) this.values.set(name, constant)
    this.rows = this.rowsOf()
  }

  valueOf(name: string): Value | Constant | undefined {
    return this.values.get(name)
  }
  usesOf(name: string): number {
    return this.uses.get(name) ?? 0
  }
  give(name: string, value: Value | Constant): void {
    this.values.set(name, value)
  }
  tellGateSlope(slope: number): void {
    if (this.gateSlope !== undefined && Math.abs(this.gateSlope - slope) > 1e-6)
      throw new Unsupported('hard sigmoids of two slopes')
    if (Math.abs(slope - 0.2) > 1e-6 && Math.abs(slope - 1 / 6) > 1e-6) throw new Unsupported(`a slope of ${slope}`)
    this.gateSlope = slope
  }

  read(): ReadModel {
    for (const input of this.graph.inputs) this.addInput(input)
    for (const node of this.graph.nodes) this.readNode(node)
    const outputs = this.graph.outputs.map((name) => ({ name, value: this.outputOf(name) }))
    const { gateSlope, moved } = this
    return { ...this.network.toModel(this.graph.name, outputs), gateSlope, moved }
  }

  private rowsOf(): number {
    const { inputs } = this.graph
    const sizes = inputs.map(({ name, sizes = [] }) => sizes[placeInput(this.graph, name, sizes.length).indexOf(0)])
    const [first] = sizes
    return first !== undefined && sizes.every((size) => size === first) ? first : ANY_ROWS
  }

  private addInput({ name, sizes, whole }: OnnxGraph['inputs'][number]): void {
    if (!sizes || sizes.length === 0) throw new Unsupported(`an input of an unknown shape: ${name}`)
    const order = placeInput(this.graph, name, sizes.length)
    const some = sizes.length > 3 ? SOME.picture : SOME.moments
    const shape = sizes.map((size, i) => (order[i] === 0 ? this.rows : (size ?? some)))
    const open = sizes.map((size) => size ?? null)
    this.moved ||= !sameList(order, plainOrder(order.length)) && sizes.length > 2
    this.give(name, this.network.addInput(name, { shape, order, sizes: open, whole }))
  }

  private readNode(node: OnnxNode): void {
    this.network.title = titleOf(node)
    const inputs = node.inputs.map((name) => (name === '' ? undefined : this.values.get(name)))
    const constants = inputs.map((value) => (value && 'read' in value ? value : undefined))
    try {
      const known = node.inputs.every((name, i) => name === '' || constants[i])
      const folded = known ? fold(node, constants) : undefined
      if (folded) return this.giveFolded(node.outputs[0] ?? '', folded)
      const read = operators[node.op]
      if (!read) throw new Unsupported(node.op)
      if (!this.readMerged(node, constants[1])) read(new OperatorCall(node, this))
    } catch (error) {
      if (!(error instanceof Unsupported || error instanceof RangeError)) throw error
      this.addForeign(node, error.message)
    }
  }

  private giveFolded(name: string, constant: Constant): void {
    this.folded += constant.uniform === undefined ? countOf(constant.shape) : 1
    if (this.folded > MOST_FOLDED) throw new RangeError('too much is computed ahead')
    this.give(name, constant)
  }

  /** Reads an operator on values whose rows and moments are one axis. */
  private readMerged(node: OnnxNode, shape: Constant | undefined): boolean {
    const merged = node.inputs.flatMap((name) => {
      const value = this.values.get(name)
      const inner = mergedOf(value)
      return inner ? [{ name, value: value as Known, inner }] : []
    })
    const [first] = merged
    if (!first) return false
    const [output = ''] = node.outputs
    if (takesApart(node, first.value, shape)) {
      this.give(output, first.inner)
      return true
    }
    const inside = apart(node)
    const read = inside && operators[inside.op]
    if (!inside || !read) return false
    for (const { name, inner } of merged) this.values.set(name, inner)
    try {
      read(new OperatorCall(inside, this))
    } finally {
      for (const { name, value } of merged) this.values.set(name, value)
    }
    const made = this.values.get(output)
    if (made && 'kind' in made && made.kind === 'known') this.values.set(output, together(made))
    return true
  }

  /** A node that stands for what the studio does not have. */
  private addForeign(node: OnnxNode, why: string): void {
    const refs = node.inputs.flatMap((name) => {
      const value = this.values.get(name)
      return value && !('read' in value) ? [this.refOf(value)] : []
    })
    const settings = [...node.attributes].filter(([, value]) => typeof value !== 'object' || Array.isArray(value))
    const config = { ...Object.fromEntries(settings), why }
    const shapes = node.outputs.map((name) => this.told(this.graph.told.get(name)))
    const ref = this.network.add(`${node.op} (ONNX)`, config, refs, shapes[0]?.slice(1))
    node.outputs.forEach((name, at) => {
      if (name === '') return
      const shape = shapes[at]
      const own = { ...ref, at }
      this.give(name, shape && at === 0 ? this.network.known(own, shape) : { kind: 'unknown', ref: own })
    })
  }

  private told(sizes: Sizes | undefined): number[] | undefined {
    if (!sizes || sizes.length === 0 || sizes.slice(1).includes(undefined)) return undefined
    return [this.rows, ...(sizes.slice(1) as number[])]
  }

  /** A value as it lies, or in the file's order where it can be brought there. */
  private refOf(value: Value): ValueRef {
    if (value.kind === 'unknown') return value.ref
    if (value.merged) return value.merged.ref
    return value.order[0] === 0 ? this.network.settle(value, 'plain') : value.ref
  }

  private outputOf(name: string): ValueRef {
    const value = this.values.get(name)
    if (!value || 'read' in value) throw new RangeError(`the output ${name} hangs on nothing that goes in`)
    if (value.kind === 'unknown' || value.flat) return this.refOf(value)
    const rank = value.shape.length
    const { stored, order } = value as Known
    if (rank > 2 && stored.length === rank && sameList(order, firstOrder(rank))) {
      this.moved = true
      return value.ref
    }
    return this.refOf(value)
  }
}

/**
 * A network of an ONNX file in layers.
 *
 * @throws Unsupported where nothing of it can be read.
 */
export const toModelGraph = (graph: OnnxGraph): ReadModel => new ModelReader(graph).read()
