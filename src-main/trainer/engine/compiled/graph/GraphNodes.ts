import { DataType } from '../../../backends/native/binding'
import { attribute, type Attributes } from './attribute'
import { operations } from './operations.gen'
import { mapEntry, message, text, type Message } from './protobuf'

/** What a node gives: one of its outputs, or an argument of the function that it is in. */
export type Ref = Output | { readonly argument: string }
export interface Output {
  readonly node: GraphNode
  readonly output: number
}

export interface GraphNode {
  readonly name: string
  readonly op: string
  readonly inputs: readonly Ref[]
  /** Nodes that must have run before. */
  readonly after: readonly Ref[]
  readonly attributes: Attributes
}

type Values = Float32Array | Int32Array | Uint8Array

/** How many tensors each output argument of a node stands for. */
const outputCounts = ({ op, attributes }: GraphNode): readonly (readonly [name: string, count: number])[] =>
  (operations[op]?.outputs ?? []).map(([name, , count]) => {
    const value = count === undefined ? 1 : attributes[count]?.value
    return [name, Array.isArray(value) ? value.length : Number(value)]
  })

/** Nodes of a graph or of a function's body, in the order in which they were added. */
export class GraphNodes {
  private readonly nodes: GraphNode[] = []

  /** @param inside In a function, outputs are named by their argument. */
  constructor(private readonly inside: 'graph' | 'function') {}

  add(
    op: string,
    inputs: readonly Ref[],
    attributes: Attributes = {},
    { name = `n${this.nodes.length}`, after = [] }: { readonly name?: string; readonly after?: readonly Ref[] } = {},
  ): Output {
    const node = { name, op, inputs, after, attributes }
    this.nodes.push(node)
    return { node, output: 0 }
  }

  constant(type: number, shape: readonly number[], values: Values): Output {
    const content = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    return this.add('Const', [], {
      dtype: attribute.type(type),
      value: attribute.tensor(type, shape, Uint8Array.from(content)),
    })
  }
  int32(shape: readonly number[], ...values: readonly number[]): Output {
    return this.constant(DataType.int32, shape, Int32Array.from(values))
  }

  /** The name by which another node takes a value. */
  nameOf(ref: Ref): string {
    if ('argument' in ref) return ref.argument
    const { node, output } = ref
    if (this.inside === 'graph') return output === 0 ? node.name : `${node.name}:${output}`
    let left = output
    for (const [name, count] of outputCounts(node)) {
      if (left < count) return `${node.name}:${name}:${left}`
      left -= count
    }
    throw new Error(`${node.op} has no output ${output}`)
  }

  /** The nodes as NodeDefs in the given field of a GraphDef or FunctionDef. */
  encode(field: number): Message {
    return this.nodes.flatMap(({ name, op, inputs, after, attributes }) =>
      message(
        field,
        text(1, name),
        text(2, op),
        ...inputs.map((ref) => text(3, this.nameOf(ref))),
        ...after.map((ref) => text(3, `^${'argument' in ref ? ref.argument : ref.node.name}`)),
        ...Object.entries(attributes).map(([key, { encoded }]) => mapEntry(5, key, message(2, encoded))),
      ),
    )
  }
}

/** A value with its type, where a function takes or gives it. */
export interface Typed {
  readonly name: string
  readonly type: number
}

/** A FunctionDef in the library of a GraphDef. */
export function functionDef(
  name: string,
  takes: readonly Typed[],
  body: GraphNodes,
  gives: readonly { readonly type: number; readonly ref: Ref }[],
): Message {
  const argument = (field: number, { name: its, type }: Typed): Message =>
    message(field, text(1, its), [Uint8Array.of(3 << 3), Uint8Array.of(type)])
  const signature = message(
    1,
    text(1, name),
    ...takes.map((one) => argument(2, one)),
    ...gives.map(({ type }, i) => argument(3, { name: `r${i}`, type })),
  )
  const returns = gives.map(({ ref }, i) => mapEntry(4, `r${i}`, text(2, body.nameOf(ref))))
  return message(1, signature, body.encode(3), ...returns)
}
