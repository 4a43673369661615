import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readDocument } from '@shared/graph/readDocument'
import type { ExportOutcome } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import type { Exported, ExportFile } from '../../export/defineExporter'
import { readTextFile } from '../files/readTextFile'
import { toWriteProblem } from '../files/toWriteProblem'
import type { FileContent } from '../files/writeAtomically'
import { writeTogether } from '../files/writeTogether'
import type { ExportWatch } from './watchExport'

type Written = ExportOutcome['files']

/** Why a file must not be written: it would destroy a project. */
async function refuseProject(path: string): Promise<Result<null>> {
  const present = await readTextFile(path)
  if (!present.ok || !readDocument(present.value.text).ok) return ok(null)
  const values = { path, name: basename(path) }
  return fail(problem('isProject', 'This file is a project; the export would destroy it.', values))
}

/** Content, and how many bytes of it were written. */
function countBytes(
  content: ExportFile['content'],
  watch: ExportWatch,
): { readonly content: FileContent; bytes(): number } {
  let bytes = 0
  async function* pieces(of: AsyncIterable<Uint8Array> | readonly Uint8Array[]) {
    for await (const piece of of) {
      watch.check()
      bytes += piece.byteLength
      yield piece
      watch.wrote(piece.byteLength)
    }
  }
  const whole = typeof content === 'string' ? Buffer.from(content) : content
  return { content: pieces(whole instanceof Uint8Array ? [whole] : whole), bytes: () => bytes }
}

/** Writes all files or none, the first one last into its place: it names the others. `names` are as the outcome tells them. */
async function writeAll(
  files: readonly { readonly name: string; readonly path: string; readonly content: ExportFile['content'] }[],
  folders: readonly string[],
  watch: ExportWatch,
): Promise<Result<Written>> {
  for (const { path } of files) {
    const free = await refuseProject(path)
    if (!free.ok) return free
  }
  const counted = files.map(({ name, path, content }) => ({ name, path, ...countBytes(content, watch) }))
  const written = await writeTogether([...counted].reverse(), folders)
  return written.ok ? ok(counted.map(({ name, bytes }) => ({ name, bytes: bytes() }))) : written
}

/** Folders that files lie in, the upper ones first. */
const foldersOf = (names: readonly string[]): readonly string[] => {
  const parts = names.map((name) => name.split('/').slice(0, -1))
  return [...new Set(parts.flatMap((folder) => folder.map((_, i) => folder.slice(0, i + 1).join('/'))))]
}

/** Writes what an exporter made to a path, and tells the sizes. Nothing is left where it fails or is cancelled. */
export async function writeExport(
  path: string,
  { files, beside }: Exported,
  isFolder: boolean,
  watch: ExportWatch,
): Promise<Result<Written>> {
  if (!isFolder) {
    const [file] = files
    if (!file) return ok([])
    const others = beside?.(path) ?? []
    const all = [{ ...file, name: path }, ...others.map((one) => ({ ...one, name: join(dirname(path), one.name) }))]
    return writeAll(
      all.map((one) => ({ ...one, path: one.name })),
      [],
      watch,
    )
  }
  try {
    const present = await stat(path).catch(() => undefined)
    if (present && !present.isDirectory()) return fail(problem('isFile', 'This is a file, not a folder.', { path }))
  } catch (error) {
    return fail(await toWriteProblem(error, path))
  }
  const folders = foldersOf(files.map(({ name }) => name)).map((folder) => join(path, folder))
  return writeAll(
    files.map((file) => ({ ...file, path: join(path, file.name) })),
    [path, ...folders],
    watch,
  )
}
