import { randomBytes } from 'node:crypto'
import { open, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail, ok, problem, type Result } from '@shared/result'
import { makeFolder } from './makeFolder'
import { toWriteProblem } from './toWriteProblem'

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

/** Renames over a file. A virus scanner may hold a file for a moment on Windows, which makes renaming over it fail. */
export async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to)
    } catch (error) {
      const held =
        error instanceof Error && 'code' in error && ['EPERM', 'EACCES', 'EBUSY'].includes(String(error.code))
      if (process.platform !== 'win32' || !held || attempt === 10) throw error
      await new Promise((settle) => setTimeout(settle, attempt * 20))
    }
  }
}

/** What a file is to hold, as a whole or piece by piece. */
export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>

/** A file that is written, beside the place that it is meant for. */
export interface StagedFile {
  /** Puts it into its place, at once and as a whole. @throws Error where that cannot be done; then it is gone. */
  put(): Promise<void>
  /** Takes it away. */
  discard(): Promise<void>
}

/**
 * Writes a file beside its place, synced. What was there keeps its mode; folders, devices and pipes are refused.
 *
 * @throws Error where it cannot be written; then nothing is left of it.
 */
export async function stageFile(path: string, data: FileContent): Promise<Result<StagedFile>> {
  // A link stays a link: what it leads to is replaced.
  const target = await realpath(path).catch(() => path)
  const present = await stat(target).catch(() => undefined)
  if (present?.isDirectory()) return fail(problem('isFolder', 'This is a folder, not a file.', { path }))
  // Renaming over a device or a pipe would put a file in its place: over `/dev/null`, for every program of the system.
  if (present && !present.isFile()) return fail(problem('notAFile', 'This is not an ordinary file.', { path }))
  const temporary = join(dirname(target), `.neuroloom-${randomBytes(8).toString('hex')}.tmp`)
  const discard = (): Promise<void> => rm(temporary, { force: true }).catch(() => undefined)
  const handle = await open(temporary, 'wx')
  try {
    try {
      if (present) await handle.chmod(present.mode & 0o777)
      // FileHandle.writeFile goes on after a short write; a single write would take a disk that fills up for success.
      if (typeof data === 'string' || data instanceof Uint8Array) await handle.writeFile(data)
      else for await (const piece of data) await handle.writeFile(piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    await discard()
    throw error
  }
  const put = async (): Promise<void> => {
    try {
      await renameOver(temporary, target)
    } catch (error) {
      await discard()
      throw error
    }
    // The file is written by now; a file system that cannot sync folders (some network drives) must not turn that into a failure.
    await syncFolder(dirname(target)).catch(() => undefined)
  }
  return ok({ put, discard })
}

/**
 * Writes a whole file or nothing: to a new file beside it, synced, then renamed over it. An existing file is never seen half-written
 * and keeps its mode; folders, devices and pipes are refused. `makeFolder` creates the folder first; without it a missing folder is a problem.
 */
export async function writeAtomically(
  path: string,
  data: FileContent,
  options: { readonly makeFolder?: boolean } = {},
): Promise<Result<null>> {
  try {
    if (options.makeFolder) await makeFolder(dirname(path))
    const staged = await stageFile(path, data)
    if (!staged.ok) return staged
    await staged.value.put()
    return ok(null)
  } catch (error) {
    return fail(await toWriteProblem(error, path))
  }
}
