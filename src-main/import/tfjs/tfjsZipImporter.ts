import { defineImporter } from '../defineImporter'
import type { ImportFile } from '../files/ImportFile'
import { isZip, openZip, type Zip } from '../files/openZip'
import { importFailure } from '../importProblem'
import { tfjsImporter } from './tfjsImporter'

const MANIFEST = 'model.json'

/** The manifest of a packed folder: at the top, or in the one folder that was packed. */
function manifestIn({ names }: Zip): string | undefined {
  const found = names.filter((name) => name === MANIFEST || /^[^/]+\/model\.json$/.test(name))
  return found.find((name) => name === MANIFEST) ?? (found.length === 1 ? found[0] : undefined)
}

/** The archive is read anew for each question, which costs its list of members and nothing more. */
function open(file: ImportFile): { readonly zip: Zip; readonly manifest: string } | undefined {
  const zip = isZip(file.bytes) ? openZip(file.bytes, file.name) : undefined
  const manifest = zip?.ok ? manifestIn(zip.value) : undefined
  return zip?.ok && manifest !== undefined ? { zip: zip.value, manifest } : undefined
}

/** A folder of TensorFlow.js, packed: `model.json` with its shards. */
export const tfjsZipImporter = defineImporter({
  id: 'tfjs-zip',
  recognizes: (file) => open(file) !== undefined,
  read: (file) => {
    const opened = open(file)
    if (!opened) return importFailure('importUnknown', { name: file.name })
    const { zip, manifest } = opened
    const bytes = zip.read(manifest)
    if (!bytes.ok) return bytes
    const inside: ImportFile = {
      name: file.name.replace(/\.zip$/i, '.json'),
      bytes: bytes.value,
      beside: (name) => {
        if (name.includes('/') || name.includes('\\')) return importFailure('importOutside', { name })
        const member = manifest.slice(0, -MANIFEST.length) + name
        return zip.has(member) ? zip.read(member) : importFailure('importMissing', { name })
      },
    }
    return tfjsImporter.recognizes(inside)
      ? tfjsImporter.read(inside)
      : importFailure('importUnknown', { name: file.name })
  },
})
