import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, appendFile, open, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import type { RunSummary } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import { applyChanges } from '@shared/training/applyChanges'
import { runChange } from '@shared/training/runChange'
import { runEvent, type RunEvent } from '@shared/training/runEvent'
import { weightEdit } from '@shared/training/weightEdit'
import { CHECKPOINT_FILE } from '../../trainer/protocol'
import { readTextFile } from '../files/readTextFile'
import { makeFolder } from '../files/makeFolder'
import { toWriteProblem } from '../files/toWriteProblem'
import { withFileLock } from '../files/withFileLock'
import { renameOver, writeAtomically } from '../files/writeAtomically'

const summary = z.object({
  runId: z.string(),
  documentId: z.string(),
  title: z.string(),
  status: z.enum(['starting', 'running', 'paused', 'finished', 'stopped', 'failed']),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  epochs: z.number(),
  step: z.number(),
  values: z.record(z.string(), z.number()),
  seed: z.number(),
  parameterCount: z.number(),
  graphHash: z.string(),
  hasCheckpoint: z.boolean(),
  resumable: z.boolean().default(true),
  setup: z
    .object({
      optimizer: z.string(),
      learningRate: z.number().optional(),
      batchSize: z.number(),
      phases: z.string().optional(),
      losses: z.array(z.string()),
    })
    .optional(),
  changed: z.array(z.object({ step: z.number(), changes: z.array(runChange) })).optional(),
  edits: z.array(weightEdit).optional(),
  resumedFrom: z.string().optional(),
  origin: z.literal('import').optional(),
  weightsFrom: z.string().optional(),
})
const record = z.object({ session: z.string(), summary })

/** A run as kept on disk: its summary and the studio that carries it out. */
export interface StoredRun {
  readonly session: string
  readonly summary: RunSummary
}

const RECORD = 'run.json'
/** The files of a run; its record last, so that a copy that is cut off does not look whole. */
const FILES = [CHECKPOINT_FILE, 'document.json', 'events.ndjson', RECORD]
const RUN_ID = /^[A-Za-z0-9_-]{1,64}$/
const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

const toText = (run: StoredRun): string => `${JSON.stringify(run, null, 2)}\n`

/** Whether a crash or a full disk cut off the last line. */
async function isCutOff(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => undefined)
  if (!file) return false
  try {
    const { size } = await file.stat()
    if (size === 0) return false
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer.toString() !== '\n'
  } finally {
    await file.close()
  }
}

/** Runs on disk, one folder each: `run.json`, `document.json`, `events.ndjson` and the trainer's checkpoint. */
export class RunStore {
  /** Runs that lie elsewhere, such as one that the command line was told to keep in a folder. */
  private readonly elsewhere = new Map<string, string>()

  constructor(private readonly root: string) {}

  folderOf(runId: string): string {
    return this.elsewhere.get(runId) ?? join(this.root, runId)
  }

  recordOf(runId: string): string {
    return join(this.folderOf(runId), RECORD)
  }

  checkpointOf(runId: string): string {
    return join(this.folderOf(runId), CHECKPOINT_FILE)
  }

  hasCheckpoint(runId: string): Promise<boolean> {
    return exists(this.checkpointOf(runId))
  }

  async create(run: StoredRun, document: GraphDocument): Promise<Result<null>> {
    const folder = this.folderOf(run.summary.runId)
    const written = await writeAtomically(join(folder, 'document.json'), JSON.stringify(document), { makeFolder: true })
    return written.ok ? this.write(run) : written
  }

  write(run: StoredRun): Promise<Result<null>> {
    return writeAtomically(this.recordOf(run.summary.runId), toText(run))
  }

  async append(runId: string, events: readonly RunEvent[]): Promise<void> {
    const path = join(this.folderOf(runId), 'events.ndjson')
    const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('')
    await appendFile(path, (await isCutOff(path)) ? `\n${lines}` : lines)
  }

  async read(runId: string): Promise<Result<StoredRun>> {
    if (!RUN_ID.test(runId)) return fail(unknownRun(runId))
    return this.readFolder(runId, this.folderOf(runId))
  }

  /** Takes a run in from a folder of the person's choice; its id is the one it had. */
  async adopt(folder: string): Promise<Result<StoredRun>> {
    const found = await this.readFolder(folder, folder)
    if (found.ok) this.elsewhere.set(found.value.summary.runId, folder)
    return found
  }

