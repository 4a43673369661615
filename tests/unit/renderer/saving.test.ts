import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isUnsaved } from '../../../src-renderer/state/documentStore'
import {
  newProject,
  openDropped,
  openProject,
  openTemplate,
  recoverProject,
} from '../../../src-renderer/state/session/openProject'
import { saveProject, saveProjectAs, toFileName } from '../../../src-renderer/state/session/saveProject'
import { settleUnsaved } from '../../../src-renderer/state/session/settleUnsaved'
import { autosaveNow } from '../../../src-renderer/state/session/startAutosave'
import { followDisk } from '../../../src-renderer/state/session/followDisk'
import type { Studio } from '../../../src-renderer/state/studio'
import { openStudios, whenAsked, type Page, type Studios } from './support/openStudios'

let studios: Studios
let page: Page
beforeEach(async () => {
  studios = await openStudios()
  page = await studios.page('first-page')
})
afterEach(() => studios.close())

const rename = (studio: Studio, title: string): void => {
  const done = studio.documents.getState().apply({ label: 'title', edit: { type: 'set', patch: { title } } })
  expect(done.ok).toBe(true)
}
const titleIn = async (path: string): Promise<string> =>
  (JSON.parse(await readFile(path, 'utf8')) as { title: string }).title
const at = (name: string): string => join(studios.folder, name)

/** A saved project in `name`, open in the page. */
async function saved(name: string, on: Page = page): Promise<string> {
  await newProject(on.studio, 'One')
  const path = at(name)
  const [outcome] = await Promise.all([
    saveProjectAs(on.studio),
    whenAsked(on.studio, 'saveFile', { path, replace: false }),
  ])
  expect(outcome).toBe('saved')
  return path
}

describe('saving', () => {
  it('asks for a file once and writes to it from then on', async () => {
    const path = await saved('net.neuroloom.json')
    expect(page.studio.documents.getState().path).toBe(path)
    rename(page.studio, 'Two')
    expect(isUnsaved(page.studio.documents.getState())).toBe(true)
    expect(await saveProject(page.studio)).toBe('saved')
    expect(await titleIn(path)).toBe('Two')
    expect(isUnsaved(page.studio.documents.getState())).toBe(false)
  })

  it('counts edits made while the file is being written as unsaved', async () => {
    const path = await saved('net.neuroloom.json')
    rename(page.studio, 'Two')
    const saving = saveProject(page.studio)
    rename(page.studio, 'Three')
    await saving
    expect(await titleIn(path)).toBe('Two')
    expect(isUnsaved(page.studio.documents.getState())).toBe(true)
    page.studio.documents.getState().undo()
    expect(page.studio.documents.getState().document.title).toBe('Two')
    expect(isUnsaved(page.studio.documents.getState())).toBe(false)
  })

  it('counts as saved again once everything is undone', async () => {
    await saved('net.neuroloom.json')
    rename(page.studio, 'Two')
    page.studio.documents.getState().undo()
    expect(isUnsaved(page.studio.documents.getState())).toBe(false)
    page.studio.documents.getState().redo()
    expect(isUnsaved(page.studio.documents.getState())).toBe(true)
  })

  it('says so and keeps the work when the folder cannot be written to', async () => {
    const path = await saved('net.neuroloom.json')
    await rm(path)
    await mkdir(path)
    rename(page.studio, 'Two')
    expect(await saveProject(page.studio)).toBe('failed')
    expect(page.notices.at(-1)).toMatchObject({ tone: 'error', title: { key: 'shell.save.failed' } })
    expect(isUnsaved(page.studio.documents.getState())).toBe(true)
  })

  it.each([
    ['LeNet-5 on MNIST', 'LeNet-5 on MNIST.neuroloom.json'],
    ['../../etc/passwd', 'etc passwd.neuroloom.json'],
    ['a<b>c:d"e|f?g*h', 'a b c d e f g h.neuroloom.json'],
    ['  ', 'network.neuroloom.json'],
    ['...', 'network.neuroloom.json'],
    ['Мережа «Ірис»', 'Мережа «Ірис».neuroloom.json'],
  ])('makes a file name of the title %j', (title, name) => {
    expect(toFileName(title)).toBe(name)
  })
})

