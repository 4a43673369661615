import { spawn } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { GraphDocument } from '@shared/graph/document'
import { writeDocument } from '@shared/graph/writeDocument'
import { expect, test, vi } from 'vitest'
import { createWebSocketClient } from '../../../src-renderer/bridge/webSocketClient'
import type { StudioContract } from '@shared/ipc/contract'
import { WebSocket } from 'ws'
import { builtFile } from '../../support/built'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'
import { testStudio, type TestStudio } from '../../support/testStudio'

const one = { id: 'window-one' }
const two = { id: 'window-two' }
const xor = (title = 'XOR'): GraphDocument => ({ ...template('xorMlp'), title })

async function saved(studio: TestStudio, document: GraphDocument, name: string, extra: object = {}) {
  const result = await studio.projects.save({ document, path: name, ...extra }, one)
  if (!result.ok || !result.value) throw new Error(result.ok ? 'canceled' : result.error.code)
  return result.value
}
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }): string =>
  result.ok ? 'ok' : result.error.code
const codesOf = (notices: readonly { code: string }[]): string[] => notices.map(({ code }) => code)

/** The copy of work that is offered, when there is one. */
async function offered(studio: TestStudio) {
  const [copy, ...more] = await studio.projects.recoverable()
  if (!copy || more.length > 0) throw new Error('Not exactly one copy is offered.')
  return copy
}

test('autosaves belong to living windows; when a window is gone its work is offered', async () => {
  const studio = await testStudio()
  studio.connected(one.id)
  const document = { ...xor('unsaved'), id: '../../evil' }
  expect((await studio.projects.autosave({ document }, one)).ok).toBe(true)
  expect(await readdir(join(studio.userData, 'autosave'))).toHaveLength(1)
  expect(await studio.projects.recoverable()).toEqual([])
  studio.gone(one.id)
  const copy = await offered(studio)
  expect(copy.title).toBe('unsaved')
  studio.connected(two.id)
  const recovered = await studio.projects.recover(copy.id, two)
  expect(recovered).toMatchObject({ ok: true, value: { document, readOnly: false } })
  expect(await studio.projects.recoverable()).toEqual([])
  expect(codeOf(await studio.projects.recover(copy.id, two))).toBe('autosaveMissing')
  await studio.projects.discardAutosave('../../evil', two)
  expect(await readdir(join(studio.userData, 'autosave'))).toEqual([])
})

test('the name of a copy is no path', async () => {
  const studio = await testStudio()
  await saved(studio, xor(), 'p')
  for (const name of ['../recent', '../../projects/p.neuroloom', join(studio.userData, 'recent'), '']) {
    expect(codeOf(await studio.projects.recover(name, one))).toBe('autosaveMissing')
    await studio.projects.discardRecoverable(name)
  }
  expect(await studio.projects.recents()).toMatchObject([{ missing: false }])
})

test('work that a crash left outlives the next session’s work on the same file, and its save', async () => {
  const folder = await temporaryFolder()
  const places = { userData: join(folder, 'data'), projects: join(folder, 'projects') }
  const crashed = await testStudio(places)
  const { path, stamp } = await saved(crashed, xor(), 'p')
  await crashed.projects.autosave({ document: xor('an hour of work'), path, stamp }, one)
  await crashed.close()
  const next = await testStudio(places)
  next.connected(one.id)
  await next.projects.open(path, one)
  await next.projects.autosave({ document: xor('one click later'), path, stamp }, one)
  expect((await offered(next)).title).toBe('an hour of work')
  await saved(next, xor('one click later'), path, { stamp })
  const copy = await offered(next)
  const recovered = await next.projects.recover(copy.id, one)
  expect(recovered.ok && recovered.value.document.title).toBe('an hour of work')
  expect(recovered.ok && codesOf(recovered.value.notices)).toEqual(['changedSinceAutosave'])
  expect(await next.projects.recoverable()).toEqual([])
})

test('two windows on one file keep a copy each', async () => {
  const studio = await testStudio()
  const { path, stamp } = await saved(studio, xor(), 'p')
  for (const window of [one, two]) {
    studio.connected(window.id)
    await studio.projects.autosave({ document: xor(window.id), path, stamp }, window)
  }
  await studio.projects.discardAutosave(xor().id, two)
  studio.gone(one.id)
  expect((await offered(studio)).title).toBe(one.id)
})

test('a page that is loaded anew in its window is offered what it had, and does not overwrite it', async () => {
  const studio = await testStudio()
  studio.connected(one.id)
  studio.connected(two.id)
  const { path, stamp } = await saved(studio, xor(), 'p')
  await studio.projects.autosave({ document: xor('before'), path, stamp }, one)
  await studio.projects.autosave({ document: { ...xor('of the other'), id: 'other' } }, two)
  await studio.reloads(one.id)
  expect((await offered(studio)).title).toBe('before')
  await studio.projects.autosave({ document: xor('after'), path, stamp }, one)
  expect((await offered(studio)).title).toBe('before')
})

test('a copy that nobody wants is thrown away', async () => {
  const studio = await testStudio()
  await studio.projects.autosave({ document: xor() }, one)
  await studio.projects.discardRecoverable((await offered(studio)).id)
  expect(await studio.projects.recoverable()).toEqual([])
})

