import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  )

/**
 * Makes a folder and those above it. Node's own `recursive` tries for ever where a folder that is there takes no new one, as in
 * `/proc`, on a thread that keeps the process from ending.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (await isFolder(path)) return
    const above = dirname(path)
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!missing || above === path || (await isFolder(above))) throw error
    await makeFolder(above)
    await makeFolder(path)
  }
}
