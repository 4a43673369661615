import { createHash, randomBytes } from 'node:crypto'
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

/** Name of a copy: what `recoverable` gives out and takes back. */
const KEY = /^[0-9a-f]{40}$/

/**
 * Unsaved work on disk until it is saved or thrown away: one file for each document in each window or tab of each session, so that
 * nobody overwrites the copy that a crash left or that another window keeps of the same project.
 */
export class Autosaves {
  private last = 0

  constructor(
    private readonly folder: string,
    private readonly session: Session,
    /** Whether a window or tab of this studio is still there. */
    private readonly isConnected: (caller: string) => boolean,
  ) {}

  /** The time, ms since 1970, later than any it gave before: of two things done within one millisecond it tells which was first. */
  now(): number {
    return (this.last = Math.max(Date.now(), this.last + 1))
  }

  async write(
    document: GraphDocument,
    from: { readonly caller: string; readonly path?: string | undefined; readonly stamp?: string | undefined },
  ): Promise<Result<{ at: number }>> {
    const savedAt = this.now()
    const text = JSON.stringify({ savedAt, session: this.session.id, ...from, document })
    const written = await writeAtomically(this.pathOf(this.keyOf(document.id, from.caller)), text, { makeFolder: true })
    return written.ok ? ok({ at: savedAt }) : written
  }

  /** The page of this window or tab is gone, though another comes in its place: its copies are moved aside, for anybody to recover. */
  async abandon(caller: string): Promise<void> {
    for (const key of await this.keys()) {
      const found = await this.read(key)
      if (!found.ok || found.value.session !== this.session.id || found.value.caller !== caller) continue
      const gone = `${caller} before ${randomBytes(6).toString('hex')}`
      const aside = this.pathOf(this.keyOf(found.value.document.id, gone))
      const written = await writeAtomically(aside, JSON.stringify({ ...found.value, caller: gone }))
      if (written.ok) await this.discard(key)
    }
  }

  /** Copies that no living window or tab looks after, latest first. */
  async recoverable(): Promise<RecoverableProject[]> {
    const keys = await this.keys()
    const found = await Promise.all(
      keys.map(async (key) => {
        const loaded = await this.read(key)
        return loaded.ok && !(await this.isOwned(loaded.value)) ? [toRecoverable(key, loaded.value)] : []
      }),
    )
    return found.flat().sort((a, b) => b.at - a.at)
  }

  async read(key: string): Promise<Result<AutosaveRecord>> {
    if (!KEY.test(key)) return fail(missing)
    const path = this.pathOf(key)
    const file = await readTextFile(path)
    if (!file.ok) return file.error.code === 'fileMissing' ? fail(missing) : file
    try {
      return ok(record.parse(JSON.parse(file.value.text)))
    } catch (error) {
      return fail(problem('autosaveBroken', 'The autosaved copy cannot be read.', { path }, error))
    }
  }

  async discard(key: string): Promise<void> {
    if (KEY.test(key)) await rm(this.pathOf(key), { force: true })
  }

  /** Removes a copy made before `at`, ms since 1970: a later one holds more than was saved. */
  async discardOlder(key: string, at: number): Promise<void> {
    const found = await this.read(key)
    if (found.ok && found.value.savedAt <= at) await this.discard(key)
  }

  /** Where a window or tab of this session keeps a document. Ids come from project files: they may not be trusted as file names. */
  keyOf(document: string, caller: string): string {
    const owner = JSON.stringify([this.session.id, caller, document])
    return createHash('sha256').update(owner).digest('hex').slice(0, 40)
  }

  private async keys(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => [])
    return names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []))
  }

  private pathOf(key: string): string {
    return join(this.folder, `${key}.json`)
  }

  private async isOwned(found: AutosaveRecord): Promise<boolean> {
    if (found.session === this.session.id) return this.isConnected(found.caller)
    return this.session.isAlive(found.session)
  }
}

const missing = problem(
  'autosaveMissing',
  'This copy is not there any more: another window opened it, or it was thrown away.',
)

const toRecoverable = (id: string, { document, savedAt, path }: AutosaveRecord): RecoverableProject => ({
  id,
  title: document.title,
  at: savedAt,
  ...(path !== undefined && { path }),
})
