import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Draw, Tensor } from '@shared/catalog/define/tf'
import { castAttributes, DataType, typeAttribute, type Native } from '../../backends/native/binding'
import { seedOf } from '../../program/draw'
import type { Table } from '../../program/stepProgram'
import { idOf } from './recordStep'

/** TensorFlow's number for the generator Philox, which draws the same on every device and in XLA; by itself XLA takes another. */
const PHILOX = 1

/** Integers within bounds. By hand, since key and counter of the generator are of a type that TensorFlow.js does not have. */
function drawInt32(native: Native, shape: Tensor, seeds: Tensor, bounds: readonly Tensor[]): Tensor {
  const { tf, backend } = native
  const { binding } = backend
  const { int32 } = DataType
  const ids = [shape, seeds, tf.scalar(PHILOX, 'int32'), ...bounds].map((tensor) => idOf(backend, tensor))
  const [sizes, seed, algorithm, low, high] = ids as [number, number, number, number, number]
  const [key, counter] = binding.executeOp(
    'StatelessRandomGetKeyCounter',
    [typeAttribute(binding, 'Tseed', int32)],
    [seed],
    2,
  )
  if (!key || !counter) throw new Error('No key for a random generator')
  const types = [typeAttribute(binding, 'dtype', int32), typeAttribute(binding, 'Tshape', int32)]
  const inputs = [sizes, key.id, counter.id, algorithm, low, high]
  const [drawn] = binding.executeOp('StatelessRandomUniformIntV2', types, inputs, 1)
  for (const { id } of [key, counter]) binding.deleteTensor(id)
  return backend['createOutputTensor'](drawn as never) as Tensor
}

/** Draws as operations of the graph: the same numbers as `createDraw` has for the same seed, salt and step. */
export function createGraphDraw(native: Native, seed: number, salt: string, step: Tensor): Draw {
  const { tf } = native
  let site = 0
  const int = (shape: readonly number[], below: number): Tensor => {
    const seeds = tf.stack([tf.scalar(seedOf(seed, salt, site++), 'int32'), step as never])
    const bounds = [tf.scalar(0, 'int32'), tf.scalar(below, 'int32')]
    return drawInt32(native, tf.tensor1d([...shape], 'int32'), seeds, bounds)
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

/** A table of the program, or of one of its blocks, as one tensor of the library, bytes as bytes. */
export function createTableTensor({ backend }: Native, { shape, dtype }: Table, values: Table['values']): Tensor {
  const type = values instanceof Uint8Array ? DataType.uint8 : DataType[dtype]
  const width = sizeOf(shape)
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
    backend.executeSingleOutput('Cast', castAttributes(backend.binding, DataType.uint8, to), [rows])
  const typed = values instanceof Uint8Array ? cast(DataType[dtype]) : rows
  return scale === 1 ? typed : tf.mul(typed, scale)
}
