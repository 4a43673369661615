import { z } from 'zod'
import type { Settings } from '@shared/ipc/types'
import { LANGUAGES } from '@shared/language'
import type { Result } from '@shared/result'
import { JsonFile } from './files/JsonFile'

const settings = z.object({
  language: z.enum(LANGUAGES).optional(),
  theme: z.enum(['light', 'dark', 'system']).catch('system'),
  favorites: z.array(z.string()).catch([]),
})

/** A person's choices, kept from one start to the next. */
export class SettingsService {
  private readonly file: JsonFile<Settings>

  constructor(path: string) {
    this.file = new JsonFile<Settings>(path, settings, { theme: 'system', favorites: [] })
  }

  get(): Promise<Settings> {
    return this.file.read()
  }

  set(patch: Partial<Settings>): Promise<Result<Settings>> {
    return this.file.change((current) => ({ ...current, ...patch }))
  }
}
