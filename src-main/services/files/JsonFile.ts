import { rename } from 'node:fs/promises'
import type { z } from 'zod'
import { ok, type Result } from '@shared/result'
import { readTextFile } from './readTextFile'
import { writeAtomically } from './writeAtomically'

/**
 * A small file of our own (settings, recent files). What cannot be read counts as absent; a broken file is put aside as
 * `<name>.broken`, so that the next write loses nothing. Changes are made one after another.
 */
export class JsonFile<T> {
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly path: string,
    private readonly schema: z.ZodType<T>,
    private readonly absent: T,
  ) {}

  read(): Promise<T> {
    return this.inTurn(() => this.load())
  }

  change(next: (value: T) => T): Promise<Result<T>> {
    return this.inTurn(async () => {
      const value = next(await this.load())
      const written = await writeAtomically(this.path, `${JSON.stringify(value, null, 2)}\n`, { makeFolder: true })
      return written.ok ? ok(value) : written
    })
  }

  private inTurn<R>(work: () => Promise<R>): Promise<R> {
    const result = this.last.then(work)
    this.last = result.catch(() => undefined)
    return result
  }

  private async load(): Promise<T> {
    const file = await readTextFile(this.path)
    if (!file.ok && file.error.code !== 'notUtf8') return this.absent
    try {
      const parsed = this.schema.safeParse(JSON.parse(file.ok ? file.value.text : ''))
      if (parsed.success) return parsed.data
    } catch {
      // Not JSON: put aside below, like JSON of another form.
    }
    await rename(this.path, `${this.path}.broken`).catch(() => undefined)
    return this.absent
  }
}
