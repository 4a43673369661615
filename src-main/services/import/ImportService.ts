import { randomBytes } from 'node:crypto'
import { checkGraph } from '@shared/compile/checkGraph'
import { graphHash } from '@shared/compile/graphHash'
import { epochsOf } from '@shared/compile/phasesOf'
import type { GraphDocument } from '@shared/graph/document'
import { readDocument } from '@shared/graph/readDocument'
import type { Caller } from '@shared/ipc/defineContract'
import type { ImportedNetwork, RunSummary } from '@shared/ipc/types'
import { fail, ok, problem, type Result } from '@shared/result'
import type { ImportedWeights } from '../../import/defineImporter'
import { encodeCheckpoint } from '../../trainer/checkpoint/checkpointFormat'
import { networkHash } from '../../trainer/checkpoint/networkHash'
import type { Dialogs } from '../dialogs'
import type { PathPolicy } from '../files/pathPolicy'
import { writeAtomically } from '../files/writeAtomically'
import type { Session } from '../project/Session'
import type { RunStore } from '../runs/RunStore'
import { setupOf } from '../runs/setupOf'
import { readInThread } from './readInThread'
import { Uploads } from './Uploads'

export interface ImportServiceParts {
  /** The built reader. */
  readonly script: string
  readonly store: RunStore
  readonly session: Session
  readonly allow: PathPolicy
  /** Absent in a browser: there the page asks for the path. */
  readonly dialogs?: Dialogs
}

/** A file that was sent, by the names that its sender gave. */
interface UploadedFile {
  readonly id: string
  readonly name: string
}

/** Networks of other programs, with the weights that they bring as a run that is over. */
export class ImportService {
  /** Files that were sent and not read yet. */
  readonly uploads = new Uploads()

  constructor(private readonly parts: ImportServiceParts) {}

  /** Absent path: asks for one. `null`: the person cancelled the dialog. */
  async open(path: string | undefined, caller: Caller): Promise<Result<ImportedNetwork | null>> {
    const { dialogs, allow } = this.parts
    if (path === undefined && !dialogs) return fail(problem('pathNeeded', 'Choose a file first.'))
    const chosen = path ?? (await dialogs?.importFrom(caller))
    if (chosen === undefined) return ok(null)
    const allowed = await allow(chosen)
    return allowed.ok ? this.read(allowed.value) : allowed
  }

  /** Reads what was sent; it is gone afterwards. */
  async openUpload({ id, name }: UploadedFile, caller: Caller): Promise<Result<ImportedNetwork>> {
    const path = await this.uploads.path(caller.id, id, name)
    try {
      return path.ok ? await this.read(path.value) : path
    } finally {
      await this.uploads.forget(caller.id, id)
    }
  }

  private async read(path: string): Promise<Result<ImportedNetwork>> {
    const imported = await readInThread(this.parts.script, path)
    if (!imported.ok) return imported
    const { weights, missing, arranged = false } = imported.value
    // What a reader made of a foreign file is checked like a file.
    const read = readDocument(imported.value.document)
    if (!read.ok) return read
    const { document, readOnly } = read.value
    const notices = [...imported.value.notices, ...read.value.notices]
    const kept = weights ? await this.keep(document, weights) : undefined
    if (kept && !kept.ok) notices.push(kept.error)
    return ok({ document, readOnly, missing, notices, arranged, ...(kept?.ok && { runId: kept.value }) })
  }

  /** Weights as a finished run of the document: everything that looks at a trained network finds them there. */
  private async keep(document: GraphDocument, weights: ImportedWeights): Promise<Result<string>> {
    const { store, session } = this.parts
    const summary = summaryOf(document)
    const { runId } = summary
    const created = await store.create({ session: session.id, summary }, document)
    if (!created.ok) return created
    const file = encodeCheckpoint({
      ...networkHash(document),
      seed: document.training.seed,
      backend: 'import',
      clock: 0,
      resumable: false,
      progress: {},
      cells: weights,
    })
    const written = await writeAtomically(store.checkpointOf(runId), file)
    if (written.ok) return ok(runId)
    await store.remove(runId)
    return written
  }
}

function summaryOf(document: GraphDocument): RunSummary {
  const at = Date.now()
  return {
    runId: `${at.toString(36)}-${randomBytes(5).toString('hex')}`,
    documentId: document.id,
    title: 'imported',
    origin: 'import',
    status: 'finished',
    startedAt: at,
    endedAt: at,
    epochs: epochsOf(document.training),
    step: 0,
    values: {},
    seed: document.training.seed,
    parameterCount: checkGraph(document).totals.parameterCount,
    graphHash: graphHash(document),
    hasCheckpoint: true,
    // Nothing is known of how it was trained; others begin from its weights.
    resumable: false,
    setup: setupOf(document),
  }
}
