import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { GraphDocument } from '@shared/graph/document'
import type { RecoverableProject } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import { readTextFile } from '../files/readTextFile'
import { writeAtomically } from '../files/writeAtomically'
import type { Session } from './Session'

const record = z.object({
  savedAt: z.number(),
  session: z.string(),
  caller: z.string(),
  path: z.string().optional(),
  stamp: z.string().optional(),
  /** Read again like any project when it is recovered. */
  document: z.looseObject({ id: z.string(), title: z.string() }),
})
export type AutosaveRecord = z.infer<typeof record>

/** Ids come from project files, so they may not be trusted as file names. */
const fileNameOf = (id: string): string => `${createHash('sha256').update(id).digest('hex').slice(0, 40)}.json`

/** Unsaved work on disk, one file a document, until it is saved or thrown away. */
export class Autosaves {
  constructor(
    private readonly folder: string,
    private readonly session: Session,
    /** Whether a window or tab of this studio is still there. */
    private readonly isConnected: (caller: string) => boolean,
  ) {}

  async write(
    document: GraphDocument,
    from: { readonly caller: string; readonly path?: string | undefined; readonly stamp?: string | undefined },
  ): Promise<Result<{ at: number }>> {
    const savedAt = Date.now()
    const text = JSON.stringify({ savedAt, session: this.session.id, ...from, document })
    const written = await writeAtomically(this.pathOf(document.id), text, { makeFolder: true })
    return written.ok ? ok({ at: savedAt }) : written
  }

  /** Autosaves that no living window or tab looks after, latest first. */
  async recoverable(): Promise<RecoverableProject[]> {
    const names = await readdir(this.folder).catch(() => [])
    const records = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => this.load(join(this.folder, name))),
    )
    const orphaned = await Promise.all(
      records.map(async (found) => (found.ok && !(await this.isOwned(found.value)) ? [found.value] : [])),
    )
    return orphaned
      .flat()
      .map(({ document, savedAt, path }) => ({
        id: document.id,
        title: document.title,
        at: savedAt,
        ...(path !== undefined && { path }),
      }))
      .sort((a, b) => b.at - a.at)
  }

  /** The record of a document. It stays on disk: it is needed until the recovered work is saved. */
  read(id: string): Promise<Result<AutosaveRecord>> {
    return this.load(this.pathOf(id))
  }

  async discard(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true })
  }

  /** Removes an autosave made before `at`, ms since 1970: a later one holds more than was saved. */
  async discardOlder(id: string, at: number): Promise<void> {
    const found = await this.read(id)
    if (found.ok && found.value.savedAt <= at) await this.discard(id)
  }

  private pathOf(id: string): string {
    return join(this.folder, fileNameOf(id))
  }

  private async isOwned(found: AutosaveRecord): Promise<boolean> {
    if (found.session === this.session.id) return this.isConnected(found.caller)
    return this.session.isAlive(found.session)
  }

  private async load(path: string): Promise<Result<AutosaveRecord>> {
    const file = await readTextFile(path)
    if (!file.ok) return file
    try {
      return ok(record.parse(JSON.parse(file.value.text)))
    } catch (error) {
      return fail(problem('autosaveBroken', 'The autosaved copy cannot be read.', { path }, error))
    }
  }
}
