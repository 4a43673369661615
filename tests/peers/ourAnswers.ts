import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import type { GraphDocument } from '@shared/graph/document'
import { createRandom } from '@shared/random'
import type { KerasInput, KerasModel } from '../../src-main/export/keras/KerasModel'
import type { WeightSource } from '../../src-main/export/weights/WeightSource'
import { readTensors } from '../../src-main/trainer/engine/readTensors'
import type { Device } from '../../src-main/trainer/openDevice'
import { inference } from '../../src-main/trainer/program/createNetwork'
import { portKey } from '../../src-main/trainer/program/prepareData'
import { openWithWeights, partOfNetwork } from './partOfNetwork'

export interface Fed {
  readonly shape: readonly number[]
  readonly dtype: 'float32' | 'int32'
  readonly values: readonly number[]
}

/** Rows at random for an input: numbers from −1 to 1, ids below the size of the vocabulary, and some padding where there may be some. */
export function randomRows({ name, type }: KerasInput, rows: number): Fed {
  const random = createRandom(7, name)
  const size = sizeOf(type.shape)
  const below = type.vocabulary ?? type.shape[0] ?? 2
  const last = (type.shape[0] ?? 1) - 1
  const values = Array.from({ length: rows * size }, (_, i) => {
    if (type.padded && Math.floor(((i % size) * (last + 1)) / size) === last) return 0
    return type.dtype === 'int32' ? random.int(below) : 2 * random.uniform() - 1
  })
  return { shape: [rows, ...type.shape], dtype: type.dtype, values }
}

/** What the studio's own network answers at the outputs of a model of Keras, with these weights and these inputs. */
export async function ourAnswers(
  device: Device,
  document: GraphDocument,
  { inputs, outputs }: KerasModel,
  weights: WeightSource,
  rows: readonly Fed[],
): Promise<(readonly number[])[]> {
  const { tf } = device
  const opened = await openWithWeights(device, document, weights)
  const { plan, weights: own } = opened
  // What is an input of the model is given.
  const given = inputs.map(({ node }) => node)
  const network = partOfNetwork(opened, given, outputs.map(({ source }) => source.node)) // prettier-ignore
  const answers = tf.tidy(() => {
    const feeds: Record<string, Tensor> = {}
    inputs.forEach(({ node, port }, i) => {
      const { shape, dtype, values } = rows[i] as Fed
      feeds[portKey(node, port)] = tf.tensor([...values], [...shape], dtype)
    })
    const [values = {}] = network.forward([feeds], inference(tf, plan)).values
    return outputs.map(({ source }) => tf.clone(values[portKey(source.node, source.port)] as Tensor))
  })
  const read = await readTensors(tf, answers)
  answers.forEach((tensor) => tensor.dispose())
  own.all.forEach(({ value }) => value.dispose())
  return read.map((values) => Array.from(values))
}
