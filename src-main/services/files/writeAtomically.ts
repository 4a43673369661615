import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { fail, ok, type Result } from '@shared/result'
import { toFileProblem } from './toFileProblem'

/** Where power is lost right after a rename, only a synced folder remembers the new name. Windows cannot open folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Writes a whole file or nothing: to a new file beside it, synced, then renamed over it. An existing file is never seen half-written.
 * `makeFolder` creates the folder first; without it a missing folder is a problem.
 */
export async function writeAtomically(
  path: string,
  data: string | Uint8Array,
  options: { readonly makeFolder?: boolean } = {},
): Promise<Result<null>> {
  try {
    if (options.makeFolder) await mkdir(dirname(path), { recursive: true })
    await writeFileAtomic(path, typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  } catch (error) {
    return fail(toFileProblem(error, path))
  }
  // The file is written by now; a file system that cannot sync folders (some network drives) must not turn that into a failure.
  await syncFolder(dirname(path)).catch(() => undefined)
  return ok(null)
}
