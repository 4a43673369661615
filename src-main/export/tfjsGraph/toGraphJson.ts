import type { GraphType } from '../graph/InferenceGraph'
import {
  isConstant,
  PRODUCER,
  type AnyNode,
  type NodeAttribute,
  type TensorFlowEnd,
  type TensorFlowGraph,
} from '../tensorflow/TensorFlowGraph'

/** TensorFlow's names of types. */
const TYPES: Readonly<Record<GraphType, string>> = { float32: 'DT_FLOAT', int32: 'DT_INT32', bool: 'DT_BOOL' }

const toShape = (shape: readonly number[]) => ({ dim: shape.map((size) => ({ size: String(size) })) })

function toAttribute(given: NodeAttribute): object {
  switch (given.kind) {
    case 'type':
      return { type: TYPES[given.value] }
    case 'int':
      return { i: String(given.value) }
    case 'float':
      return { f: given.value }
    case 'bool':
      return { b: given.value }
    case 'text':
      return { s: Buffer.from(given.value).toString('base64') }
    case 'ints':
      return { list: { i: given.value.map(String) } }
    case 'shape':
      return { shape: toShape(given.value) }
  }
}

function toNode(node: AnyNode): object {
  if (isConstant(node)) {
    const { name, op, type, shape } = node
    const dtype = TYPES[type]
    // Its numbers are among the weights, under its name.
    return { name, op, attr: { dtype: { type: dtype }, value: { tensor: { dtype, tensorShape: toShape(shape) } } } }
  }
  const { name, op, inputs, attributes } = node
  const attr = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, toAttribute(value)]))
  return { name, op, input: inputs, attr }
}

const toEnds = (ends: readonly TensorFlowEnd[]) =>
  Object.fromEntries(
    ends.map(({ name, type, shape }) => [name, { name: `${name}:0`, dtype: TYPES[type], tensorShape: toShape(shape) }]),
  )

/** A graph as TensorFlow.js's `model.json` writes it, without the weights: a GraphDef in the JSON form of protocol buffers. */
export const toGraphJson = (graph: TensorFlowGraph) => ({
  modelTopology: { node: graph.nodes.map(toNode), versions: { producer: PRODUCER } },
  signature: { inputs: toEnds(graph.inputs), outputs: toEnds(graph.outputs) },
})
