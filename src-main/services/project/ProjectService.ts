import { basename, dirname } from 'node:path'
import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import { writeDocument } from '@shared/graph/writeDocument'
import type { Caller } from '@shared/ipc/defineContract'
import type {
  FilesWanted,
  FolderListing,
  OpenedProject,
  RecentProject,
  RecoverableProject,
  SavedProject,
} from '@shared/ipc/types'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import type { Dialogs } from '../dialogs'
import { MAX_PROJECT_BYTES, readTextFile, stampOf } from '../files/readTextFile'
import type { PathPolicy } from '../files/pathPolicy'
import { toWriteProblem } from '../files/toWriteProblem'
import { withFileLock } from '../files/withFileLock'
import { writeAtomically } from '../files/writeAtomically'
import type { Autosaves } from './Autosaves'
import { createTurns } from './createTurns'
import { listFolder } from './listFolder'
import type { OpenProjects } from './OpenProjects'
import type { RecentProjects } from './RecentProjects'
import { suggestFileName } from './suggestFileName'

export interface SaveRequest {
  readonly document: GraphDocument
  readonly path?: string
  readonly stamp?: string
  readonly force?: boolean
  readonly saveAs?: boolean
}

export interface ProjectServiceParts {
  readonly allow: PathPolicy
  /** Folder shown first, and the root of what a browser may see. */
  readonly projectsFolder: string
  readonly autosaves: Autosaves
  readonly recent: RecentProjects
  readonly open: OpenProjects
  /** Absent in a browser: there the page asks for the path. */
  readonly dialogs?: Dialogs
}

const pathNeeded = problem('pathNeeded', 'Choose a file first.')
/** A path that ends in no name of a file: with an extension it would be another, hidden file. */
const isNameless = (path: string): boolean => /(^|[/\\])\.{0,2}$/.test(path)
const withExtension = (path: string): string => (path.endsWith('.json') ? path : `${path}.neuroloom.json`)

/** Projects as files: opened, saved without ever losing somebody else's work, autosaved and recovered. */
export class ProjectService {
  private readonly inTurn = createTurns()

  constructor(private readonly parts: ProjectServiceParts) {}

  /** `null`: the person cancelled the dialog. */
  async open(path: string | undefined, caller: Caller): Promise<Result<OpenedProject | null>> {
    const { dialogs, open, recent } = this.parts
    if (path === undefined && !dialogs) return fail(pathNeeded)
    const chosen = path ?? (await dialogs?.openProject(caller))
    if (chosen === undefined) return ok(null)
    const allowed = await this.parts.allow(chosen)
    if (!allowed.ok) return allowed
    const file = await readTextFile(allowed.value)
    if (!file.ok) return file
    const read = this.parse(file.value.text, basename(allowed.value))
    if (!read.ok) return read
    const elsewhere = open.isOpenElsewhere(allowed.value, caller.id)
    open.hold(caller.id, allowed.value, file.value.stamp)
    await recent.add(allowed.value, read.value.document.title)
    const notices = elsewhere
      ? [
          ...read.value.notices,
          problem('openElsewhere', 'This project is open in another window too.', { path: allowed.value }),
        ]
      : read.value.notices
    return ok({ ...read.value, path: allowed.value, stamp: file.value.stamp, notices })
  }

  /** Project text from a drop or an upload; `name` is used in complaints. */
  parse(text: string, name: string): Result<OpenedProject> {
    if (text.length > MAX_PROJECT_BYTES) {
      const values = { path: name, megabytes: Math.ceil(text.length / 2 ** 20), limit: MAX_PROJECT_BYTES / 2 ** 20 }
      return fail(
        problem(
          'fileTooLarge',
          `The file has ${values.megabytes} MB; a project has at most ${values.limit} MB.`,
          values,
        ),
      )
    }
    const read = readDocument(text)
    return read.ok ? read : fail({ ...read.error, values: { name, ...read.error.values } })
  }

