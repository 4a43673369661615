import { randomBytes } from 'node:crypto'
import { rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../files/makeFolder'
import { processRuns } from '../processRuns'

const BEAT_MS = 5_000
/** A marker this old belongs to a program that is gone, even if another program got its process number since. */
const STALE_MS = 60_000

/**
 * One running studio. Its marker file tells a crash from a good end: it is removed at a good end, and after a crash names a process
 * that is gone. Several studios may share a folder of user data.
 */
export class Session {
  readonly id = `${process.pid}-${randomBytes(6).toString('hex')}`
  private beat: ReturnType<typeof setInterval> | undefined

  constructor(private readonly folder: string) {}

  async start(): Promise<void> {
    await makeFolder(this.folder)
    await writeFile(this.marker(this.id), '')
    this.beat = setInterval(() => {
      const now = new Date()
      void utimes(this.marker(this.id), now, now).catch(() =>
        writeFile(this.marker(this.id), '').catch(() => undefined),
      )
    }, BEAT_MS)
    this.beat.unref()
  }

  async end(): Promise<void> {
    clearInterval(this.beat)
    await rm(this.marker(this.id), { force: true })
  }

  /** Whether the studio of this session still runs. A marker left behind by a crash is removed. */
  async isAlive(id: string): Promise<boolean> {
    if (id === this.id) return true
    if (!/^\d+-[0-9a-f]{12}$/.test(id)) return false
    const marker = await stat(this.marker(id)).catch(() => undefined)
    if (!marker) return false
    const alive = processRuns(Number(id.split('-')[0])) && Date.now() - marker.mtimeMs < STALE_MS
    if (!alive) await rm(this.marker(id), { force: true }).catch(() => undefined)
    return alive
  }

  private marker(id: string): string {
    return join(this.folder, id)
  }
}
