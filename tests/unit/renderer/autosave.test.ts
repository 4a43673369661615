import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fail, ok, problem } from '@shared/result'
import { newProject, openTemplate } from '../../../src-renderer/state/session/openProject'
import { saveProject } from '../../../src-renderer/state/session/saveProject'
import { startAutosave } from '../../../src-renderer/state/session/startAutosave'
import { openStudios, whenAsked, type Page, type Studios } from './support/openStudios'

let studios: Studios
let page: Page
let stop: () => void
/** Titles in the order they were autosaved, with the fake time, ms. */
let kept: { readonly title: string; readonly at: number }[]

beforeEach(async () => {
  studios = await openStudios()
  page = await studios.page('first-page')
  stop = startAutosave(page.studio)
  await newProject(page.studio, 'Net')
  kept = []
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  page.answer('project.autosave', async ({ document }) => {
    kept.push({ title: document.title, at: Date.now() })
    return ok({ at: Date.now() })
  })
})
afterEach(async () => {
  vi.useRealTimers()
  stop()
  await studios.close()
})

const rename = (title: string): void => {
  page.studio.documents.getState().apply({ label: 'title', edit: { type: 'set', patch: { title } } })
}

describe('autosave', () => {
  it('writes one copy a second after the last of a burst of edits', async () => {
    for (let index = 0; index < 5; index++) {
      rename(`Net ${index}`)
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(kept).toEqual([])
    await vi.advanceTimersByTimeAsync(1000)
    expect(kept).toEqual([{ title: 'Net 4', at: 4 * 300 + 1000 }])
    await vi.advanceTimersByTimeAsync(20_000)
    expect(kept).toHaveLength(1)
  })

  it('writes every five seconds while somebody never stops editing', async () => {
    for (let index = 0; index < 60; index++) {
      rename(`Net ${index}`)
      await vi.advanceTimersByTimeAsync(250)
    }
    // 15 s of edits with an edit at each of these moments.
    expect(kept.map(({ at }) => at)).toEqual([5000, 10_000, 15_000])
  })

  it('writes nothing for a project without changes', async () => {
    await vi.advanceTimersByTimeAsync(10_000)
    expect(kept).toEqual([])
  })

  it('drops the copy when everything is undone', async () => {
    rename('Two')
    await vi.advanceTimersByTimeAsync(1000)
    page.calls.length = 0
    page.studio.documents.getState().undo()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(page.calls.map(({ name }) => name)).toEqual(['project.discardAutosave'])
    expect(kept).toHaveLength(1)
  })

  it('does not write a copy of a project that is no longer open', async () => {
    rename('Two')
    const opening = openTemplate(page.studio, 'xorMlp')
    await whenAsked(page.studio, 'unsaved', 'discard')
    await opening
    await vi.advanceTimersByTimeAsync(10_000)
    expect(kept).toEqual([])
  })

  it('does not write a copy after a save', async () => {
    rename('Two')
    page.answer('project.save', async () => ok({ path: '/net.json', stamp: 'a' }))
    const saving = saveProject(page.studio)
    await whenAsked(page.studio, 'saveFile', { path: '/net.json', replace: false })
    expect(await saving).toBe('saved')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(kept).toEqual([])
  })

  it('says when the copy cannot be written, and goes on trying with the next edit', async () => {
    page.answer('project.autosave', async () => fail(problem('diskFull', 'There is no room left on the disk.')))
    rename('Two')
    await vi.advanceTimersByTimeAsync(1000)
    expect(page.notices).toMatchObject([{ tone: 'warning', body: { code: 'diskFull' } }])
    rename('Three')
    await vi.advanceTimersByTimeAsync(1000)
    expect(page.notices).toHaveLength(2)
  })
})
