import { basename, dirname, join } from 'node:path'
import { mkdir, stat } from 'node:fs/promises'
import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import type { Caller } from '@shared/ipc/defineContract'
import type { ExportFormatInfo, ExportOutcome, ExportPreview } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import { exporters } from '../export/exporters'
import type { Exporter, ExportFile, ExportSource } from '../export/defineExporter'
import type { Dialogs } from './dialogs'
import type { PathPolicy } from './files/pathPolicy'
import { readTextFile } from './files/readTextFile'
import { toFileName } from './files/toFileName'
import { toWriteProblem } from './files/toWriteProblem'
import { writeAtomically, type FileContent } from './files/writeAtomically'
import type { RunService } from './runs/RunService'

export interface ExportServiceParts {
  readonly runs: RunService
  readonly allow: PathPolicy
  /** Absent in a browser: there the page asks for the path. */
  readonly dialogs?: Dialogs
}

interface PreviewRequest {
  readonly document: GraphDocument
  /** Id of an exporter. */
  readonly format: string
  /** Absent: weights as the seed makes them. */
  readonly runId?: string | undefined
}

export interface ExportRequest extends PreviewRequest {
  /** Absent: asks for one. */
  readonly path?: string | undefined
}

/** Writes networks in other programs' formats. */
export class ExportService {
  constructor(private readonly parts: ExportServiceParts) {}

  formats(): readonly ExportFormatInfo[] {
    return exporters.map(({ id, group, text, extension, folder, needsWeights }) => ({
      id,
      group,
      text,
      extension,
      folder,
      needsWeights,
    }))
  }

  /** Whether a format holds weights, and not the network alone. */
  needsWeights(format: string): boolean {
    return exporters.some(({ id, needsWeights }) => id === format && needsWeights)
  }

  /** What would be lost, or why a network cannot be written; nothing is written. */
  preview(request: PreviewRequest): Promise<Result<ExportPreview>> {
    return this.with(request, async (exporter, source) => {
      const made = await exporter.write(source)
      return made.ok ? ok({ losses: made.value.losses }) : made
    })
  }

  /** `null`: the person cancelled the dialog. */
  write({ path, ...request }: ExportRequest, caller: Caller): Promise<Result<ExportOutcome | null>> {
    return this.with(request, (exporter, source) => this.writeTo(exporter, source, path, caller))
  }

  /** Does something with a network and its weights while these can be read. */
  private async with<T>(
    { document: given, format, runId }: PreviewRequest,
    work: (exporter: Exporter, source: ExportSource) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    // A document that came over a wire is read like one from a file.
    const read = readDocument(given)
    if (!read.ok) return read
    const exporter = exporters.find(({ id }) => id === format)
    if (!exporter) return fail(problem('formatUnknown', `There is no format “${format}”.`, { format }))
    const { runs } = this.parts
    const trained = await runs.network(read.value.document, exporter.needsWeights ? runId : undefined)
    if (!trained.ok) return trained
    const { document, weights, close } = trained.value
    try {
      return await work(exporter, { document, weights, trace: () => runs.trace(document) })
    } finally {
      await close()
    }
  }

  private async writeTo(
    exporter: Exporter,
    source: ExportSource,
    path: string | undefined,
    caller: Caller,
  ): Promise<Result<ExportOutcome | null>> {
    // Made before the person is asked where to: a network that cannot be exported says so at once.
    const made = await exporter.write(source)
    if (!made.ok) return made
    const { dialogs } = this.parts
    if (path === undefined && !dialogs) return fail(problem('pathNeeded', 'Choose a file first.'))
    const suggestion = toFileName(source.document.title, exporter.folder ? `-${exporter.id}` : exporter.extension)
    const chosen = path ?? (await dialogs?.exportTo(caller, suggestion))
    if (chosen === undefined) return ok(null)
    const allowed = await this.parts.allow(chosen)
    if (!allowed.ok) return allowed
    const { files, losses, beside } = made.value
    const written = await (exporter.folder
      ? writeFolder(allowed.value, files)
      : writeOne(allowed.value, files, beside?.(allowed.value)))
    const loading = exporter.loading(allowed.value, source)
    return written.ok ? ok({ path: allowed.value, files: written.value, losses, loading }) : written
  }
}

type Written = ExportOutcome['files']
/** Why a file must not be written: it would destroy a project. */
async function refuseProject(path: string): Promise<Result<null>> {
  const present = await readTextFile(path)
  if (!present.ok || !readDocument(present.value.text).ok) return ok(null)
  const values = { path, name: basename(path) }
  return fail(problem('isProject', 'This file is a project; the export would destroy it.', values))
}

/** What lies beside it is written first, so that a file is never there without what it needs. */
async function writeOne(
  path: string,
  [file]: readonly ExportFile[],
  beside: readonly ExportFile[] = [],
): Promise<Result<Written>> {
  if (!file) return ok([])
  const all = [{ ...file, name: path }, ...beside.map((one) => ({ ...one, name: join(dirname(path), one.name) }))]
  for (const { name } of all) {
    const free = await refuseProject(name)
    if (!free.ok) return free
  }
  const sizes: Written[number][] = []
  for (const { name, content } of all.reverse()) {
    const counted = countBytes(content)
    const written = await writeAtomically(name, counted.content)
    if (!written.ok) return written
    sizes.unshift({ name, bytes: counted.bytes() })
  }
  return ok(sizes)
}

/** Content, and how many bytes of it were written. */
function countBytes(content: ExportFile['content']): { readonly content: FileContent; bytes(): number } {
  if (typeof content === 'string') return { content, bytes: () => Buffer.byteLength(content) }
  if (content instanceof Uint8Array) return { content, bytes: () => content.byteLength }
  let bytes = 0
  async function* pieces(of: AsyncIterable<Uint8Array>) {
    for await (const piece of of) {
      bytes += piece.byteLength
      yield piece
    }
  }
  return { content: pieces(content), bytes: () => bytes }
}

/** The file that names the others is written last, so that a folder cut off by a full disk does not look whole. */
async function writeFolder(path: string, files: readonly ExportFile[]): Promise<Result<Written>> {
  try {
    const present = await stat(path).catch(() => undefined)
    if (present && !present.isDirectory()) return fail(problem('isFile', 'This is a file, not a folder.', { path }))
    if (!present) await mkdir(path)
  } catch (error) {
    return fail(await toWriteProblem(error, path))
  }
  for (const { name } of files) {
    const free = await refuseProject(join(path, name))
    if (!free.ok) return free
  }
  const sizes: ExportOutcome['files'][number][] = []
  for (const { name, content } of [...files].reverse()) {
    const counted = countBytes(content)
    const written = await writeAtomically(join(path, name), counted.content, { makeFolder: name.includes('/') })
    if (!written.ok) return written
    sizes.unshift({ name, bytes: counted.bytes() })
  }
  return ok(sizes)
}
