import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { ExportFile } from '../defineExporter'

/** What browsers like to cache in one piece. */
const SHARD_BYTES = 4 * 2 ** 20

export interface StoredTensor {
  readonly name: string
  readonly shape: Shape
  /** Absent: float32. */
  readonly dtype?: 'float32' | 'int32' | 'bool'
  read(): Promise<Float32Array | Int32Array | Uint8Array>
}

const bytesOf = ({ shape, dtype }: StoredTensor): number => sizeOf(shape) * (dtype === 'bool' ? 1 : 4)

/** A weight is in several files, or several weights in one: what was read last is kept, so that each is read once. */
function readingOnce(weights: readonly StoredTensor[]): readonly StoredTensor[] {
  let last: { readonly weight: StoredTensor; readonly values: ReturnType<StoredTensor['read']> } | undefined
  return weights.map((weight) => ({
    ...weight,
    read: () => {
      if (last?.weight !== weight) last = { weight, values: weight.read() }
      return last.values
    },
  }))
}

/** Bytes `from` to `to` of weights one after another, little-endian. */
async function* bytesBetween(weights: readonly StoredTensor[], from: number, to: number): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const weight of weights) {
    const [begin, end] = [at, at + bytesOf(weight)]
    at = end
    if (end <= from || begin >= to) continue
    const values = await weight.read()
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    yield bytes.subarray(Math.max(0, from - begin), Math.min(end, to) - begin)
  }
}

/** Weights one after another, little-endian, in files of at most 4 MiB, and the manifest that tells them apart. */
export function toShards(weights: readonly StoredTensor[]) {
  const read = readingOnce(weights)
  const size = weights.reduce((sum, weight) => sum + bytesOf(weight), 0)
  const count = Math.max(1, Math.ceil(size / SHARD_BYTES))
  const files: ExportFile[] = Array.from({ length: count }, (_, i) => ({
    name: `group1-shard${i + 1}of${count}.bin`,
    content: bytesBetween(read, i * SHARD_BYTES, Math.min(size, (i + 1) * SHARD_BYTES)),
  }))
  const manifest = [
    {
      paths: files.map(({ name }) => name),
      weights: weights.map(({ name, shape, dtype = 'float32' }) => ({ name, shape, dtype })),
    },
  ]
  return { files, manifest }
}