  /** `null`: the person cancelled the dialog. */
  async save(request: SaveRequest, caller: Caller): Promise<Result<SavedProject | null>> {
    const asked = this.parts.autosaves.now()
    const asks = request.saveAs === true || request.path === undefined
    const chosen =
      asks && this.parts.dialogs ? await this.parts.dialogs.saveProject(caller, suggestFileName(request)) : request.path
    if (chosen === undefined) return this.parts.dialogs ? ok(null) : fail(pathNeeded)
    if (isNameless(chosen)) return fail(problem('badPath', 'This is not a usable path.', { path: chosen }))
    const confirmed = asks && this.parts.dialogs !== undefined && withExtension(chosen) === chosen
    // Even looking at a path takes time that varies: what a window saved last must be what stays.
    return this.inTurn(`saves of ${caller.id}`, () =>
      this.saveAt(withExtension(chosen), { ...request, stamp: asks ? undefined : request.stamp }, caller, {
        asked,
        force: request.force === true || confirmed,
      }),
    )
  }

  private async saveAt(
    chosen: string,
    request: SaveRequest,
    caller: Caller,
    { asked, force }: { readonly asked: number; readonly force: boolean },
  ): Promise<Result<SavedProject>> {
    const allowed = await this.parts.allow(chosen)
    if (!allowed.ok) return allowed
    const path = allowed.value
    const saved = await this.inTurn(path, () => this.write(path, request, request.stamp, force))
    if (!saved.ok) return saved
    this.parts.open.hold(caller.id, path, saved.value.stamp)
    await this.parts.recent.add(path, request.document.title)
    await this.parts.autosaves.discardOlder(this.parts.autosaves.keyOf(request.document.id, caller.id), asked)
    return saved
  }

  recents(): Promise<RecentProject[]> {
    return this.parts.recent.list()
  }

  forget(path: string): Promise<void> {
    return this.parts.recent.forget(path)
  }

  async folder(folder: string | undefined, files?: FilesWanted): Promise<Result<FolderListing>> {
    const allowed = await this.parts.allow(folder ?? this.parts.projectsFolder)
    const root = await this.parts.allow(this.parts.projectsFolder)
    return allowed.ok ? listFolder(allowed.value, root.ok ? root.value : undefined, files) : allowed
  }

  async autosave(
    { document, path, stamp }: { document: GraphDocument; path?: string | undefined; stamp?: string | undefined },
    caller: Caller,
  ): Promise<Result<{ at: number }>> {
    // A window that went on to a new, unsaved project no longer works on its last file.
    if (path === undefined) this.parts.open.release(caller.id)
    // A file that may not be reached, or whose folder has gone, is forgotten; the work is kept.
    const allowed = path === undefined ? undefined : await this.parts.allow(path)
    const file = allowed?.ok ? { path: allowed.value, ...(stamp !== undefined && { stamp }) } : {}
    const from = { caller: caller.id, ...file }
    const key = this.parts.autosaves.keyOf(document.id, caller.id)
    return this.inTurn(`autosave ${key}`, () => this.parts.autosaves.write(document, from))
  }

  recoverable(): Promise<RecoverableProject[]> {
    return this.parts.autosaves.recoverable()
  }

  /** Opens a copy that `recoverable` names; from then on this window or tab looks after it. */
  recover(key: string, caller: Caller): Promise<Result<OpenedProject>> {
    return this.inTurn(`autosave ${key}`, () => this.takeOver(key, caller))
  }

  /** A copy that `recoverable` names is thrown away. */
  async discardRecoverable(key: string): Promise<void> {
    await this.inTurn(`autosave ${key}`, () => this.parts.autosaves.discard(key))
  }

  /** The caller's copy of a document is no longer needed. */
  discardAutosave(id: string, caller: Caller): Promise<void> {
    return this.discardRecoverable(this.parts.autosaves.keyOf(id, caller.id))
  }

