import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { IMPORT_ENDINGS } from '@shared/importEndings'
import type { FilesWanted, FolderListing } from '@shared/ipc/types'
import { fail, ok, type Result } from '@shared/result'
import { toFileProblem } from '../files/toFileProblem'

const isWanted = (name: string, files: FilesWanted): boolean =>
  (files === 'projects' ? ['json'] : IMPORT_ENDINGS).some((ending) => name.toLowerCase().endsWith(`.${ending}`))

/** Folders and files of a kind in a folder, folders first, by name. Hidden ones and those that vanish meanwhile are left out. */
export async function listFolder(
  folder: string,
  root: string | undefined,
  files: FilesWanted = 'projects',
): Promise<Result<FolderListing>> {
  try {
    const found = await readdir(folder, { withFileTypes: true })
    const entries = await Promise.all(
      found
        .filter(
          (entry) =>
            !entry.name.startsWith('.') && (entry.isDirectory() || (entry.isFile() && isWanted(entry.name, files))),
        )
        .map(async (entry) => {
          const path = join(folder, entry.name)
          const kind: 'folder' | 'project' = entry.isDirectory() ? 'folder' : 'project'
          const info = await stat(path).catch(() => undefined)
          return info && { name: entry.name, path, kind, modified: info.mtimeMs }
        }),
    )
    const parent = dirname(folder)
    return ok({
      folder,
      ...(folder !== root && parent !== folder && { parent }),
      entries: entries
        .flatMap((entry) => entry ?? [])
        .sort((a, b) => (a.kind === b.kind ? a.name.localeCompare(b.name) : a.kind === 'folder' ? -1 : 1)),
    })
  } catch (error) {
    return fail(toFileProblem(error, folder))
  }
}
