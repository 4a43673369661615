import type { Schema } from './readMessage'

/** Messages of onnx.proto by the numbers of their fields: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */

const entry: Schema = { 1: { name: 'key', kind: 'text' }, 2: { name: 'value', kind: 'text' } }

const tensor: Schema = {
  1: { name: 'dims', kind: 'int', many: true },
  2: { name: 'dataType', kind: 'int' },
  4: { name: 'floatData', kind: 'float', many: true },
  5: { name: 'int32Data', kind: 'int', many: true },
  7: { name: 'int64Data', kind: 'int', many: true },
  8: { name: 'name', kind: 'text' },
  9: { name: 'rawData', kind: 'bytes' },
  10: { name: 'doubleData', kind: 'double', many: true },
  11: { name: 'uint64Data', kind: 'int', many: true },
  13: { name: 'externalData', kind: entry, many: true },
  14: { name: 'dataLocation', kind: 'int' },
}

const dimension: Schema = { 1: { name: 'value', kind: 'int' }, 2: { name: 'param', kind: 'text' } }
const shape: Schema = { 1: { name: 'dim', kind: dimension, many: true } }
const tensorType: Schema = { 1: { name: 'elemType', kind: 'int' }, 2: { name: 'shape', kind: shape } }
const type: Schema = { 1: { name: 'tensorType', kind: tensorType } }
const valueInfo: Schema = { 1: { name: 'name', kind: 'text' }, 2: { name: 'type', kind: type } }

const attribute: Schema = {
  1: { name: 'name', kind: 'text' },
  2: { name: 'f', kind: 'float' },
  3: { name: 'i', kind: 'int' },
  4: { name: 's', kind: 'bytes' },
  5: { name: 't', kind: tensor },
  6: { name: 'g', kind: () => inner },
  7: { name: 'floats', kind: 'float', many: true },
  8: { name: 'ints', kind: 'int', many: true },
  9: { name: 'strings', kind: 'bytes', many: true },
  20: { name: 'type', kind: 'int' },
}

/** A graph inside of an operator: names of what it takes and makes. */
const inner: Schema = {
  1: { name: 'node', kind: () => node, many: true },
  5: { name: 'initializer', kind: { 8: { name: 'name', kind: 'text' } }, many: true },
  11: { name: 'input', kind: { 1: { name: 'name', kind: 'text' } }, many: true },
  12: { name: 'output', kind: { 1: { name: 'name', kind: 'text' } }, many: true },
}

const node: Schema = {
  1: { name: 'input', kind: 'text', many: true },
  2: { name: 'output', kind: 'text', many: true },
  3: { name: 'name', kind: 'text' },
  4: { name: 'opType', kind: 'text' },
  5: { name: 'attribute', kind: attribute, many: true },
  7: { name: 'domain', kind: 'text' },
}

const graph: Schema = {
  1: { name: 'node', kind: node, many: true },
  2: { name: 'name', kind: 'text' },
  5: { name: 'initializer', kind: tensor, many: true },
  11: { name: 'input', kind: valueInfo, many: true },
  12: { name: 'output', kind: valueInfo, many: true },
  13: { name: 'valueInfo', kind: valueInfo, many: true },
  15: { name: 'sparseInitializer', kind: () => ({}), many: true },
}

/** The whole file. */
export const modelSchema: Schema = {
  1: { name: 'irVersion', kind: 'int' },
  2: { name: 'producerName', kind: 'text' },
  7: { name: 'graph', kind: graph },
  8: {
    name: 'opsetImport',
    kind: { 1: { name: 'domain', kind: 'text' }, 2: { name: 'version', kind: 'int' } },
    many: true,
  },
}

export interface TensorMessage {
  readonly dims?: readonly number[]
  readonly dataType?: number
  readonly floatData?: readonly number[]
  readonly int32Data?: readonly number[]
  readonly int64Data?: readonly number[]
  readonly uint64Data?: readonly number[]
  readonly doubleData?: readonly number[]
  readonly name?: string
  readonly rawData?: Uint8Array
  readonly externalData?: readonly { readonly key?: string; readonly value?: string }[]
  readonly dataLocation?: number
}
export interface AttributeMessage {
  readonly name?: string
  readonly f?: number
  readonly i?: number
  readonly s?: Uint8Array
  readonly t?: TensorMessage
  readonly g?: InnerMessage
  readonly floats?: readonly number[]
  readonly ints?: readonly number[]
  readonly strings?: readonly Uint8Array[]
}
interface NamedMessage {
  readonly name?: string
}
export interface InnerMessage {
  readonly node?: readonly NodeMessage[]
  readonly initializer?: readonly NamedMessage[]
  readonly input?: readonly NamedMessage[]
  readonly output?: readonly NamedMessage[]
}
export interface NodeMessage {
  readonly input?: readonly string[]
  readonly output?: readonly string[]
  readonly name?: string
  readonly opType?: string
  readonly domain?: string
  readonly attribute?: readonly AttributeMessage[]
}
export interface ValueMessage {
  readonly name?: string
  readonly type?: {
    readonly tensorType?: {
      readonly elemType?: number
      readonly shape?: { readonly dim?: readonly { readonly value?: number; readonly param?: string }[] }
    }
  }
}
export interface ModelMessage {
  readonly irVersion?: number
  readonly producerName?: string
  readonly opsetImport?: readonly { readonly domain?: string; readonly version?: number }[]
  readonly graph?: {
    readonly name?: string
    readonly node?: readonly NodeMessage[]
    readonly initializer?: readonly TensorMessage[]
    readonly input?: readonly ValueMessage[]
    readonly output?: readonly ValueMessage[]
    readonly valueInfo?: readonly ValueMessage[]
  }
}