describe('two windows on one file', () => {
  const openBoth = async (): Promise<{ path: string; other: Page }> => {
    const path = await saved('net.neuroloom.json')
    const other = await studios.page('other-page')
    expect(await openProject(other.studio, path)).toBe(true)
    rename(other.studio, 'Theirs')
    expect(await saveProject(other.studio)).toBe('saved')
    rename(page.studio, 'Mine')
    return { path, other }
  }

  it('lets the second to save overwrite', async () => {
    const { path } = await openBoth()
    const [outcome] = await Promise.all([saveProject(page.studio), whenAsked(page.studio, 'conflict', 'overwrite')])
    expect(outcome).toBe('saved')
    expect(await titleIn(path)).toBe('Mine')
  })

  it('lets the second to save keep both', async () => {
    const { path } = await openBoth()
    const copy = at('copy.neuroloom.json')
    const answers = whenAsked(page.studio, 'conflict', 'saveAs').then(() =>
      whenAsked(page.studio, 'saveFile', { path: copy, replace: false }),
    )
    const [outcome] = await Promise.all([saveProject(page.studio), answers])
    expect(outcome).toBe('saved')
    expect(await titleIn(path)).toBe('Theirs')
    expect(await titleIn(copy)).toBe('Mine')
    expect(page.studio.documents.getState().path).toBe(copy)
  })

  it('lets the second to save take the version on disk', async () => {
    const { path } = await openBoth()
    const [outcome] = await Promise.all([saveProject(page.studio), whenAsked(page.studio, 'conflict', 'reload')])
    expect(outcome).toBe('reloaded')
    expect(page.studio.documents.getState()).toMatchObject({ path, document: { title: 'Theirs' } })
    expect(isUnsaved(page.studio.documents.getState())).toBe(false)
  })

  it('changes nothing when the question is canceled', async () => {
    const { path } = await openBoth()
    const [outcome] = await Promise.all([saveProject(page.studio), whenAsked(page.studio, 'conflict', 'cancel')])
    expect(outcome).toBe('canceled')
    expect(await titleIn(path)).toBe('Theirs')
    expect(page.studio.documents.getState().document.title).toBe('Mine')
  })

  it('notices that somebody else wrote the file', async () => {
    const path = await saved('net.neuroloom.json')
    const stop = followDisk(page.studio)
    page.emit('project.changedOnDisk', { path: at('another.json'), stamp: 'x' })
    expect(page.studio.documents.getState().foreignStamp).toBeUndefined()
    page.emit('project.changedOnDisk', { path, stamp: 'x' })
    expect(page.studio.documents.getState().foreignStamp).toBe('x')
    expect(await openProject(page.studio, path)).toBe(true)
    expect(page.studio.documents.getState().foreignStamp).toBeUndefined()
    stop()
  })
})

describe('unsaved changes', () => {
  it('are not asked for when there are none', async () => {
    expect(await openTemplate(page.studio, 'xorMlp')).toBe(true)
    expect(await openTemplate(page.studio, 'irisSoftmax')).toBe(true)
    expect(page.studio.questions.getState().question).toBeNull()
    expect(page.studio.interface.getState().screen).toBe('studio')
  })

  it('stay when the person cancels', async () => {
    await saved('net.neuroloom.json')
    rename(page.studio, 'Two')
    const [opened] = await Promise.all([
      openTemplate(page.studio, 'xorMlp'),
      whenAsked(page.studio, 'unsaved', 'cancel'),
    ])
    expect(opened).toBe(false)
    expect(page.studio.documents.getState().document.title).toBe('Two')
  })

  it('are written before another project is opened', async () => {
    const path = await saved('net.neuroloom.json')
    rename(page.studio, 'Two')
    const [opened] = await Promise.all([openTemplate(page.studio, 'xorMlp'), whenAsked(page.studio, 'unsaved', 'save')])
    expect(opened).toBe(true)
    expect(await titleIn(path)).toBe('Two')
    expect(page.studio.documents.getState().path).toBeUndefined()
  })

  it('keep the project open when saving them fails', async () => {
    const path = await saved('net.neuroloom.json')
    rename(page.studio, 'Two')
    await rm(path)
    await mkdir(path)
    const [leaves] = await Promise.all([settleUnsaved(page.studio), whenAsked(page.studio, 'unsaved', 'save')])
    expect(leaves).toBe(false)
  })
})

describe('leaving a project', () => {
  /** Edits while the first save is on its way to the disk. */
  async function editWhileSaving(): Promise<{ readonly path: string; readonly leaves: Promise<boolean> }> {
    const path = await saved('net.neuroloom.json')
    rename(page.studio, 'Two')
    const leaves = settleUnsaved(page.studio)
    await whenAsked(page.studio, 'unsaved', 'save')
    rename(page.studio, 'Three')
    return { path, leaves }
  }

  it('asks again about what was edited while the file was being written', async () => {
    const { path, leaves } = await editWhileSaving()
    await whenAsked(page.studio, 'unsaved', 'save')
    expect(await leaves).toBe(true)
    expect(await titleIn(path)).toBe('Three')
  })

  it('stays when the person wants to keep that', async () => {
    const { leaves } = await editWhileSaving()
    await whenAsked(page.studio, 'unsaved', 'cancel')
    expect(await leaves).toBe(false)
    expect(page.studio.documents.getState().document.title).toBe('Three')
  })
})

