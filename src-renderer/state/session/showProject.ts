import type { OpenedProject } from '@shared/ipc/types'
import type { Result } from '@shared/result'
import type { Studio } from '../studio'

/** Shows a project on the canvas in place of the open one. */
async function show(studio: Studio, project: OpenedProject, recovered: boolean): Promise<void> {
  const { documents, interface: screen } = studio
  const before = documents.getState().document.id
  documents.getState().open(project, recovered)
  screen.getState().select({})
  screen.getState().set({ screen: 'studio', focusedPort: null, dialog: null })
  // Only now is the copy of what was open before not needed any more: it was saved, or given up on purpose.
  if (!recovered || before !== project.document.id) await studio.client.call('project.discardAutosave', { id: before })
  for (const notice of project.notices) studio.tell({ tone: 'info', title: { key: 'shell.open.notice' }, body: notice })
  if (project.migratedFrom !== undefined) studio.tell({ tone: 'info', title: { key: 'shell.open.migrated' } })
}

/** Shows what a call opened, or says why it could not. */
export async function showProject(
  studio: Studio,
  answer: Promise<Result<OpenedProject | null>>,
  recovered = false,
): Promise<boolean> {
  const opened = await answer
  if (!opened.ok) {
    studio.tell({ id: 'open', tone: 'error', title: { key: 'shell.open.failed' }, body: opened.error })
    void studio.library.getState().refresh()
    return false
  }
  if (!opened.value) return false
  await show(studio, opened.value, recovered)
  void studio.library.getState().refresh()
  return true
}

/** Reads a file and shows it, unsaved changes or not. */
export const openPath = (studio: Studio, path: string): Promise<boolean> =>
  showProject(studio, studio.client.call('project.open', { path }))
