import { mkdir, rmdir } from 'node:fs/promises'
import { fail, ok, type Result } from '@shared/result'
import { isFolder } from './makeFolder'
import { toWriteProblem } from './toWriteProblem'
import { stageFile, type FileContent, type StagedFile } from './writeAtomically'

interface NewFile {
  readonly path: string
  readonly content: FileContent
}

/**
 * Writes files that belong together: each beside its place first, and all into their places, in this order, only when the last one is
 * written. Where one cannot be written, or its content ends with an error, nothing is left of any, nor of the folders made for them.
 *
 * @param folders Made where they are missing, in this order.
 */
export async function writeTogether(files: readonly NewFile[], folders: readonly string[] = []): Promise<Result<null>> {
  const made: string[] = []
  const staged: StagedFile[] = []
  const undo = async (): Promise<void> => {
    await Promise.all(staged.map((file) => file.discard()))
    // Only what is empty goes.
    for (const folder of made.reverse()) await rmdir(folder).catch(() => undefined)
  }
  let at = ''
  try {
    for (const folder of folders) {
      at = folder
      if (await isFolder(folder)) continue
      await mkdir(folder)
      made.push(folder)
    }
    for (const { path, content } of files) {
      at = path
      const file = await stageFile(path, content)
      if (!file.ok) {
        await undo()
        return file
      }
      staged.push(file.value)
    }
    for (const [i, file] of staged.entries()) {
      at = files[i]?.path ?? at
      await file.put()
    }
    return ok(null)
  } catch (error) {
    const found = await toWriteProblem(error, at)
    await undo()
    return fail(found)
  }
}