  /** A window or tab closed. */
  callerGone(caller: string): void {
    this.parts.open.release(caller)
  }

  /** The page of a window is loaded anew, after a crash of its process or on demand: what it had open is not open any more. */
  async callerReloads(caller: string): Promise<void> {
    this.parts.open.release(caller)
    await this.parts.autosaves.abandon(caller)
  }

  /** Stops looking at files. */
  close(): void {
    this.parts.open.releaseAll()
  }

  private async takeOver(key: string, caller: Caller): Promise<Result<OpenedProject>> {
    const { autosaves, open, allow } = this.parts
    const found = await autosaves.read(key)
    if (!found.ok) return found
    const { document, path, stamp } = found.value
    const read = readDocument(JSON.stringify(document))
    if (!read.ok) return read
    const notices: Problem[] = [...read.value.notices]
    const owned = await autosaves.write(read.value.document, { caller: caller.id, path, stamp })
    if (!owned.ok) notices.push(owned.error)
    else if (key !== autosaves.keyOf(read.value.document.id, caller.id)) await autosaves.discard(key)
    if (path === undefined) return ok({ ...read.value, notices })
    const allowed = await allow(path)
    if (!allowed.ok) return ok({ ...read.value, notices: [...notices, allowed.error] })
    const file = await readTextFile(allowed.value)
    if (!file.ok) return ok({ ...read.value, notices: [...notices, file.error] })
    open.hold(caller.id, allowed.value, file.value.stamp)
    if (file.value.stamp !== stamp)
      notices.push(
        problem('changedSinceAutosave', 'The file was changed after this copy was made; saving will ask first.', {
          path,
        }),
      )
    return ok({ ...read.value, path: allowed.value, ...(stamp !== undefined && { stamp }), notices })
  }

  private async write(
    path: string,
    request: SaveRequest,
    stamp: string | undefined,
    confirmed: boolean,
  ): Promise<Result<SavedProject>> {
    const text = writeDocument(request.document)
    // What could not be opened again must not take the place of what can.
    const readable = readDocument(text)
    if (!readable.ok) return readable
    const written = await this.replace(path, text, () => refusal(path, stamp, confirmed))
    if (written.ok) return ok({ path, stamp: stampOf(text) })
    const lacksFolder = written.error.code === 'fileMissing'
    return fail(
      lacksFolder
        ? problem('folderMissing', 'There is no such folder. Choose another one.', {
            path,
            folder: dirname(path),
          })
        : written.error,
    )
  }

  /** Looks at the file and writes it in one go: no other studio can write it in between. */
  private async replace(path: string, text: string, refuse: () => Promise<Problem | undefined>): Promise<Result<null>> {
    try {
      return await withFileLock(path, async () => {
        const refused = await refuse()
        return refused ? fail(refused) : writeAtomically(path, text)
      })
    } catch (error) {
      return fail(await toWriteProblem(error, path))
    }
  }
}

/** Why the file at `path` may not be overwritten; a file that is gone may be written again. */
async function refusal(path: string, stamp: string | undefined, confirmed: boolean): Promise<Problem | undefined> {
  const file = await readTextFile(path)
  if (!file.ok)
    return file.error.code === 'fileMissing' || (confirmed && ['fileTooLarge', 'notUtf8'].includes(file.error.code))
      ? undefined
      : file.error
  const present = readDocument(file.value.text)
  if (present.ok && present.value.readOnly)
    return problem('newerFile', 'This file was written by a newer version of the studio. Save under another name.', {
      path,
    })
  if (confirmed || file.value.stamp === stamp) return undefined
  return stamp === undefined
    ? problem('fileExists', 'There is a file of this name already.', { path, name: basename(path) })
    : problem('conflict', 'Somebody else changed this file since it was opened.', {
        path,
        name: basename(path),
        stamp: file.value.stamp,
      })
}
