import { join } from 'node:path'
import { ok } from '@shared/result'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { isUnsaved } from '../../../src-renderer/state/documentStore'
import { openTemplate, recoverProject } from '../../../src-renderer/state/session/openProject'
import { saveProjectAs } from '../../../src-renderer/state/session/saveProject'
import { autosaveNow } from '../../../src-renderer/state/session/startAutosave'
import { startTraining } from '../../../src-renderer/state/session/startTraining'
import { openStudios, whenAsked, type Studios } from './support/openStudios'

let studios: Studios
beforeEach(async () => {
  studios = await openStudios()
})
afterEach(() => studios.close())

it('a double click starts one run, and a later click another', async () => {
  const page = await studios.page('first-page')
  await openTemplate(page.studio, 'xorMlp')
  let made = 0
  page.answer('run.start', async () => {
    await new Promise((settle) => setTimeout(settle, 20))
    return ok({ runId: `run-${++made}` })
  })
  expect(await Promise.all([startTraining(page.studio), startTraining(page.studio)])).toEqual(['run-1', null])
  expect(await startTraining(page.studio)).toBe('run-2')
})

it('asks before a network that was trained but never edited goes away, as nothing leads to its runs without a file', async () => {
  const { studio, answer } = await studios.page('first-page')
  await openTemplate(studio, 'xorMlp')
  expect(isUnsaved(studio.documents.getState())).toBe(false)
  answer('run.start', async () => ok({ runId: 'run-1' }))
  await startTraining(studio)
  const leaving = openTemplate(studio, 'xorMlp')
  await vi.waitFor(() =>
    expect(studio.questions.getState().question).toMatchObject({ kind: 'unsaved', about: { hasFile: false } }),
  )
  await whenAsked(studio, 'unsaved', 'cancel')
  expect(await leaving).toBe(false)
  // The safety copy of it leads to its runs after a crash.
  expect(await autosaveNow(studio)).toBe(true)
  const { id } = studio.documents.getState().document
  studios.drop('first-page')
  const later = await studios.page('later-page')
  await later.studio.library.getState().refresh()
  const [copy] = later.studio.library.getState().recoverable
  await recoverProject(later.studio, copy?.id ?? '')
  expect(later.studio.documents.getState().document.id).toBe(id)
})

it('does not ask where the trained network lies in its file', async () => {
  const { studio, answer } = await studios.page('first-page')
  await openTemplate(studio, 'xorMlp')
  answer('run.start', async () => ok({ runId: 'run-1' }))
  await startTraining(studio)
  const path = join(studios.folder, 'xor.neuroloom.json')
  await Promise.all([saveProjectAs(studio), whenAsked(studio, 'saveFile', { path, replace: false })])
  expect(isUnsaved(studio.documents.getState())).toBe(false)
  await startTraining(studio)
  expect(isUnsaved(studio.documents.getState())).toBe(false)
})
