import type { GraphType, GraphValue, Size } from '../graph/InferenceGraph'
import type { AnyNode, NodeAttribute, NodeAttributes, Ref, TensorFlowConstant } from './TensorFlowGraph'

/** Makers of attributes. */
export const attribute = {
  type: (value: GraphType): NodeAttribute => ({ kind: 'type', value }),
  int: (value: number): NodeAttribute => ({ kind: 'int', value }),
  float: (value: number): NodeAttribute => ({ kind: 'float', value }),
  bool: (value: boolean): NodeAttribute => ({ kind: 'bool', value }),
  text: (value: string): NodeAttribute => ({ kind: 'text', value }),
  ints: (value: readonly number[]): NodeAttribute => ({ kind: 'ints', value }),
  shape: (value: readonly number[]): NodeAttribute => ({ kind: 'shape', value }),
}

/** The type of the numbers that sizes and axes are. */
const INDEX = 'int32'

/** Sizes with rows as −1. */
export const withoutRows = (shape: readonly Size[]): number[] =>
  shape.map((size) => (typeof size === 'number' ? size : -1))

/** Makes the nodes of a graph one by one; what is constant is there once. */
export class NodeMaker {
  readonly nodes: AnyNode[] = []
  private readonly constants = new Map<string, Ref>()
  /** Scalars that hold so many times the number of rows. */
  private readonly rows = new Map<number, Ref>()
  private readonly counts = new Map<string, number>()
  /** First part of the names of nodes. */
  scope = 'network'

  /** @param batch An input that has one row for each of the batch, if there is one. */
  constructor(private readonly batch: { readonly ref: Ref; readonly value: GraphValue } | undefined) {}

  /** Adds a node and gives its first output. */
  add(op: string, inputs: readonly Ref[], attributes: NodeAttributes = {}, name = this.nameFor(op)): Ref {
    this.nodes.push({ name, op, inputs, attributes })
    return name
  }

  weight(value: GraphValue, content: TensorFlowConstant['content'], name: string): Ref {
    this.nodes.push({ name, op: 'Const', type: value.type, shape: withoutRows(value.shape), content })
    return name
  }

  constant(type: GraphType, shape: readonly number[], values: readonly number[]): Ref {
    const key = `${type} ${shape.join()} ${values.map((value) => (Object.is(value, -0) ? '-0' : value)).join()}`
    const known = this.constants.get(key)
    if (known !== undefined) return known
    const name = this.nameFor('Const', 'constants')
    this.nodes.push({ name, op: 'Const', type, shape, content: { kind: 'values', values } })
    this.constants.set(key, name)
    return name
  }
  scalar(type: GraphType, value: number): Ref {
    return this.constant(type, [], [value])
  }
  int32(...values: readonly number[]): Ref {
    return this.constant(INDEX, [values.length], values)
  }

  /** A size as a scalar. */
  size(size: Size): Ref {
    return typeof size === 'number' ? this.scalar(INDEX, size) : this.rowsTimes(size.perRow)
  }

  /** Sizes as a vector. */
  sizes(sizes: readonly Size[]): Ref {
    if (sizes.every((size) => typeof size === 'number')) return this.int32(...sizes)
    const parts = sizes.map((size) => this.size(size))
    const attributes = { N: attribute.int(parts.length), T: attribute.type(INDEX), axis: attribute.int(0) }
    return this.add('Pack', parts, attributes)
  }

  /** Sizes of which one may be left to be found out. */
  reshapeTo(sizes: readonly Size[]): Ref {
    const open = sizes.filter((size) => typeof size !== 'number')
    return open.length === 1 && !sizes.includes(0) ? this.int32(...withoutRows(sizes)) : this.sizes(sizes)
  }

  private rowsTimes(perRow: number): Ref {
    const known = this.rows.get(perRow)
    if (known !== undefined) return known
    const made = perRow === 1 ? this.countRows() : this.times(this.rowsTimes(1), perRow)
    this.rows.set(perRow, made)
    return made
  }

  private times(rows: Ref, by: number): Ref {
    return this.add('Mul', [rows, this.scalar(INDEX, by)], { T: attribute.type(INDEX) })
  }

  private countRows(): Ref {
    if (!this.batch) throw new Error('Nothing that goes in tells the number of rows')
    const { ref, value } = this.batch
    const shape = this.add('Shape', [ref], { T: attribute.type(value.type), out_type: attribute.type(INDEX) }, this.nameFor('Shape', 'rows')) // prettier-ignore
    const masks = { begin_mask: 0, end_mask: 0, ellipsis_mask: 0, new_axis_mask: 0, shrink_axis_mask: 1 }
    return this.add(
      'StridedSlice',
      [shape, this.int32(0), this.int32(1), this.int32(1)],
      {
        T: attribute.type(INDEX),
        Index: attribute.type(INDEX),
        ...Object.fromEntries(Object.entries(masks).map(([mask, value]) => [mask, attribute.int(value)])),
      },
      this.nameFor('StridedSlice', 'rows'),
    )
  }

  private nameFor(op: string, scope = this.scope): string {
    const stem = `${scope}/${op}`
    const count = this.counts.get(stem) ?? 0
    this.counts.set(stem, count + 1)
    return count === 0 ? stem : `${stem}_${count}`
  }
}
