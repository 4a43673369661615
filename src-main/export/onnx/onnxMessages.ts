import type { GraphType, Size } from '../graph/InferenceGraph'
import { float, integer, text } from '../../trainer/engine/compiled/graph/protobuf'
import { nest, type Piece } from '../files/latePieces'

/** Messages of onnx.proto by the numbers of their fields: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */

/** Version of the file's format, and of the set of operators. Every ONNX Runtime since 1.12 (2022) reads them. */
export const IR_VERSION = 8
export const OPSET = 17

/** Numbers of types of tensors. */
export const ELEMENT: Readonly<Record<GraphType | 'int64', number>> = { float32: 1, int32: 6, int64: 7, bool: 9 }
export type ElementType = keyof typeof ELEMENT

/** A whole number or several, a text, or floating-point numbers. */
export type Attribute = number | readonly number[] | string | { readonly float: number }

function attribute(name: string, value: Attribute): readonly Piece[] {
  const [kind, content] = ((): readonly [number, readonly Piece[]] => {
    if (typeof value === 'number') return [2, integer(3, value)]
    if (typeof value === 'string') return [3, text(4, value)]
    if ('float' in value) return [1, float(2, value.float)]
    return [7, value.flatMap((one) => integer(8, one))]
  })()
  return nest(5, text(1, name), content, integer(20, kind))
}

export interface OnnxNode {
  readonly op: string
  readonly name: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: Readonly<Record<string, Attribute>>
}

export const nodeMessage = ({ op, name, inputs, outputs, attributes }: OnnxNode): readonly Piece[] =>
  nest(
    1,
    ...inputs.map((one) => text(1, one)),
    ...outputs.map((one) => text(2, one)),
    text(3, name),
    text(4, op),
    ...Object.entries(attributes).map(([key, value]) => attribute(key, value)),
  )

export interface OnnxTensor {
  readonly name: string
  readonly type: ElementType
  readonly shape: readonly number[]
  /** Little-endian, row after row. */
  readonly data: Piece
}

export const tensorMessage = ({ name, type, shape, data }: OnnxTensor): readonly Piece[] =>
  nest(5, ...shape.map((size) => integer(1, size)), integer(2, ELEMENT[type]), text(8, name), nest(9, [data]))

/** What goes in (field 11) or comes out (12); a size that goes with the rows has a name instead of a number. */
export function valueMessage(field: 11 | 12, name: string, type: GraphType, shape: readonly Size[]): readonly Piece[] {
  const dimensions = shape.map((size) =>
    nest(1, typeof size === 'number' ? integer(1, size) : text(2, size.perRow === 1 ? 'rows' : `${size.perRow}*rows`)),
  )
  return nest(field, text(1, name), nest(2, nest(1, integer(1, ELEMENT[type]), nest(2, ...dimensions))))
}

export interface OnnxModel {
  readonly name: string
  readonly producerVersion: string
  readonly description: string
  readonly metadata: Readonly<Record<string, string>>
  /** Parts of the graph: nodes, tensors, values. */
  readonly graph: readonly (readonly Piece[])[]
}

export const modelMessage = ({ name, producerVersion, description, metadata, graph }: OnnxModel): readonly Piece[] => [
  ...integer(1, IR_VERSION),
  ...text(2, 'Neuroloom'),
  ...text(3, producerVersion),
  ...text(6, description),
  ...nest(7, ...graph, text(2, name)),
  ...nest(8, text(1, ''), integer(2, OPSET)),
  ...Object.entries(metadata).flatMap(([key, value]) => nest(14, text(1, key), text(2, value))),
]
