import { isUnsaved } from '../documentStore'
import type { Studio } from '../studio'

/** After the last edit, and at most after the first, ms. */
const QUIET = 1000
const LONGEST = 5000

/** Keeps a copy of unsaved work on disk. Returns the function that stops it. */
export function startAutosave(studio: Studio): () => void {
  let quiet: ReturnType<typeof setTimeout> | undefined
  let longest: ReturnType<typeof setTimeout> | undefined
  const cancel = (): void => {
    clearTimeout(quiet)
    clearTimeout(longest)
    quiet = longest = undefined
  }
  const keep = (): void => {
    cancel()
    void autosaveNow(studio)
  }
  const stop = studio.documents.subscribe((state, before) => {
    if (state.opening !== before.opening) return cancel()
    if (state.document === before.document && isUnsaved(state) === isUnsaved(before)) return
    if (!isUnsaved(state)) {
      cancel()
      // Undone all the way back: nothing is left to recover. After a save the main side has removed the copy itself.
      if (state.document !== before.document)
        void studio.client.call('project.discardAutosave', { id: state.document.id })
      return
    }
    clearTimeout(quiet)
    quiet = setTimeout(keep, QUIET)
    longest ??= setTimeout(keep, LONGEST)
  })
  return () => {
    stop()
    cancel()
  }
}

/** Writes the copy at once. `false`: it could not be written, and the person was told. */
export async function autosaveNow(studio: Studio): Promise<boolean> {
  const state = studio.documents.getState()
  if (!isUnsaved(state)) return true
  const { document, path, stamp } = state
  const kept = await studio.client.call('project.autosave', { document, path, stamp })
  if (!kept.ok && kept.error.code !== 'connectionLost') {
    studio.tell({ id: 'autosave', tone: 'warning', title: { key: 'shell.save.autosaveFailed' }, body: kept.error })
  }
  return kept.ok
}
