import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, problem, type Result } from '@shared/result'
import { toFileProblem } from './toFileProblem'

/** Largest project file that is read, bytes. A drawn network of 10,000 layers has 5 MB. */
export const MAX_PROJECT_BYTES = 64 * 2 ** 20

/** The stamp of a file: what its content hashes to, so that neither clocks nor copying tools matter. */
export const stampOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32)

/** `undefined`: the bytes are of another encoding, in which letters would be lost. UTF-16 shows itself by its zeros. */
function decode(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

/** A text file with its stamp. Folders, devices, pipes and files over `maxBytes` are refused before they are read. */
export async function readTextFile(
  path: string,
  maxBytes = MAX_PROJECT_BYTES,
): Promise<Result<{ readonly text: string; readonly stamp: string }>> {
  try {
    // Without O_NONBLOCK a pipe would be waited on for ever before it could be refused.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const info = await handle.stat()
      if (info.isDirectory()) return fail(problem('isFolder', 'This is a folder, not a file.', { path }))
      if (!info.isFile()) return fail(problem('notAFile', 'This is not an ordinary file.', { path }))
      if (info.size > maxBytes) return fail(tooLarge(path, info.size, maxBytes))
      const content = await handle.readFile()
      const text = decode(content)
      if (text === undefined) return fail(problem('notUtf8', 'This is not UTF-8 text.', { path, name: basename(path) }))
      return ok({ text, stamp: stampOf(content) })
    } finally {
      await handle.close()
    }
  } catch (error) {
    return fail(toFileProblem(error, path))
  }
}

const mebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20)

function tooLarge(path: string, bytes: number, maxBytes: number) {
  const values = { path, megabytes: mebibytes(bytes), limit: mebibytes(maxBytes) }
  return problem(
    'fileTooLarge',
    `The file has ${values.megabytes} MB; a project has at most ${values.limit} MB.`,
    values,
  )
}
