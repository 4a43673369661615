import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ok } from '@shared/result'
import { followCommands } from '../../../src-renderer/actions/followCommands'
import { startI18n } from '../../../src-renderer/i18n/i18n'
import { newProject, openDropped } from '../../../src-renderer/state/session/openProject'
import { saveProjectAs } from '../../../src-renderer/state/session/saveProject'
import { autosaveNow } from '../../../src-renderer/state/session/startAutosave'
import { openStudios, whenAsked, type Page, type Studios } from './support/openStudios'

let studios: Studios
let page: Page
let stop: () => void
/** What the page answered to the wish to close the window. */
let answers: string[]

beforeEach(async () => {
  await startI18n('en')
  studios = await openStudios()
  page = await studios.page('first-page')
  stop = followCommands(page.studio)
  answers = []
  page.answer('window.close', async ({ answer }) => {
    answers.push(answer)
    return ok(null)
  })
  await newProject(page.studio, 'Net')
})
afterEach(async () => {
  stop()
  await studios.close()
})

const rename = (title: string): void => {
  page.studio.documents.getState().apply({ label: 'title', edit: { type: 'set', patch: { title } } })
}
const recoverable = async (): Promise<readonly string[]> => {
  studios.drop('first-page')
  const later = await studios.page('later-page')
  await later.studio.library.getState().refresh()
  return later.studio.library.getState().recoverable.map(({ title }) => title)
}

describe('closing the window', () => {
  it('goes at once when nothing is unsaved', async () => {
    page.emit('app.command', { command: 'closing' })
    await vi.waitFor(() => expect(answers).toEqual(['close']))
  })

  it('says first that the person is being asked, and stays when they cancel', async () => {
    rename('Two')
    page.emit('app.command', { command: 'closing' })
    await vi.waitFor(() => expect(answers).toEqual(['asking']))
    await whenAsked(page.studio, 'unsaved', 'cancel')
    await vi.waitFor(() => expect(answers).toEqual(['asking', 'stay']))
  })

  it('saves before it goes', async () => {
    const path = join(studios.folder, 'net.neuroloom.json')
    await Promise.all([saveProjectAs(page.studio), whenAsked(page.studio, 'saveFile', { path, replace: false })])
    rename('Two')
    page.emit('app.command', { command: 'closing' })
    await whenAsked(page.studio, 'unsaved', 'save')
    await vi.waitFor(() => expect(answers).toEqual(['asking', 'close']))
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ title: 'Two' })
  })

  it('leaves nothing to recover when the person does not want to keep it', async () => {
    rename('Two')
    await autosaveNow(page.studio)
    page.emit('app.command', { command: 'closing' })
    await whenAsked(page.studio, 'unsaved', 'discard')
    await vi.waitFor(() => expect(answers).toEqual(['asking', 'close']))
    expect(await recoverable()).toEqual([])
  })
})

describe('menu commands', () => {
  it('open a file from outside', async () => {
    const path = join(studios.folder, 'net.neuroloom.json')
    await Promise.all([saveProjectAs(page.studio), whenAsked(page.studio, 'saveFile', { path, replace: false })])
    await newProject(page.studio, 'Other')
    page.emit('app.command', { command: 'openPath', path })
    await vi.waitFor(() => expect(page.studio.documents.getState()).toMatchObject({ path, document: { title: 'Net' } }))
  })

  it('undo and redo', () => {
    rename('Two')
    page.emit('app.command', { command: 'undo' })
    expect(page.studio.documents.getState().document.title).toBe('Net')
    page.emit('app.command', { command: 'redo' })
    expect(page.studio.documents.getState().document.title).toBe('Two')
  })

  it('open a blank canvas named in the language of the page', async () => {
    page.emit('app.command', { command: 'new' })
    await vi.waitFor(() => expect(page.studio.documents.getState().document.title).toBe('Untitled network'))
  })
})

it('keeps the safety copy of unsaved work when the file to be opened instead turns out to be broken', async () => {
  rename('Precious')
  await autosaveNow(page.studio)
  const [opened] = await Promise.all([
    openDropped(page.studio, new File(['{"a":1'], 'broken.json')),
    whenAsked(page.studio, 'unsaved', 'discard'),
  ])
  expect(opened).toBe(false)
  expect(page.studio.documents.getState().document.title).toBe('Precious')
  expect(await recoverable()).toEqual(['Precious'])
})
