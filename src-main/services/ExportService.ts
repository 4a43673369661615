import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import type { Caller } from '@shared/ipc/defineContract'
import type { ExportFormatInfo, ExportOutcome, ExportPreview, ExportProgress } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { exporters } from '../export/exporters'
import type { Exporter, ExportSource } from '../export/defineExporter'
import type { Dialogs } from './dialogs'
import type { PathPolicy } from './files/pathPolicy'
import { toFileName } from './files/toFileName'
import { watchExport, type ExportWatch } from './export/watchExport'
import { writeExport } from './export/writeExport'
import type { RunService, TrainedNetwork } from './runs/RunService'

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

/** How an export is followed, and ended before it is done. */
export interface ExportFollower {
  readonly signal?: AbortSignal
  onProgress?(progress: ExportProgress): void
}

/** An export that goes on. */
interface Job {
  readonly caller: string
  readonly job: string
  readonly ended: AbortController
  readonly over: Promise<unknown>
}

/** What is written of a weight, bytes. */
const WIDTH = 4

const bytesOf = ({ weights }: ExportSource): number =>
  WIDTH *
  Object.values(weights.all)
    .flatMap(Object.values)
    .reduce((sum, { shape }) => sum + sizeOf(shape), 0)

/** Writes networks in other programs' formats. */
export class ExportService {
  /** Exports that go on and can be cancelled. Nobody keeps a caller from giving a name twice. */
  private readonly jobs = new Set<Job>()

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

  /** What would be lost, or why a network cannot be written; nothing is written, and of the weights only their shapes are read. */
  async preview({ document, format, runId }: PreviewRequest): Promise<Result<ExportPreview>> {
    const found = this.find(document, format)
    if (!found.ok) return found
    const { exporter } = found.value
    const { runs } = this.parts
    const outline = await runs.outline(found.value.document, exporter.needsWeights ? runId : undefined)
    if (!outline.ok) return outline
    const made = await exporter.write(this.sourceOf(outline.value))
    return made.ok ? ok({ losses: made.value.losses }) : made
  }

  /** `null`: the person cancelled, the dialog or the export; then nothing is left of it. */
  async write(
    { document, format, runId, path }: ExportRequest,
    caller: Caller,
    { signal = new AbortController().signal, onProgress = () => undefined }: ExportFollower = {},
  ): Promise<Result<ExportOutcome | null>> {
    const found = this.find(document, format)
    if (!found.ok) return found
    const { exporter } = found.value
    const from = exporter.needsWeights ? runId : undefined
    const watch = watchExport(from !== undefined, signal, onProgress)
    const network = this.parts.runs.network(found.value.document, from, watch.checked)
    const trained = await network.catch((error: unknown) => {
      if (!signal.aborted) throw error
      return undefined
    })
    if (!trained) return ok(null)
    if (!trained.ok) return trained
    try {
      const { document: made, weights } = trained.value
      const source = this.sourceOf({ document: made, weights: watch.watched(weights) })
      const written = await this.writeTo(exporter, source, path, caller, watch)
      return !written.ok && signal.aborted ? ok(null) : written
    } finally {
      await trained.value.close()
    }
  }

  /** `write` under a name by which it can be cancelled. */
  async start(
    request: ExportRequest,
    job: string,
    caller: Caller,
    onProgress: (progress: ExportProgress) => void,
  ): Promise<Result<ExportOutcome | null>> {
    const ended = new AbortController()
    const over = this.write(request, caller, { signal: ended.signal, onProgress })
    const work = { caller: caller.id, job, ended, over }
    this.jobs.add(work)
    try {
      return await over
    } finally {
      this.jobs.delete(work)
    }
  }

  cancel(job: string, caller: Caller): void {
    for (const one of this.jobs) if (one.caller === caller.id && one.job === job) one.ended.abort()
  }

  /** Ends what goes on; nothing is left of it. */
  async close(): Promise<void> {
    const all = [...this.jobs]
    for (const { ended } of all) ended.abort()
    await Promise.all(all.map(({ over }) => over.catch(() => undefined)))
  }

  private find(given: GraphDocument, format: string): Result<{ exporter: Exporter; document: GraphDocument }> {
    // A document that came over a wire is read like one from a file.
    const read = readDocument(given)
    if (!read.ok) return read
    const exporter = exporters.find(({ id }) => id === format)
    return exporter
      ? ok({ exporter, document: read.value.document })
      : fail(problem('formatUnknown', `There is no format “${format}”.`, { format }))
  }

  private sourceOf({ document, weights }: Pick<TrainedNetwork, 'document' | 'weights'>): ExportSource {
    return { document, weights, trace: () => this.parts.runs.trace(document) }
  }

  private async writeTo(
    exporter: Exporter,
    source: ExportSource,
    path: string | undefined,
    caller: Caller,
    watch: ExportWatch,
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
    watch.expect(made.value.bytes ?? (exporter.needsWeights ? bytesOf(source) : 0))
    const written = await writeExport(allowed.value, made.value, exporter.folder, watch)
    const { losses } = made.value
    const loading = exporter.loading(allowed.value, source)
    return written.ok ? ok({ path: allowed.value, files: written.value, losses, loading }) : written
  }
}
