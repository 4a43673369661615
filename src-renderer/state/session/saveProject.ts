import type { Problem, Result } from '@shared/result'
import type { Studio } from '../studio'
import { openPath } from './showProject'

/** `saved`: the disk holds what was on the screen; `reloaded`: the person took the version on disk instead. */
export type SaveOutcome = 'saved' | 'reloaded' | 'canceled' | 'failed'

interface Target {
  readonly path?: string
  readonly stamp?: string
  readonly force?: boolean
  readonly saveAs?: boolean
}

/** Writes the project to its file, or asks for one when it has none. */
export async function saveProject(studio: Studio): Promise<SaveOutcome> {
  const { path, stamp, readOnly } = studio.documents.getState()
  if (path === undefined || readOnly) return saveProjectAs(studio)
  return write(studio, { path, stamp })
}

/** Asks for a file and writes the project there. */
export async function saveProjectAs(studio: Studio): Promise<SaveOutcome> {
  if (studio.app.host === 'desktop') return write(studio, { saveAs: true })
  const { document } = studio.documents.getState()
  const target = await studio.questions.getState().ask('saveFile', { name: toFileName(document.title) })
  if (!target) return 'canceled'
  return write(studio, { path: target.path, saveAs: true, force: target.replace })
}

async function write(studio: Studio, target: Target): Promise<SaveOutcome> {
  const { document, history, opening } = studio.documents.getState()
  const result = await studio.client.call('project.save', { document, ...target })
  if (!result.ok) return refused(studio, target, result)
  if (!result.value) return 'canceled'
  // Another project may have been opened meanwhile: its file is not the one that was written.
  if (studio.documents.getState().opening === opening) studio.documents.getState().markSaved(result.value, history)
  void studio.library.getState().refresh()
  return 'saved'
}

async function refused(
  studio: Studio,
  target: Target,
  { error }: Extract<Result<unknown>, { ok: false }>,
): Promise<SaveOutcome> {
  if (error.code === 'newerFile') return saveProjectAs(studio)
  if (error.code !== 'conflict' || target.path === undefined) {
    studio.tell({
      id: 'save',
      tone: 'error',
      title: { key: 'shell.save.failed' },
      body: error,
      actions: elsewhere(studio, error),
    })
    return 'failed'
  }
  const { path } = target
  const answer = await studio.questions.getState().ask('conflict', { path, name: toBaseName(path) })
  if (answer === 'overwrite') return write(studio, { path, force: true })
  if (answer === 'saveAs') return saveProjectAs(studio)
  if (answer === 'cancel') return 'canceled'
  return (await openPath(studio, path)) ? 'reloaded' : 'failed'
}

const elsewhere = (studio: Studio, error: Problem) =>
  error.code === 'connectionLost'
    ? []
    : [{ label: { key: 'shell.save.elsewhere' }, run: () => void saveProjectAs(studio) }]

/** Name without folders, of either kind of path. */
export const toBaseName = (path: string): string => path.split(/[\\/]/).pop() ?? path

/** A title as a file name: what file systems refuse is replaced. */
export const toFileName = (title: string): string => {
  const safe = title
    .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 100)
    .trim()
  return `${safe === '' ? 'network' : safe}.neuroloom.json`
}
