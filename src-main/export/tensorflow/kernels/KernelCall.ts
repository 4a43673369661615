import type { GraphType, GraphValue, InferenceGraph, Operation, Size } from '../../graph/InferenceGraph'
import type { NodeMaker } from '../NodeMaker'
import type { Ref } from '../TensorFlowGraph'

/** Makes nodes for an operation, and gives its outputs; `undefined`: TensorFlow has nothing for it with these attributes. */
export type Kernel = (make: NodeMaker, call: KernelCall) => Ref | readonly Ref[] | undefined

/** An operation of a recorded pass, with the nodes that give what it takes. */
export class KernelCall {
  constructor(
    private readonly graph: InferenceGraph,
    private readonly operation: Operation,
    private readonly refs: ReadonlyMap<number, Ref>,
  ) {}

  /** An input by its name. */
  ref(name: string): Ref {
    return this.refOf(this.idOf(name))
  }
  value(name: string): GraphValue {
    return this.valueOf(this.idOf(name))
  }
  type(name: string): GraphType {
    return this.value(name).type
  }
  rank(name: string): number {
    return this.value(name).shape.length
  }

  /** Inputs of an operation that takes a list. */
  get list(): { readonly refs: readonly Ref[]; readonly value: GraphValue } {
    const ids = Object.values(this.operation.inputs)
    return { refs: ids.map((id) => this.refOf(id)), value: this.valueOf(ids[0] ?? -1) }
  }

  /** The output, by number. */
  result(number = 0): GraphValue {
    return this.valueOf(this.operation.outputs[number] ?? -1)
  }
  get outputs(): number {
    return this.operation.outputs.length
  }

  attribute(name: string): unknown {
    return this.operation.attributes[name]
  }
  number(name: string, otherwise = 0): number {
    const value = this.attribute(name)
    return typeof value === 'number' ? value : otherwise
  }
  flag(name: string): boolean {
    return this.attribute(name) === true
  }
  text(name: string): string {
    return String(this.attribute(name))
  }
  sizes(name: string): readonly Size[] {
    const value = this.attribute(name)
    return (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]) as Size[]
  }
  /** Whole numbers; of one, so many of it. */
  numbers(name: string, count = 1): number[] {
    const value = this.attribute(name)
    if (typeof value === 'number') return Array.from({ length: count }, () => value)
    return Array.isArray(value) ? value.map(Number) : []
  }

  private idOf(name: string): number {
    const id = this.operation.inputs[name]
    if (id === undefined) throw new Error(`${this.operation.kernel} has no input “${name}”`)
    return id
  }
  private refOf(id: number): Ref {
    const ref = this.refs.get(id)
    if (ref === undefined) throw new Error(`${this.operation.kernel} takes what is not there`)
    return ref
  }
  private valueOf(id: number): GraphValue {
    const value = this.graph.values[id]
    if (!value) throw new Error(`${this.operation.kernel} has no value ${id}`)
    return value
  }
}
