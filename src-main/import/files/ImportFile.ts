import { readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ok, type Result } from '@shared/result'
import { importFailure } from '../importProblem'

/** Largest file that is read, bytes. */
export const MOST_BYTES = 2 ** 30
const MANIFEST = 'model.json'

/** The file that is imported, read whole, and those that lie beside it. */
export interface ImportFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** A file of this name in the same folder; a name that leads out of it is refused. */
  beside(name: string): Result<Uint8Array>
}

function read(path: string, name: string): Result<Uint8Array> {
  try {
    const found = statSync(path)
    if (!found.isFile()) return importFailure('importNotFile', { name })
    if (found.size > MOST_BYTES)
      return importFailure('importTooLarge', {
        name,
        megabytes: Math.ceil(found.size / 2 ** 20),
        limit: MOST_BYTES / 2 ** 20,
      })
    return ok(readFileSync(path))
  } catch (error) {
    return importFailure('importMissing', { name }, error)
  }
}

/** Opens a file to import; of a folder, its manifest. */
export function openImportFile(path: string): Result<ImportFile> {
  let file = path
  try {
    if (statSync(path).isDirectory()) file = join(path, MANIFEST)
  } catch {
    // It is not there, which reading tells.
  }
  const name = basename(file)
  const bytes = read(file, name)
  if (!bytes.ok) return bytes
  const folder = dirname(file)
  return ok({
    name,
    bytes: bytes.value,
    beside: (other) => {
      if (basename(other) !== other || other === '' || other === '.' || other === '..' || other.includes('\\'))
        return importFailure('importOutside', { name: other })
      try {
        // A link must not lead elsewhere either.
        if (dirname(realpathSync(join(folder, other))) !== realpathSync(folder))
          return importFailure('importOutside', { name: other })
      } catch (error) {
        return importFailure('importMissing', { name: other }, error)
      }
      return read(join(folder, other), other)
    },
  })
}