test('an autosave tells a browser nothing of files outside of its folder, and keeps the work all the same', async () => {
  const folder = await temporaryFolder()
  const outside = join(folder, 'secret.json')
  await writeFile(outside, writeDocument(xor()))
  const studio = await testStudio({ userData: join(folder, 'data'), projects: join(folder, 'projects') })
  await studio.projects.autosave({ document: xor('work'), path: outside, stamp: 's' }, one)
  const copy = await offered(studio)
  expect(copy.path).toBeUndefined()
  const recovered = await studio.projects.recover(copy.id, one)
  expect(recovered).toMatchObject({ ok: true, value: { document: { title: 'work' }, notices: [] } })
  await writeFile(outside, writeDocument(xor('changed')))
  await new Promise((settle) => setTimeout(settle, 400))
  expect(studio.told).toEqual([])
})

test('a copy made in the desktop window names a file that a browser may not reach: only the work is opened', async () => {
  const folder = await temporaryFolder()
  const places = { userData: join(folder, 'data'), projects: join(folder, 'projects') }
  const outside = join(folder, 'p.json')
  const desktop = await testStudio({ ...places, confined: false })
  const { stamp } = await saved(desktop, xor(), outside)
  await desktop.projects.autosave({ document: xor('work'), path: outside, stamp }, one)
  await desktop.close()
  const browser = await testStudio(places)
  const recovered = await browser.projects.recover((await offered(browser)).id, one)
  if (!recovered.ok) throw new Error(recovered.error.code)
  expect(recovered.value.path).toBeUndefined()
  expect(codesOf(recovered.value.notices)).toEqual(['outsideProjects'])
})

test('an autosave goes when its project is saved, but not when it is newer than the save', async () => {
  const studio = await testStudio()
  studio.connected(one.id)
  const { path, stamp } = await saved(studio, xor(), 'p')
  await studio.projects.autosave({ document: xor('edited'), path, stamp }, one)
  await saved(studio, xor('edited'), path, { stamp })
  expect(await readdir(join(studio.userData, 'autosave'))).toEqual([])
})

test('an autosave made in the same millisecond as a save, but after it, stays', async () => {
  const studio = await testStudio()
  studio.connected(one.id)
  const { path, stamp } = await saved(studio, xor(), 'p')
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now())
  try {
    const saving = saved(studio, xor('edited'), path, { stamp })
    await studio.projects.autosave({ document: xor('edited again'), path, stamp }, one)
    await saving
  } finally {
    clock.mockRestore()
  }
  expect(await readdir(join(studio.userData, 'autosave'))).toHaveLength(1)
})

test('recovered work whose file changed since does not overwrite it in silence', async () => {
  const studio = await testStudio()
  studio.connected(one.id)
  const { path, stamp } = await saved(studio, xor(), 'p')
  await studio.projects.autosave({ document: xor('edited'), path, stamp }, one)
  studio.gone(one.id)
  await writeFile(path, writeDocument(xor('theirs')))
  const recovered = await studio.projects.recover((await offered(studio)).id, two)
  if (!recovered.ok) throw new Error(recovered.error.code)
  expect(codesOf(recovered.value.notices)).toEqual(['changedSinceAutosave'])
  const { document, stamp: known } = recovered.value
  expect(
    codeOf(await studio.projects.save({ document, path, ...(known !== undefined && { stamp: known }) }, two)),
  ).toBe('conflict')
})

test('broken autosaves are left out and kept', async () => {
  const studio = await testStudio()
  await mkdir(join(studio.userData, 'autosave'), { recursive: true })
  await writeFile(join(studio.userData, 'autosave', 'x.json'), '{"savedAt":')
  expect(await studio.projects.recoverable()).toEqual([])
  expect(await readdir(join(studio.userData, 'autosave'))).toEqual(['x.json'])
})

test('after a crash of the whole studio the work is offered at the next start; after a good end it is not lost either', async () => {
  const folder = await temporaryFolder()
  const data = join(folder, 'data')
  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const child = spawn(
      process.execPath,
      [builtFile('cli.js'), 'serve', '--json', '--folder', join(folder, 'projects')],
      {
        env: { ...process.env, NEUROLOOM_USER_DATA: data },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const line = await new Promise<string>((settle) =>
      child.stdout.once('data', (chunk: Buffer) => settle(chunk.toString())),
    )
    const { link, port } = JSON.parse(line) as { link: string; port: number }
    const token = new URL(link).searchParams.get('token') ?? ''
    const tab = createWebSocketClient<StudioContract>({
      url: `ws://127.0.0.1:${port}/socket`,
      open: (url) => new WebSocket(url, { headers: { authorization: `Bearer ${token}` } }),
    })
    expect((await tab.call('project.autosave', { document: xor(signal) })).ok).toBe(true)
    const gone = new Promise((settle) => child.once('exit', settle))
    child.kill(signal)
    await gone
    tab.close()
    const studio = await testStudio({ userData: data, projects: join(folder, 'projects') })
    const copy = await offered(studio)
    expect(copy.title).toBe(signal)
    await studio.projects.discardRecoverable(copy.id)
    await studio.close()
  }
})
