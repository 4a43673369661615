import { ok } from '@shared/result'
import { defineImporter } from '../defineImporter'
import { openH5 } from '../files/openH5'
import { isZip, openZip } from '../files/openZip'
import { importFailure } from '../importProblem'
import { importModel } from './importModel'
import { keras3Bank } from './keras3Bank'
import { ownDocument } from './ownDocument'
import { isPlain, toWords } from './toWords'

const CONFIG = 'config.json'
const WEIGHTS = 'model.weights.h5'
const METADATA = 'metadata.json'
const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')

/** The network as the studio has it, in the metadata of a file that the studio wrote and nobody saved anew. */
function documentIn(text: string, name: string): string | undefined {
  const metadata = toWords(text, name)
  const own = metadata.ok && isPlain(metadata.value) ? metadata.value['neuroloom'] : undefined
  return isPlain(own) && isPlain(own['document']) ? JSON.stringify(own['document']) : undefined
}

/** Keras 3 `.keras`: an archive of the network's description and an HDF5 file of its weights. */
export const kerasImporter = defineImporter({
  id: 'keras',
  recognizes: ({ bytes }) => isZip(bytes),
  read: async (file) => {
    const { name } = file
    const zip = openZip(file.bytes, name)
    if (!zip.ok) return zip
    if (!zip.value.has(CONFIG)) return importFailure('importUnknown', { name })
    const config = zip.value.read(CONFIG)
    if (!config.ok) return config
    const words = toWords(textOf(config.value), name)
    if (!words.ok) return words
    const stored = zip.value.has(WEIGHTS) ? zip.value.read(WEIGHTS) : ok(undefined)
    if (!stored.ok) return stored
    const opened = stored.value ? await openH5(stored.value, name) : ok(undefined)
    if (!opened.ok) return opened
    try {
      const bank = opened.value && keras3Bank(opened.value)
      const metadata = zip.value.has(METADATA) ? zip.value.read(METADATA) : undefined
      const own = metadata?.ok ? documentIn(textOf(metadata.value), name) : undefined
      const read = own === undefined ? undefined : ownDocument(own, words.value, bank, name)
      if (read) return ok(read)
      const compiled =
        isPlain(words.value) && isPlain(words.value['compile_config']) ? words.value['compile_config'] : {}
      return importModel({
        name,
        words: words.value,
        compiled: { losses: compiled['loss'], optimizer: compiled['optimizer'] },
        ...(bank && { bank }),
        hardGates: false,
      })
    } catch (error) {
      return importFailure('importDamaged', { name }, error)
    } finally {
      opened.value?.close()
    }
  },
})
