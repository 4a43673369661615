import { ok } from '@shared/result'
import { createDocument } from '@shared/graph/createDocument'
import { createId } from '@shared/graph/createId'
import { graphProblem } from '@shared/graph/problems/graphProblem'
import { localized } from '../../i18n/format'
import type { Studio } from '../studio'
import { settleUnsaved } from './settleUnsaved'
import { openPath, showProject } from './showProject'

/** Largest file that is read in the page, bytes; the main side has its own, lower limit for projects. */
const MAX_DROPPED = 64 * 2 ** 20

/** Opens a file; without a path, asks which. Unsaved changes are settled first. */
export async function openProject(studio: Studio, path?: string): Promise<boolean> {
  if (!(await settleUnsaved(studio))) return false
  if (path !== undefined) return openPath(studio, path)
  if (studio.app.host === 'desktop') return showProject(studio, studio.client.call('project.open', {}))
  const chosen = await studio.questions.getState().ask('openFile', {})
  return chosen === null ? false : openPath(studio, chosen)
}

/** Opens a fresh copy of a lecture network, named in the language of the page. */
export async function openTemplate(studio: Studio, id: string): Promise<boolean> {
  if (!(await settleUnsaved(studio))) return false
  const opened = await studio.client.call('template.open', { id })
  const summary = studio.library.getState().templates?.find((template) => template.id === id)
  if (!opened.ok || !summary) return showProject(studio, Promise.resolve(opened))
  const title = localized(summary.title, studio.interface.getState().language)
  return showProject(studio, Promise.resolve(ok({ ...opened.value, document: { ...opened.value.document, title } })))
}

/** Opens a blank canvas. `title` is in the person's language. */
export async function newProject(studio: Studio, title: string): Promise<boolean> {
  if (!(await settleUnsaved(studio))) return false
  return showProject(
    studio,
    Promise.resolve(ok({ document: createDocument(createId(), title), readOnly: false, notices: [] })),
  )
}

/** Opens what a crash left behind; it counts as unsaved. */
export async function recoverProject(studio: Studio, id: string): Promise<boolean> {
  if (!(await settleUnsaved(studio))) return false
  return showProject(studio, studio.client.call('project.recover', { id }), true)
}

/** Opens a file that was dropped on the window. */
export async function openDropped(studio: Studio, file: File): Promise<boolean> {
  if (file.size > MAX_DROPPED) {
    const values = { megabytes: Math.round(file.size / 1e6), limit: Math.round(MAX_DROPPED / 1e6) }
    studio.tell({
      id: 'open',
      tone: 'error',
      title: { key: 'shell.open.failed' },
      body: graphProblem('documentTooLarge', values),
    })
    return false
  }
  if (!(await settleUnsaved(studio))) return false
  return showProject(studio, studio.client.call('project.parse', { text: await file.text(), name: file.name }))
}
