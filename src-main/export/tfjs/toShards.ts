import type { ExportFile } from '../defineExporter'

/** What browsers like to cache in one piece. */
const SHARD_BYTES = 4 * 2 ** 20

export interface NamedWeight {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

/** Weights one after another as little-endian float32 in files of at most 4 MiB, and the manifest that tells them apart. */
export function toShards(weights: readonly NamedWeight[]) {
  const bytes = new Uint8Array(weights.reduce((sum, { values }) => sum + values.byteLength, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const { values } of weights) {
    for (const value of values) {
      view.setFloat32(at, value, true)
      at += 4
    }
  }
  const count = Math.max(1, Math.ceil(bytes.length / SHARD_BYTES))
  const files: ExportFile[] = Array.from({ length: count }, (_, i) => ({
    name: `group1-shard${i + 1}of${count}.bin`,
    content: bytes.subarray(i * SHARD_BYTES, (i + 1) * SHARD_BYTES),
  }))
  const manifest = [
    {
      paths: files.map(({ name }) => name),
      weights: weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' })),
    },
  ]
  return { files, manifest }
}
