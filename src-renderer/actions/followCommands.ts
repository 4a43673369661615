import type { Studio } from '../state/studio'
import { isUnsaved } from '../state/documentStore'
import { openProject } from '../state/session/openProject'
import { saveProject, saveProjectAs } from '../state/session/saveProject'
import { settleUnsaved } from '../state/session/settleUnsaved'
import { redoLast, undoLast } from '../state/session/undoLast'
import { newAction } from './file/new'

/** Does what the system's menu, a file opened from outside, or the closing of the window asks for. Returns the function that stops it. */
export function followCommands(studio: Studio): () => void {
  const { client } = studio
  return client.on('app.command', ({ command, path }) => {
    switch (command) {
      case 'new':
        return void newAction.run(studio)
      case 'open':
        return void openProject(studio)
      case 'openPath':
        return void openProject(studio, path)
      case 'save':
        return void saveProject(studio)
      case 'saveAs':
        return void saveProjectAs(studio)
      case 'undo':
        return void undoLast(studio)
      case 'redo':
        return void redoLast(studio)
      case 'closing':
        return void answerClosing(studio)
    }
  })
}

async function answerClosing(studio: Studio): Promise<void> {
  const { client, documents } = studio
  if (isUnsaved(documents.getState())) await client.call('window.close', { answer: 'asking' })
  const leaves = await settleUnsaved(studio)
  if (leaves) await client.call('project.discardAutosave', { id: documents.getState().document.id })
  await client.call('window.close', { answer: leaves ? 'close' : 'stay' })
}
