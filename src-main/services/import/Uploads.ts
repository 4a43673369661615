import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fail, ok, type Result } from '@shared/result'
import { MOST_BYTES } from '../../import/files/ImportFile'
import { importFailure } from '../../import/importProblem'
import { toWriteProblem } from '../files/toWriteProblem'

/** Most files of one network: its description and its shards. */
const MOST_FILES = 1001
/** Most networks that one window sends at a time. */
const MOST_AT_ONCE = 2

interface Upload {
  readonly folder: string
  readonly names: Set<string>
  bytes: number
}

/** A name that leads nowhere but into its folder, whatever the system. */
const isBare = (name: string): boolean =>
  basename(name) === name && name !== '' && name !== '.' && name !== '..' && !/[\\/:\0]/.test(name)

/** Files whose path nobody knows, as in a browser: they are sent piece by piece and lie in a folder of their own until they are read. */
export class Uploads {
  /** By caller, then by the name that it gave. */
  private readonly callers = new Map<string, Map<string, Upload>>()

  /** Puts a piece behind what is there of a file. */
  async receive(caller: string, id: string, name: string, piece: Uint8Array): Promise<Result<null>> {
    if (!isBare(name)) return importFailure('importOutside', { name })
    const upload = await this.begin(caller, id)
    if (!upload.ok) return upload
    const { folder, names } = upload.value
    names.add(name)
    upload.value.bytes += piece.byteLength
    if (names.size > MOST_FILES || upload.value.bytes > MOST_BYTES) {
      const megabytes = Math.ceil(upload.value.bytes / 2 ** 20)
      await this.forget(caller, id)
      return importFailure('importTooLarge', { name, megabytes, limit: MOST_BYTES / 2 ** 20 })
    }
    try {
      await appendFile(join(folder, name), piece)
      return ok(null)
    } catch (error) {
      await this.forget(caller, id)
      return fail(await toWriteProblem(error, name))
    }
  }

  /** Where a file lies that was sent. */
  path(caller: string, id: string, name: string): Result<string> {
    const upload = this.callers.get(caller)?.get(id)
    return upload?.names.has(name) ? ok(join(upload.folder, name)) : importFailure('importMissing', { name })
  }

  async forget(caller: string, id: string): Promise<void> {
    const uploads = this.callers.get(caller)
    const upload = uploads?.get(id)
    uploads?.delete(id)
    if (uploads?.size === 0) this.callers.delete(caller)
    if (upload) await rm(upload.folder, { recursive: true, force: true }).catch(() => undefined)
  }

  /** The window or tab is gone, and with it what it was sending. */
  async forgetAll(caller: string): Promise<void> {
    const ids = [...(this.callers.get(caller)?.keys() ?? [])]
    await Promise.all(ids.map((id) => this.forget(caller, id)))
  }

  async close(): Promise<void> {
    await Promise.all([...this.callers.keys()].map((caller) => this.forgetAll(caller)))
  }

  private async begin(caller: string, id: string): Promise<Result<Upload>> {
    const uploads = this.callers.get(caller) ?? new Map<string, Upload>()
    const known = uploads.get(id)
    if (known) return ok(known)
    if (uploads.size >= MOST_AT_ONCE) return importFailure('importBusy')
    try {
      const upload: Upload = { folder: await mkdtemp(join(tmpdir(), 'neuroloom-import-')), names: new Set(), bytes: 0 }
      uploads.set(id, upload)
      this.callers.set(caller, uploads)
      return ok(upload)
    } catch (error) {
      return fail(await toWriteProblem(error, tmpdir()))
    }
  }
}
