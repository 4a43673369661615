import type { GraphType, Size } from '../../../src-main/export/graph/InferenceGraph'
import {
  modelMessage,
  nodeMessage,
  tensorMessage,
  valueMessage,
  type OnnxNode,
} from '../../../src-main/export/onnx/onnxMessages'
import { join, type Piece } from '../../../src-main/export/files/latePieces'
import type { ImportFile } from '../../../src-main/import/files/ImportFile'
import { importFailure } from '../../../src-main/import/importProblem'

export type Part = readonly Piece[]

export const node = (
  op: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: OnnxNode['attributes'] = {},
): Part => nodeMessage({ op, name: outputs[0] ?? op, inputs, outputs, attributes })

/** A tensor of numbers that all differ. */
export function tensor(name: string, shape: readonly number[]): Part {
  const count = shape.reduce((product, size) => product * size, 1)
  const values = Float32Array.from({ length: count }, (_, i) => Math.sin(i + name.length))
  return tensorMessage({ name, type: 'float32', shape, data: new Uint8Array(values.buffer) })
}
export function whole(name: string, values: readonly number[]): Part {
  const data = new Uint8Array(BigInt64Array.from(values, BigInt).buffer)
  return tensorMessage({ name, type: 'int64', shape: [values.length], data })
}
export const input = (name: string, shape: readonly Size[], type: GraphType = 'float32'): Part =>
  valueMessage(11, name, type, shape)
export const output = (name: string, shape: readonly Size[] = [{ perRow: 1 }, 1]): Part =>
  valueMessage(12, name, 'float32', shape)

/** The bytes of a file with these parts in its graph. */
export async function onnxBytes(parts: readonly Part[]): Promise<Uint8Array> {
  const model = modelMessage({ name: 'net', producerVersion: '1', description: '', metadata: {}, graph: parts })
  const pieces: Uint8Array[] = []
  for await (const piece of join(model)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** A file with nothing beside it. */
export const fileOf = (bytes: Uint8Array): ImportFile => ({
  name: 'net.onnx',
  bytes,
  beside: (name) => importFailure(name.includes('/') ? 'importOutside' : 'importMissing', { name }),
})

const rows = { perRow: 1 }

/** A network with pictures, one with moments, and one with words: most operators are in them. */
export const NETWORKS: Readonly<Record<string, readonly Part[]>> = {
  pictures: [
    node('Conv', ['x', 'k', 'b'], ['c'], { kernel_shape: [3, 3], pads: [1, 1, 1, 1], strides: [2, 2] }),
    node('BatchNormalization', ['c', 'gamma', 'b', 'b', 'gamma'], ['n'], { epsilon: { float: 1e-3 } }),
    node('Relu', ['n'], ['r']),
    node('MaxPool', ['r'], ['p'], { kernel_shape: [2, 2], strides: [2, 2] }),
    node('Shape', ['p'], ['s']),
    node('Slice', ['s', 'zero', 'one'], ['rows']),
    node('Concat', ['rows', 'rest'], ['target'], { axis: 0 }),
    node('Reshape', ['p', 'target'], ['f']),
    node('Gemm', ['f', 'w', 'v'], ['g'], { transB: 1 }),
    node('Softmax', ['g'], ['y'], { axis: 1 }),
    tensor('k', [4, 2, 3, 3]),
    tensor('b', [4]),
    tensorMessage({
      name: 'gamma',
      type: 'float32',
      shape: [4],
      data: new Uint8Array(Float32Array.of(1, 2, 3, 4).buffer),
    }),
    whole('zero', [0]),
    whole('one', [1]),
    whole('rest', [-1]),
    tensor('w', [3, 16]),
    tensor('v', [3]),
    input('x', [rows, 2, 8, 8]),
    output('y', [rows, 3]),
  ],
  moments: [
    node('Transpose', ['x'], ['t'], { perm: [1, 0, 2] }),
    node('LSTM', ['t', 'w', 'r', 'b'], ['l', 'h'], { hidden_size: 3 }),
    node('Squeeze', ['h', 'zero'], ['s']),
    node('MatMul', ['s', 'k'], ['m']),
    node('Add', ['m', 'a'], ['y']),
    tensor('w', [1, 12, 2]),
    tensor('r', [1, 12, 3]),
    tensor('b', [1, 24]),
    tensor('k', [3, 2]),
    tensor('a', [2]),
    whole('zero', [0]),
    input('x', [rows, 5, 2]),
    output('y', [rows, 2]),
  ],
  words: [
    node('Gather', ['table', 'ids'], ['e']),
    node('ReduceMean', ['e'], ['m'], { axes: [1], keepdims: 0 }),
    node('Mul', ['m', 'half'], ['n']),
    node('Frobnicate', ['n'], ['o'], { depth: 3 }),
    node('Sigmoid', ['n'], ['p']),
    node('Sub', ['p', 'n'], ['y']),
    tensor('table', [6, 4]),
    tensor('half', [1]),
    input('ids', [rows, 7], 'int32'),
    output('o', [rows, 4]),
    output('y', [rows, 4]),
  ],
}