describe('after a crash', () => {
  it('the autosave of a gone page is offered, opens as unsaved, and goes away with the save', async () => {
    await newProject(page.studio, 'Lost')
    rename(page.studio, 'Found')
    expect(await autosaveNow(page.studio)).toBe(true)
    await studios.page('second-page').then(async (second) => {
      expect((await second.studio.client.call('project.recoverable', undefined)) as unknown).toEqual({
        ok: true,
        value: [],
      })
    })
    const later = await reopen()
    await later.studio.library.getState().refresh()
    const [found] = later.studio.library.getState().recoverable
    expect(found?.title).toBe('Found')
    expect(await recoverProject(later.studio, found?.id ?? '')).toBe(true)
    expect(isUnsaved(later.studio.documents.getState())).toBe(true)
    const path = at('found.neuroloom.json')
    await Promise.all([saveProject(later.studio), whenAsked(later.studio, 'saveFile', { path, replace: false })])
    expect(await titleIn(path)).toBe('Found')
    expect(await readdir(at('data/autosave'))).toEqual([])
  })

  it('a project that was thrown away on purpose is not offered', async () => {
    await newProject(page.studio, 'Draft')
    rename(page.studio, 'Nonsense')
    await autosaveNow(page.studio)
    await Promise.all([newProject(page.studio, 'Next'), whenAsked(page.studio, 'unsaved', 'discard')])
    const later = await reopen()
    await later.studio.library.getState().refresh()
    expect(later.studio.library.getState().recoverable).toEqual([])
  })

  /** The first page is gone without a word; another comes. */
  async function reopen(): Promise<Page> {
    studios.drop('first-page')
    return studios.page('later-page')
  }
})

describe('files that are not projects', () => {
  const hostile: readonly [string, string][] = [
    ['empty', ''],
    ['truncated', '{"format":"neuroloom","version":1,"id":"a","title":"t","nodes":[{"id":"n1","type":"den'],
    ['of another program', '{"nodes":[],"edges":[]}'],
    ['an array', '[]'],
    ['a number', '1'],
    ['binary', '\u0000\u0001\u0002'],
  ]
  it.each(hostile)('%s: say why and leave the open project alone', async (_, text) => {
    await newProject(page.studio, 'Mine')
    const before = page.studio.documents.getState()
    const path = at('bad.neuroloom.json')
    await writeFile(path, text)
    expect(await openProject(page.studio, path)).toBe(false)
    expect(await openDropped(page.studio, new File([text], 'bad.json'))).toBe(false)
    expect(page.notices).toHaveLength(2)
    for (const notice of page.notices)
      expect(notice).toMatchObject({ tone: 'error', body: { code: expect.any(String) } })
    expect(page.studio.documents.getState().document).toBe(before.document)
  })

  it('too large a file is refused before it is read', async () => {
    const file = new File([], 'huge.json')
    Object.defineProperty(file, 'size', { value: 100 * 2 ** 20 })
    Object.defineProperty(file, 'text', { value: () => Promise.reject(new Error('It was read.')) })
    expect(await openDropped(page.studio, file)).toBe(false)
    expect(page.notices[0]).toMatchObject({ body: { code: 'documentTooLarge' } })
  })

  it('a file of a newer version opens for reading and is saved under another name only', async () => {
    const path = await saved('newer.neuroloom.json')
    const text = JSON.stringify({
      ...(JSON.parse(await readFile(path, 'utf8')) as object),
      version: 99,
      future: { kept: true },
    })
    await writeFile(path, text)
    expect(await openProject(page.studio, path)).toBe(true)
    expect(page.studio.documents.getState().readOnly).toBe(true)
    rename(page.studio, 'Changed')
    const copy = at('copy.neuroloom.json')
    const [outcome] = await Promise.all([
      saveProject(page.studio),
      whenAsked(page.studio, 'saveFile', { path: copy, replace: false }),
    ])
    expect(outcome).toBe('saved')
    expect(await readFile(path, 'utf8')).toBe(text)
    expect(await readFile(copy, 'utf8')).toContain('"future"')
  })
})
