import type { ImportedNetwork } from '@shared/ipc/types'
import { ok, type Result } from '@shared/result'
import { layoutGraph } from '../../canvas/layoutGraph'
import { showData } from '../../import/nextSteps'
import { toImportReport } from '../../import/toImportReport'
import type { Studio } from '../studio'
import { settleUnsaved } from './settleUnsaved'
import { showProject } from './showProject'

/** Takes in a network of another program as a new, unsaved one, arranged, with its weights as a run. */
export async function importNetwork(studio: Studio): Promise<boolean> {
  if (!(await settleUnsaved(studio))) return false
  const path =
    studio.app.host === 'desktop' ? undefined : await studio.questions.getState().ask('openFile', { files: 'networks' })
  if (path === null) return false
  return showImported(studio, studio.client.call('import.open', path === undefined ? {} : { path }))
}

/** Shows what was imported on the canvas, then what of it came and what did not. */
export async function showImported(studio: Studio, reading: Promise<Result<ImportedNetwork | null>>): Promise<boolean> {
  const before = studio.documents.getState()
  const imported = await reading
  if (!imported.ok) return showProject(studio, Promise.resolve(imported))
  if (!imported.value) return false
  const { document, readOnly, arranged, runId } = imported.value
  const now = studio.documents.getState()
  // What was opened or changed while the file was read is not given up unasked.
  const isOther = now.opening !== before.opening || now.document !== before.document
  if (isOther && !(await settleUnsaved(studio))) {
    if (runId !== undefined) await studio.client.call('run.remove', { runId })
    return false
  }
  // What cannot be arranged stays as the reader laid it.
  const places = arranged ? new Map() : await layoutGraph(document, new Map()).catch(() => new Map())
  const nodes = document.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position }))
  const opened = ok({ document: { ...document, nodes }, notices: [], readOnly })
  if (!(await showProject(studio, Promise.resolve(opened), true))) return false
  if (runId !== undefined) studio.runs.getState().set({ currentId: runId })
  report(studio, imported.value)
  return true
}

/** A word where everything came; otherwise the whole report. */
function report(studio: Studio, imported: ImportedNetwork): void {
  const { documents, interface: screen, tell } = studio
  const told = toImportReport(imported, documents.getState().checked)
  if (!told.whole) return screen.getState().set({ imported: told, dialog: 'imported' })
  screen.getState().set({ imported: told })
  tell({
    id: 'import',
    tone: 'ok',
    title: { key: 'imported.whole', values: { title: imported.document.title } },
    ...(told.chosen[0] && { body: told.chosen[0] }),
    actions: [
      ...(told.needsData ? [{ label: { key: 'imported.data' }, run: () => showData(studio) }] : []),
      { label: { key: 'imported.details' }, run: () => screen.getState().set({ dialog: 'imported' }) },
    ],
  })
}
