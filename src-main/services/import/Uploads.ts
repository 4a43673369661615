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
  /** Made with the first piece; others that come meanwhile wait for the same one. */
  readonly folder: Promise<string>
  readonly names: Set<string>
  bytes: number
  /** Ends with the last piece that came so far: pieces lie in the order in which they came. */
  written: Promise<unknown>
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
    const upload = this.begin(caller, id)
    if (!upload) return importFailure('importBusy')
    upload.names.add(name)
    upload.bytes += piece.byteLength
    if (upload.names.size > MOST_FILES || upload.bytes > MOST_BYTES) {
      const megabytes = Math.ceil(upload.bytes / 2 ** 20)
      await this.forget(caller, id)
      return importFailure('importTooLarge', { name, megabytes, limit: MOST_BYTES / 2 ** 20 })
    }
    const written = upload.written.then(async () => appendFile(join(await upload.folder, name), piece))
    upload.written = written.catch(() => undefined)
    try {
      await written
      return ok(null)
    } catch (error) {
      await this.forget(caller, id)
      return fail(await toWriteProblem(error, name))
    }
  }

  /** Where a file lies that was sent. */
  async path(caller: string, id: string, name: string): Promise<Result<string>> {
    const upload = this.callers.get(caller)?.get(id)
    await upload?.written
    return upload?.names.has(name) ? ok(join(await upload.folder, name)) : importFailure('importMissing', { name })
  }

  async forget(caller: string, id: string): Promise<void> {
    const uploads = this.callers.get(caller)
    const upload = uploads?.get(id)
    uploads?.delete(id)
    if (uploads?.size === 0) this.callers.delete(caller)
    // A piece that is being written would keep its folder from going.
    await upload?.written
    await upload?.folder.then((folder) => rm(folder, { recursive: true, force: true })).catch(() => undefined)
  }

  /** The window or tab is gone, and with it what it was sending. */
  async forgetAll(caller: string): Promise<void> {
    const ids = [...(this.callers.get(caller)?.keys() ?? [])]
    await Promise.all(ids.map((id) => this.forget(caller, id)))
  }

  async close(): Promise<void> {
    await Promise.all([...this.callers.keys()].map((caller) => this.forgetAll(caller)))
  }

  /** `undefined`: the caller sends too many already. Nothing is waited for, so that no other piece comes between. */
  private begin(caller: string, id: string): Upload | undefined {
    const uploads = this.callers.get(caller) ?? new Map<string, Upload>()
    const known = uploads.get(id)
    if (known || uploads.size >= MOST_AT_ONCE) return known
    const folder = mkdtemp(join(tmpdir(), 'neuroloom-import-'))
    const upload: Upload = { folder, names: new Set(), bytes: 0, written: folder.catch(() => undefined) }
    uploads.set(id, upload)
    this.callers.set(caller, uploads)
    return upload
  }
}
