import { sizeOf } from '@shared/catalog/define/tensorType'
import type { ExportFile } from '../defineExporter'
import type { NamedWeight } from '../weights/namedWeights'

/** What browsers like to cache in one piece. */
const SHARD_BYTES = 4 * 2 ** 20

/** Bytes `from` to `to` of weights one after another, little-endian. */
async function* bytesBetween(weights: readonly NamedWeight[], from: number, to: number): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const { shape, read } of weights) {
    const [begin, end] = [at, at + sizeOf(shape) * 4]
    at = end
    if (end <= from || begin >= to) continue
    const values = await read()
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    yield bytes.subarray(Math.max(0, from - begin), Math.min(end, to) - begin)
  }
}

/** Weights one after another as little-endian float32 in files of at most 4 MiB, and the manifest that tells them apart. */
export function toShards(weights: readonly NamedWeight[]) {
  const size = weights.reduce((sum, { shape }) => sum + sizeOf(shape) * 4, 0)
  const count = Math.max(1, Math.ceil(size / SHARD_BYTES))
  const files: ExportFile[] = Array.from({ length: count }, (_, i) => ({
    name: `group1-shard${i + 1}of${count}.bin`,
    content: bytesBetween(weights, i * SHARD_BYTES, Math.min(size, (i + 1) * SHARD_BYTES)),
  }))
  const manifest = [
    {
      paths: files.map(({ name }) => name),
      weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
    },
  ]
  return { files, manifest }
}
