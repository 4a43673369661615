import { randomBytes } from 'node:crypto'
import { mkdir, rmdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { problem, type Problem } from '@shared/result'
import { makeFolder } from '../services/files/makeFolder'
import { toWriteProblem } from '../services/files/toWriteProblem'
import type { RunStore } from '../services/runs/RunStore'

/** Why a run cannot be kept in a folder, found out before it is trained: the folder is made, and takes something new for a trial. */
export async function refuseFolder(runStore: RunStore, out: string): Promise<Problem | undefined> {
  const path = resolve(out)
  const present = await stat(path).catch((error: NodeJS.ErrnoException) => error)
  if (present instanceof Error) {
    if (present.code !== 'ENOENT') return toWriteProblem(present, path)
  } else if (!present.isDirectory())
    return problem('isFile', 'This is a file, not a folder.', { path, name: basename(path) })
  const name = await runStore.foreignFile(path)
  if (name !== undefined)
    return problem('fileExists', 'There is a file of this name already.', { path, name: join(out, name) })
  const trial = join(path, `.neuroloom-${randomBytes(8).toString('hex')}.tmp`)
  try {
    await makeFolder(path)
    await mkdir(trial)
    await rmdir(trial)
    return undefined
  } catch (error) {
    return toWriteProblem(error, path)
  }
}
