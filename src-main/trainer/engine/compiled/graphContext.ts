import type { Draw, Tensor, Tf } from '@shared/catalog/define/tf'
import { hashText, mixSeed } from '@shared/random'
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend'
import { DataType } from '../../backends/native/binding'
import type { Table } from '../../program/stepProgram'

interface Native {
  readonly tf: Tf
  readonly backend: NodeJSKernelBackend
}

const typeAttribute = ({ backend }: Native, name: string, value: number) => ({
  name,
  type: backend.binding.TF_ATTR_TYPE,
  value,
})

/** Draws as operations of the graph: the same numbers as `createDraw` has for the same seed, salt and step. */
export function createGraphDraw(native: Native, seed: number, salt: string, step: Tensor): Draw {
  const { tf, backend } = native
  let site = 0
  const int = (shape: readonly number[], below: number): Tensor => {
    const key = tf.scalar(mixSeed(seed, hashText(salt), site++) | 0, 'int32')
    const types = { dtype: DataType.int32, Tseed: DataType.int32, T: DataType.int32 }
    return backend.executeSingleOutput(
      'StatelessRandomUniformInt',
      Object.entries(types).map(([name, value]) => typeAttribute(native, name, value)),
      [
        tf.tensor1d([...shape], 'int32'),
        tf.stack([key, step as never]),
        tf.scalar(0, 'int32'),
        tf.scalar(below, 'int32'),
      ],
    )
  }
  const uniform = (shape: readonly number[]): Tensor => tf.mul(tf.cast(int(shape, 2 ** 24), 'float32'), 2 ** -24)
  return {
    int,
    uniform,
    normal: (shape) => {
      const radius = uniform(shape)
      const angle = uniform(shape)
      return tf.mul(tf.sqrt(tf.mul(tf.log(tf.sub(1, radius)), -2)), tf.cos(tf.mul(angle, 2 * Math.PI)))
    },
  }
}

/** A table of the program as one tensor of the library, bytes as bytes. */
export function createTableTensor({ backend }: Native, { values, shape, dtype }: Table): Tensor {
  const type = values instanceof Uint8Array ? DataType.uint8 : DataType[dtype]
  const width = shape.reduce((product, size) => product * size, 1)
  const full = [width === 0 ? 0 : values.length / width, ...shape]
  const id = backend.binding.createTensor(full, type, values)
  return backend['createOutputTensor']({ id, shape: full, dtype: type }) as Tensor
}

/** Rows of a table by number as operations of the graph, scaled. */
export function gatherGraphRows(native: Native, tensor: Tensor, table: Table, numbers: Tensor): Tensor {
  const { tf, backend } = native
  const { values, dtype, scale = 1 } = table
  const rows = tf.gather(tensor, tf.cast(numbers, 'int32') as never)
  const cast = (to: number): Tensor =>
    backend.executeSingleOutput(
      'Cast',
      [
        typeAttribute(native, 'SrcT', DataType.uint8),
        typeAttribute(native, 'DstT', to),
        { name: 'Truncate', type: backend.binding.TF_ATTR_BOOL, value: false },
      ],
      [rows],
    )
  const typed = values instanceof Uint8Array ? cast(DataType[dtype]) : rows
  return scale === 1 ? typed : tf.mul(typed, scale)
}
