import { ok, type Result } from '@shared/result'
import { defineImporter } from '../defineImporter'
import type { ImportFile } from '../files/ImportFile'
import { MOST_BYTES } from '../files/ImportFile'
import { importFailure } from '../importProblem'
import { importModel } from '../keras/importModel'
import { namedBank, type NamedArray } from '../keras/namedBank'
import { isPlain, toWords } from '../keras/toWords'
import { readValues, sizeInBytes } from './readValues'

const MOST_SHARDS = 1000
const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

/** The shards of one group, one behind the other; `before`: bytes of the groups before it, which may name the same shards again. */
function joinShards(file: ImportFile, paths: readonly unknown[], before: number): Result<Uint8Array> {
  const shards: Uint8Array[] = []
  let total = before
  for (const path of paths) {
    const shard = file.beside(String(path))
    if (!shard.ok) return shard
    total += shard.value.length
    if (total > MOST_BYTES)
      return importFailure('importTooLarge', {
        name: file.name,
        megabytes: Math.ceil(total / 2 ** 20),
        limit: MOST_BYTES / 2 ** 20,
      })
    shards.push(shard.value)
  }
  return ok(Buffer.concat(shards))
}

/** Arrays of all groups of the manifest, in its order. */
function readManifest(file: ImportFile, manifest: unknown): Result<readonly NamedArray[]> {
  const arrays: NamedArray[] = []
  let total = 0
  for (const group of Array.isArray(manifest) ? (manifest as unknown[]) : []) {
    if (!isPlain(group) || !Array.isArray(group['paths']) || !Array.isArray(group['weights'])) continue
    if (group['paths'].length > MOST_SHARDS)
      return importFailure('importDamaged', { name: file.name }, 'too many shards')
    const bytes = joinShards(file, group['paths'], total)
    if (!bytes.ok) return bytes
    total += bytes.value.length
    let at = 0
    for (const weight of group['weights'] as unknown[]) {
      const size = sizeInBytes(weight)
      if (size === undefined || at + size > bytes.value.length)
        return importFailure('importDamaged', { name: file.name }, 'the weights are cut off')
      const part = bytes.value.subarray(at, at + size)
      const { name, shape } = weight as { readonly name: unknown; readonly shape: readonly number[] }
      arrays.push({ words: String(name).split('/'), shape, read: () => readValues(weight, part) })
      at += size
    }
  }
  return ok(arrays)
}

/** TensorFlow.js layers models: `model.json` with shards beside it. */
export const tfjsImporter = defineImporter({
  id: 'tfjs',
  recognizes: ({ bytes }) => {
    const head = textOf(bytes.subarray(0, 2 ** 16))
    return /^\s*\{/.test(head) && /"(modelTopology|weightsManifest|class_name)"\s*:/.test(head)
  },
  read: (file) => {
    const { name } = file
    const words = toWords(textOf(file.bytes), name)
    if (!words.ok) return words
    if (!isPlain(words.value)) return importFailure('importUnknown', { name })
    const { modelTopology, weightsManifest, trainingConfig } = words.value
    // A converted Keras model has its description one step further inside.
    const topology =
      isPlain(modelTopology) && isPlain(modelTopology['model_config'])
        ? modelTopology['model_config']
        : (modelTopology ?? words.value)
    const version = isPlain(modelTopology) ? modelTopology['keras_version'] : undefined
    const compiled = isPlain(trainingConfig) ? trainingConfig : {}
    const arrays = readManifest(file, weightsManifest)
    if (!arrays.ok) return arrays
    try {
      return importModel({
        name,
        words: topology,
        compiled: { losses: compiled['loss'], optimizer: compiled['optimizer_config'] },
        ...(arrays.value.length > 0 && { bank: namedBank(arrays.value) }),
        hardGates: !(typeof version === 'string' && /^[3-9]/.test(version)),
      })
    } catch (error) {
      return importFailure('importDamaged', { name }, error)
    }
  },
})
