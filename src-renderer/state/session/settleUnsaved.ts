import { isUnsaved } from '../documentStore'
import type { Studio } from '../studio'
import { saveProject } from './saveProject'

/** Before the open project goes away: asks what to do with unsaved changes. `false`: stay. */
export async function settleUnsaved(studio: Studio): Promise<boolean> {
  const state = studio.documents.getState()
  if (!isUnsaved(state)) return true
  const answer = await studio.questions.getState().ask('unsaved', {
    title: state.document.title,
    hasFile: state.path !== undefined,
  })
  if (answer === 'cancel') return false
  // What is not saved stays in the safety copy until something else is really on the screen.
  if (answer === 'discard') return true
  // What was edited while the file was being written is not in it.
  return (await saveProject(studio)) === 'saved' && settleUnsaved(studio)
}
