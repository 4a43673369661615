import { access } from 'node:fs/promises'
import { z } from 'zod'
import type { RecentProject } from '@shared/ipc/types'
import { JsonFile } from '../files/JsonFile'

const recent = z.array(z.object({ path: z.string(), title: z.string(), at: z.number() }))
const LONGEST = 20

/** Projects opened or saved lately, latest first. */
export class RecentProjects {
  private readonly file: JsonFile<z.infer<typeof recent>>

  constructor(path: string) {
    this.file = new JsonFile(path, recent, [])
  }

  async list(): Promise<RecentProject[]> {
    const entries = await this.file.read()
    return Promise.all(
      entries.map(async (entry) => ({
        ...entry,
        missing: await access(entry.path).then(
          () => false,
          () => true,
        ),
      })),
    )
  }

  /** Not being able to remember a file is no reason to fail what was asked for, so the outcome is not returned. */
  async add(path: string, title: string): Promise<void> {
    const entry = { path, title, at: Date.now() }
    await this.file.change((entries) => [entry, ...entries.filter((other) => other.path !== path)].slice(0, LONGEST))
  }

  async forget(path: string): Promise<void> {
    await this.file.change((entries) => entries.filter((entry) => entry.path !== path))
  }
}
