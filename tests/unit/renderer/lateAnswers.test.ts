import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunSummary } from '@shared/ipc/types'
import { ok } from '@shared/result'
import { isUnsaved } from '../../../src-renderer/state/documentStore'
import { loadRuns, showRun } from '../../../src-renderer/state/session/loadRuns'
import { newProject, openTemplate } from '../../../src-renderer/state/session/openProject'
import { saveProjectAs } from '../../../src-renderer/state/session/saveProject'
import { startTraining } from '../../../src-renderer/state/session/startTraining'
import { openStudios, runEvents, whenAsked, type Page, type Studios } from './support/openStudios'

/** A promise that is settled from outside. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined
  const passed = new Promise<void>((settle) => (open = settle))
  return { passed, open: () => open() }
}

describe('an answer that comes when another project is open already', () => {
  let studios: Studios
  let page: Page
  beforeEach(async () => {
    studios = await openStudios()
    page = await studios.page('first-page')
  })
  afterEach(() => studios.close())

  it('of a save does not give the new project the file of the old one', async () => {
    await newProject(page.studio, 'Old')
    const { passed, open } = gate()
    const path = join(studios.folder, 'old.neuroloom.json')
    page.answer('project.save', async () => {
      await passed
      return ok({ path, stamp: 'written' })
    })
    const saving = saveProjectAs(page.studio)
    await whenAsked(page.studio, 'saveFile', { path, replace: false })
    await newProject(page.studio, 'New')
    page.studio.documents.getState().apply({ label: 'title', edit: { type: 'set', patch: { title: 'Newer' } } })
    open()
    expect(await saving).toBe('saved')
    expect(page.studio.documents.getState().path).toBeUndefined()
    expect(isUnsaved(page.studio.documents.getState())).toBe(true)
  })

  it('of a start does not show the old project’s run', async () => {
    await openTemplate(page.studio, 'xorMlp')
    const { passed, open } = gate()
    page.answer('run.start', async () => {
      await passed
      return ok({ runId: 'a' })
    })
    const starting = startTraining(page.studio)
    await newProject(page.studio, 'New')
    open()
    expect(await starting).toBeNull()
    expect(page.studio.runs.getState().currentId).toBeNull()
  })

  it('of a history does not show the old project’s run', async () => {
    await openTemplate(page.studio, 'xorMlp')
    const { document } = page.studio.documents.getState()
    const { passed, open } = gate()
    page.answer('run.history', async () => {
      await passed
      return ok({ summary: {} as never, document, events: runEvents('a', 3) })
    })
    const showing = showRun(page.studio, 'a')
    await newProject(page.studio, 'New')
    open()
    await showing
    expect(page.studio.runs.getState()).toMatchObject({ currentId: null, states: {} })
  })
})

describe('two lists of runs whose answers change places', () => {
  it('the one asked for last stays, and the run to show is shown all the same', async () => {
    const studios = await openStudios()
    const page = await studios.page('first-page')
    await openTemplate(page.studio, 'xorMlp')
    const { document } = page.studio.documents.getState()
    const run = (status: RunSummary['status']): RunSummary => ({
      runId: 'a',
      documentId: document.id,
      title: '#1',
      status,
      startedAt: 1,
      epochs: 1,
      step: 0,
      values: {},
      seed: 42,
      parameterCount: 17,
      graphHash: '',
      hasCheckpoint: false,
      resumable: true,
    })
    page.answer('run.history', async () => ok({ summary: run('finished'), document, events: runEvents('a', 3) }))
    const { passed, open } = gate()
    page.answer('run.list', async () => {
      await passed
      return ok([run('running')])
    })
    const early = loadRuns(page.studio, { showLatest: true })
    page.answer('run.list', async () => ok([run('finished')]))
    await loadRuns(page.studio)
    open()
    await early
    expect(page.studio.runs.getState()).toMatchObject({ summaries: [{ status: 'finished' }], currentId: 'a' })
    await studios.close()
  })
})
