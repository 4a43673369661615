import type { Feed } from '@shared/compile/feedsOf'
import { sizeOf, vocabularyOf, type TensorType } from '@shared/catalog/define/tensorType'
import { createRandom, type Random } from '@shared/random'
import type { GraphDocument } from '@shared/graph/document'
import type { Device } from '../../src-main/trainer/openDevice'
import { openNetwork, type OpenNetwork } from '../../src-main/trainer/session/openNetwork'

/**
 * The network of a document with weights as the seed makes them, moved a little, so that nothing is lost because it is zero. What holds whole
 * numbers, or what is drawn for good, stays as it is.
 */
export function openMoved(device: Device, document: GraphDocument): OpenNetwork {
  const opened = openNetwork(device, document)
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  const { tf } = device
  for (const { node, name, value, spec } of opened.value.weights.all) {
    // A reservoir stays one too: louder, it would make much of the last digit.
    if (spec.parts || (!spec.trainable && !/mean|variance/i.test(name))) continue
    const random = createRandom(5, `${node}/${name}`)
    // A variance stays one.
    const move = (): number => (/variance/i.test(name) ? random.uniform() : 0.2 * random.normal())
    const by = Float32Array.from({ length: value.size }, move)
    tf.tidy(() => value.assign(tf.add(value, tf.tensor(by, value.shape))))
  }
  return opened.value
}

/** A value that a port of this type could have. */
function anyValue({ dtype, range, ...type }: TensorType, random: Random): number {
  const below = vocabularyOf({ dtype, ...type })
  if (dtype === 'int32') return random.int(below > 0 ? below : (range?.high ?? 1) + 1)
  const { low, high, only } = range ?? { low: -1, high: 1 }
  return only ? (random.uniform() < 0.5 ? low : high) : low + random.uniform() * (high - low)
}

/** Rows of numbers for a port. */
export function anyRows(type: TensorType, count: number, salt: string): number[][] {
  const random = createRandom(11, salt)
  return Array.from({ length: count }, () => Array.from({ length: sizeOf(type.shape) }, () => anyValue(type, random)))
}

/** Rows for every data node that the network reads, its ports one after another. */
export const anyInputs = (feeds: readonly Feed[], count: number): Record<string, number[][]> =>
  Object.fromEntries(
    feeds.map(({ node, ports }) => {
      const each = ports.map(({ name, type }) => anyRows(type, count, `${node}/${name}`))
      return [node, Array.from({ length: count }, (_, row) => each.flatMap((rows) => rows[row] ?? []))]
    }),
  )