  /** A file that a copy of a run would destroy in a folder: one of a run's names where no run is kept. */
  async foreignFile(folder: string): Promise<string | undefined> {
    if ((await this.readFolder(folder, folder)).ok) return undefined
    const present = await Promise.all(FILES.map((name) => exists(join(folder, name))))
    return FILES[present.indexOf(true)]
  }

  /**
   * Copies a run to a folder of the person's choice, in the place of a run that is kept there. A disk that fills up leaves the run
   * that was there; whatever cuts the exchange off, no mixture of the two passes for a run.
   *
   * @param summary What is known of the run: a full disk may have kept its own record from being written.
   * @param saveWeights Writes the checkpoint into a folder, where the run's own could not be written.
   */
  async copyTo(
    summary: RunSummary,
    folder: string,
    saveWeights?: (folder: string) => Promise<Result<null>>,
  ): Promise<Result<null>> {
    const { runId } = summary
    const staging = join(folder, `.neuroloom-${randomBytes(8).toString('hex')}.tmp`)
    try {
      await makeFolder(staging)
      for (const name of FILES) {
        const from = join(this.folderOf(runId), name)
        if (name === CHECKPOINT_FILE && saveWeights) {
          const saved = await saveWeights(staging)
          if (!saved.ok) return saved
        } else if (await exists(from)) {
          const written = await writeAtomically(join(staging, name), await readFile(from))
          if (!written.ok) return written
        }
      }
      const stored = await this.read(runId)
      if (!stored.ok) return stored
      const hasCheckpoint = await exists(join(staging, CHECKPOINT_FILE))
      const record = toText({ ...stored.value, summary: { ...summary, hasCheckpoint } })
      const written = await writeAtomically(join(staging, RECORD), record)
      if (!written.ok) return written
      return await withFileLock(join(folder, RECORD), () => this.exchange(staging, folder))
    } catch (error) {
      return fail(await toWriteProblem(error, folder))
    } finally {
      await rm(staging, { recursive: true, force: true }).catch(() => undefined)
    }
  }

  /** Without its record a folder is no run: it goes first and comes last. */
  private async exchange(staging: string, folder: string): Promise<Result<null>> {
    await rm(join(folder, RECORD), { force: true })
    for (const name of FILES) {
      if (await exists(join(staging, name))) await renameOver(join(staging, name), join(folder, name))
      // The weights of the run that was there would pass for those of this one.
      else await rm(join(folder, name), { force: true })
    }
    return ok(null)
  }

  /** What a run is trained by: the document it began with, in its file, and what it took over since, told in its events. */
  async document(runId: string): Promise<Result<GraphDocument>> {
    const file = await readTextFile(join(this.folderOf(runId), 'document.json'))
    if (!file.ok) return file
    const read = readDocument(file.value.text)
    if (!read.ok) return read
    const events = await this.events(runId, (line) => line.includes('"changed"'))
    const changes = events.flatMap((event) => (event.type === 'changed' ? event.changes : []))
    return ok(applyChanges(read.value.document, changes))
  }

  /** Events in order. A line cut off by a crash is left out. */
  async events(runId: string, wanted: (line: string) => boolean = () => true): Promise<RunEvent[]> {
    const path = join(this.folderOf(runId), 'events.ndjson')
    if (!(await exists(path))) return []
    const events: RunEvent[] = []
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      const event = wanted(line) ? parseEvent(line) : undefined
      if (event) events.push(event)
    }
    return events
  }

  /** All runs, latest first; folders that are not runs are left out. */
  async list(): Promise<StoredRun[]> {
    const names = await readdir(this.root).catch(() => [])
    const found = await Promise.all(names.map((name) => this.read(name)))
    return found.flatMap((run) => (run.ok ? [run.value] : [])).sort((a, b) => b.summary.startedAt - a.summary.startedAt)
  }

  async remove(runId: string): Promise<void> {
    if (!RUN_ID.test(runId)) return
    await rm(this.folderOf(runId), { recursive: true, force: true })
  }

  private async readFolder(name: string, folder: string): Promise<Result<StoredRun>> {
    const file = await readTextFile(join(folder, RECORD))
    if (!file.ok) return fail(unknownRun(name))
    try {
      return ok(record.parse(JSON.parse(file.value.text)))
    } catch (error) {
      return fail(problem('runBroken', 'The record of this run cannot be read.', { runId: name }, error))
    }
  }
}

export const unknownRun = (runId: string) => problem('runUnknown', 'There is no such run.', { runId })

function parseEvent(line: string): RunEvent | undefined {
  try {
    return runEvent.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
