import { sizeOf } from '@shared/catalog/define/tensorType'
import { attribute } from '../../trainer/engine/compiled/graph/attribute'
import { integer, mapEntry, message, text, type Message } from '../../trainer/engine/compiled/graph/protobuf'
import type { GraphType } from '../graph/InferenceGraph'
import type { WeightSource } from '../weights/WeightSource'
import { BYTES, readConstant } from '../tensorflow/readConstant'
import {
  isConstant,
  PRODUCER,
  type AnyNode,
  type NodeAttribute,
  type TensorFlowConstant,
  type TensorFlowEnd,
  type TensorFlowGraph,
} from '../tensorflow/TensorFlowGraph'
import { nest, type Piece } from '../files/latePieces'

/** TensorFlow's numbers of types. */
const TYPES: Readonly<Record<GraphType, number>> = { float32: 1, int32: 3, bool: 10 }
const shapeProto = (shape: readonly number[]): Message => shape.flatMap((size) => message(2, integer(1, size)))

function encodeAttribute(given: NodeAttribute): Message {
  switch (given.kind) {
    case 'type':
      return attribute.type(TYPES[given.value]).encoded
    case 'int':
      return attribute.int(given.value).encoded
    case 'float':
      return attribute.float(given.value).encoded
    case 'bool':
      return attribute.bool(given.value).encoded
    case 'text':
      return attribute.text(given.value).encoded
    case 'ints':
      return attribute.ints(given.value).encoded
    case 'shape':
      return attribute.shape(given.value).encoded
  }
}

/** A constant as a NodeDef; its numbers are read when they are written. */
function encodeConstant(node: TensorFlowConstant, weights: WeightSource): readonly Piece[] {
  const { name, type, shape } = node
  const content: Piece = {
    length: sizeOf(shape) * BYTES[type],
    read: async () => {
      const { buffer, byteOffset, byteLength } = await readConstant(node, weights)
      return new Uint8Array(buffer, byteOffset, byteLength)
    },
  }
  const tensor = nest(8, integer(1, TYPES[type]), message(2, shapeProto(shape)), nest(4, [content]))
  return nest(
    1,
    text(1, name),
    text(2, 'Const'),
    mapEntry(5, 'dtype', message(2, attribute.type(TYPES[type]).encoded)),
    nest(5, text(1, 'value'), nest(2, tensor)),
  )
}

function encodeNode(node: AnyNode, weights: WeightSource): readonly Piece[] {
  if (isConstant(node)) return encodeConstant(node, weights)
  const { name, op, inputs, attributes } = node
  return message(
    1,
    text(1, name),
    text(2, op),
    ...inputs.map((ref) => text(3, ref)),
    ...Object.entries(attributes).map(([key, value]) => mapEntry(5, key, message(2, encodeAttribute(value)))),
  )
}

const encodeEnd = (field: number, { name, type, shape }: TensorFlowEnd): Message =>
  mapEntry(field, name, message(2, text(1, `${name}:0`), integer(2, TYPES[type]), message(3, shapeProto(shape))))

/**
 * A graph as a SavedModel with the signature `serving_default`: `SavedModel` of one `MetaGraphDef`, all weights in it as constants.
 * Source: tensorflow/core/protobuf/saved_model.proto and meta_graph.proto.
 */
export function encodeSavedModel(graph: TensorFlowGraph, weights: WeightSource, version: string): readonly Piece[] {
  const nodes = graph.nodes.flatMap((node) => encodeNode(node, weights))
  const signature = message(
    2,
    ...graph.inputs.map((end) => encodeEnd(1, end)),
    ...graph.outputs.map((end) => encodeEnd(2, end)),
    text(3, 'tensorflow/serving/predict'),
  )
  return [
    ...integer(1, 1),
    ...nest(
      2,
      message(1, text(4, 'serve'), text(5, version)),
      nest(2, nodes, message(4, integer(1, PRODUCER))),
      mapEntry(5, 'serving_default', signature),
    ),
  ]
}
