import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path'
import { fail, ok, problem, type Result } from '@shared/result'
import { toFileProblem } from './toFileProblem'

/** Which files a client may name. Gives the path to use, or why not. */
export type PathPolicy = (path: string) => Promise<Result<string>>

const hasNul = (path: string): boolean => path.includes('\0')
const malformed = (path: string) =>
  problem('badPath', 'This is not a usable path.', { path: path.replaceAll('\0', '␀') })

/** The desktop window and the command line: the person's own rights. Relative paths are of `from`. */
export const anyPath =
  (from: string): PathPolicy =>
  async (path) =>
    hasNul(path) ? fail(malformed(path)) : ok(resolve(from, path))

/** The real path of a file that may not exist yet: that of its folder, with its name. */
async function realOrNew(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return join(await realpath(dirname(path)), basename(path))
  }
}

/** A browser's page: only what lies in `root`, links followed. Relative paths are of `root`. */
export function pathsInside(root: string): PathPolicy {
  return async (path) => {
    if (hasNul(path)) return fail(malformed(path))
    const wanted = isAbsolute(path) ? resolve(path) : resolve(root, path)
    const outside = fail(
      problem('outsideProjects', 'Only files in the folder of projects can be used here.', { path, folder: root }),
    )
    const within = (folder: string, file: string) =>
      file === folder || file.startsWith(folder.endsWith(sep) ? folder : folder + sep)
    if (!within(resolve(root), wanted) && !within(await realpath(root).catch(() => root), wanted)) return outside
    try {
      const real = await realOrNew(wanted)
      return within(await realpath(root), real) ? ok(real) : outside
    } catch (error) {
      return fail(toFileProblem(error, path))
    }
  }
}
