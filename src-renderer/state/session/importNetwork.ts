import { ok } from '@shared/result'
import { layoutGraph } from '../../canvas/layoutGraph'
import type { Studio } from '../studio'
import { settleUnsaved } from './settleUnsaved'
import { showProject } from './showProject'

/** Takes in a network of another program as a new, unsaved one, arranged, with its weights as a run. */
export async function importNetwork(studio: Studio): Promise<boolean> {
  if (!(await settleUnsaved(studio))) return false
  const path =
    studio.app.host === 'desktop' ? undefined : await studio.questions.getState().ask('openFile', { files: 'networks' })
  if (path === null) return false
  const imported = await studio.client.call('import.open', path === undefined ? {} : { path })
  if (!imported.ok) return showProject(studio, Promise.resolve(imported))
  if (!imported.value) return false
  const { document, notices, readOnly, arranged, runId } = imported.value
  // What cannot be arranged stays as the reader laid it.
  const places = arranged ? new Map() : await layoutGraph(document, new Map()).catch(() => new Map())
  const nodes = document.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position }))
  const shown = await showProject(
    studio,
    Promise.resolve(ok({ document: { ...document, nodes }, notices, readOnly })),
    true,
  )
  if (shown && runId !== undefined) studio.runs.getState().set({ currentId: runId })
  return shown
}
