import type { GraphType, GraphValue, Operation, Size, ValueId } from '../graph/InferenceGraph'
import type { Layout, OnnxBuilder } from './OnnxBuilder'
import type { Attribute } from './onnxMessages'

/** An operation, or one with such attributes, that has no counterpart in ONNX. */
export class NotInOnnx extends Error {
  override readonly name = 'NotInOnnx'
}

/** One operation of the recorded pass that is being written. */
export class KernelCall {
  constructor(
    readonly builder: OnnxBuilder,
    readonly operation: Operation,
  ) {}

  id(name: string): ValueId {
    const id = this.operation.inputs[name]
    if (id === undefined) throw new Error(`${this.operation.kernel} has no ${name}`)
    return id
  }
  /** Inputs of a list of tensors. */
  get ids(): readonly ValueId[] {
    return Object.values(this.operation.inputs)
  }
  input(name: string, layout?: Layout): string {
    return this.builder.get(this.id(name), layout)
  }
  value(name: string): GraphValue {
    return this.builder.valueOf(this.id(name))
  }
  get result(): GraphValue {
    return this.builder.valueOf(this.operation.outputs[0] as ValueId)
  }
  get results(): readonly ValueId[] {
    return this.operation.outputs
  }
  attribute<T>(name: string): T {
    return this.operation.attributes[name] as T
  }

  /** Gives the result by one node. */
  give(
    op: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    layout: Layout = 'last',
  ): void {
    this.builder.add(op, inputs, [this.builder.out(this.operation.outputs[0] as ValueId, layout)], attributes)
  }
  /** Gives a value of ONNX's own as a type of TensorFlow.js. */
  giveAs(type: GraphType, from: string): void {
    this.give('Cast', [from], { to: { float32: 1, int32: 6, bool: 9 }[type] })
  }
  giveReshaped(from: string, shape: readonly Size[]): void {
    this.give('Reshape', [from, this.shapeTensor(shape)])
  }

  /** A shape for `Reshape`, where one size may be left open. */
  shapeTensor(shape: readonly Size[]): string {
    const open = shape.filter((size) => typeof size !== 'number')
    const simple = open.length === 1 && shape.every((size) => size !== 0)
    return simple
      ? this.builder.ints(shape.map((size) => (typeof size === 'number' ? size : -1)))
      : this.builder.sizes(shape)
  }

  /** Axes of an input counted from its first one; all where none is named. */
  axesOf(input: string, axis: number | readonly number[] | null | undefined): number[] {
    const rank = this.value(input).shape.length
    const axes = axis === undefined || axis === null ? Array.from({ length: rank }, (_, i) => i) : [axis].flat()
    return axes.map((one) => (one < 0 ? one + rank : one)).sort((a, b) => a - b)
  }

  refuse(why: string): never {
    throw new NotInOnnx(why)
  }
}

/** Writes an operation of TensorFlow.js as nodes of ONNX. */
export type KernelWriter = (call: KernelCall) => void
export type KernelTable = Readonly<Record<string, KernelWriter>>
