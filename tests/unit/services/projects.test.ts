import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, open, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import type { GraphDocument, JsonValue } from '@shared/graph/document'
import { writeDocument } from '@shared/graph/writeDocument'
import { ok } from '@shared/result'
import { expect, test } from 'vitest'
import { stampOf } from '../../../src-main/services/files/readTextFile'
import { withFileLock } from '../../../src-main/services/files/withFileLock'
import { template } from '../../support/documents'
import { temporaryFolder } from '../../support/folders'
import { testStudio, until, type TestStudio } from '../../support/testStudio'

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

test('what was saved opens as it was, and is remembered', async () => {
  const studio = await testStudio()
  const document = xor('Мережа № 1')
  const { path, stamp } = await saved(studio, document, 'мережа')
  expect(path).toBe(join(studio.projectsFolder, 'мережа.neuroloom.json'))
  expect(await readFile(path, 'utf8')).toBe(writeDocument(document))
  const opened = await studio.projects.open(path, one)
  expect(opened).toMatchObject({ ok: true, value: { document, path, stamp, readOnly: false, notices: [] } })
  expect(await studio.projects.recents()).toMatchObject([{ path, title: 'Мережа № 1', missing: false }])
  expect(await readdir(studio.projectsFolder)).toEqual(['мережа.neuroloom.json'])
  await saved(studio, { ...document, title: 'Мережа № 2' }, path, { stamp })
  expect(await studio.projects.recents()).toMatchObject([{ path, title: 'Мережа № 2' }])
  await studio.projects.forget(path)
  expect(await studio.projects.recents()).toEqual([])
})

test('a file that somebody else wrote is not overwritten until the person wants it', async () => {
  const studio = await testStudio()
  const { path, stamp } = await saved(studio, xor('mine'), 'p.neuroloom.json')
  const theirs = writeDocument(xor('theirs'))
  await writeFile(path, theirs)
  const refused = await studio.projects.save({ document: xor('mine, later'), path, stamp }, one)
  expect(codeOf(refused)).toBe('conflict')
  expect(await readFile(path, 'utf8')).toBe(theirs)
  const forced = await studio.projects.save({ document: xor('mine, later'), path, stamp, force: true }, one)
  expect(forced.ok).toBe(true)
  expect(await readFile(path, 'utf8')).toContain('mine, later')
})

test('a touch without a change is no conflict; a file that was deleted is written again', async () => {
  const studio = await testStudio()
  const { path, stamp } = await saved(studio, xor(), 'p.neuroloom.json')
  await writeFile(path, await readFile(path))
  const again = await saved(studio, xor('next'), path, { stamp })
  await execFileSync('rm', [path])
  expect((await studio.projects.save({ document: xor('last'), path, stamp: again.stamp }, one)).ok).toBe(true)
})

test('of two studios with the same state of a file, one saves and the other is told', async () => {
  const first = await testStudio()
  const second = await testStudio({ userData: join(await temporaryFolder(), 'data'), projects: first.projectsFolder })
  const { path, stamp } = await saved(first, xor(), 'p.neuroloom.json')
  const a = await first.projects.save({ document: xor('a'), path, stamp }, one)
  const b = await second.projects.save({ document: xor('b'), path, stamp }, one)
  expect([codeOf(a), codeOf(b)]).toEqual(['ok', 'conflict'])
  expect(await readFile(path, 'utf8')).toContain('"a"')
})

test('of two studios that save at the same moment, one saves and the other is told', async () => {
  const first = await testStudio()
  const second = await testStudio({ userData: join(await temporaryFolder(), 'data'), projects: first.projectsFolder })
  const both = (path: string, stamp?: string) =>
    Promise.all(
      [first, second].map((studio, k) =>
        studio.projects.save({ document: xor(`of ${k} ${stamp}`), path, ...(stamp !== undefined && { stamp }) }, one),
      ),
    )
  let { path, stamp } = await saved(first, xor(), 'p.neuroloom.json')
  for (let round = 0; round < 20; round++) {
    const codes = (await both(path, stamp)).map(codeOf)
    expect(codes.sort()).toEqual(['conflict', 'ok'])
    stamp = stampOf(await readFile(path))
    const fresh = await both(`new ${round}`)
    expect(fresh.map(codeOf).sort()).toEqual(['fileExists', 'ok'])
  }
  expect((await readdir(first.projectsFolder)).filter((name) => !name.endsWith('.json'))).toEqual([])
})

test('a lock that a crash left behind holds nobody up; that of a living program does', async () => {
  const path = join(await temporaryFolder(), 'p.json')
  let lock = ''
  const done = await withFileLock(path, async () => {
    const [name = ''] = await readdir(dirname(path))
    lock = join(dirname(path), name)
    const refused = await withFileLock(path, () => Promise.resolve(ok('twice')), 50)
    return ok(codeOf(refused))
  })
  expect(done).toEqual(ok('fileBusy'))
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  await writeFile(lock, `${gone} ${hostname()} left`)
  const all = await Promise.all([1, 2, 3].map((k) => withFileLock(path, () => Promise.resolve(ok(k)), 2000)))
  expect(all).toEqual([ok(1), ok(2), ok(3)])
  await writeFile(lock, '1 another-computer left')
  const old = new Date(Date.now() - 120_000)
  await utimes(lock, old, old)
  expect(await withFileLock(path, () => Promise.resolve(ok(4)), 2000)).toEqual(ok(4))
  expect(await readdir(dirname(path))).toEqual([])
})

test('what could not be opened again does not take the place of a project', async () => {
  const studio = await testStudio()
  const { path, stamp } = await saved(studio, xor(), 'p.neuroloom.json')
  const before = await readFile(path, 'utf8')
  const nested = Array.from({ length: 100 }).reduce<JsonValue>((inner) => [inner], 1)
  const faulty: [GraphDocument, string][] = [
    [{ ...xor(), zz: nested } as GraphDocument, 'documentTooDeep'],
    [{ ...xor(), id: '__proto__' }, 'documentBadId'],
    [{ ...xor(), zz: 'x'.repeat(33 * 2 ** 20) } as GraphDocument, 'documentTooLarge'],
  ]
  for (const [document, code] of faulty)
    expect(codeOf(await studio.projects.save({ document, path, stamp }, one))).toBe(code)
  expect(await readFile(path, 'utf8')).toBe(before)
})

test('a path without a name is refused; a file of another encoding is replaced only when the person wants it', async () => {
  const studio = await testStudio()
  for (const path of ['.', '..', './', 'folder/.'])
    expect(codeOf(await studio.projects.save({ document: xor(), path }, one))).toBe('badPath')
  expect(await readdir(studio.projectsFolder)).toEqual([])
  const path = join(studio.projectsFolder, 'p.neuroloom.json')
  await writeFile(path, Buffer.from(writeDocument(xor('é')), 'latin1'))
  expect(codeOf(await studio.projects.open(path, one))).toBe('notUtf8')
  expect(codeOf(await studio.projects.save({ document: xor(), path }, one))).toBe('notUtf8')
  expect(codeOf(await studio.projects.save({ document: xor(), path, force: true }, one))).toBe('ok')
})

test('many saves of one window at once leave a whole file: the last', async () => {
  const studio = await testStudio()
  const { path } = await saved(studio, xor(), 'p.neuroloom.json')
  const titles = Array.from({ length: 20 }, (_, i) => `title ${i}`)
  const results = await Promise.all(
    titles.map((title) => studio.projects.save({ document: xor(title), path, force: true }, one)),
  )
  expect(results.every((result) => result.ok)).toBe(true)
  expect(await readFile(path, 'utf8')).toBe(writeDocument(xor('title 19')))
  expect(await readdir(studio.projectsFolder)).toEqual(['p.neuroloom.json'])
})

test('two windows on one file: the second is told, a save of the one reaches the other, its own save conflicts', async () => {
  const studio = await testStudio()
  const { path, stamp } = await saved(studio, xor(), 'p.neuroloom.json')
  const opened = await studio.projects.open(path, two)
  expect(opened.ok && codesOf(opened.value?.notices ?? [])).toEqual(['openElsewhere'])
  const next = await saved(studio, xor('of the first'), path, { stamp })
  const news = () => studio.told.filter(({ name }) => name === 'project.changedOnDisk')
  await until('word to the second window', () => news().length > 0)
  expect(news()).toEqual([{ name: 'project.changedOnDisk', payload: { path, stamp: next.stamp }, to: two.id }])
  expect(codeOf(await studio.projects.save({ document: xor('of the second'), path, stamp }, two))).toBe('conflict')
  studio.gone(one.id)
  const later = await studio.projects.open(path, two)
  expect(later.ok && later.value?.notices).toEqual([])
})

test('a change by another program is told once, to who has the file open', async () => {
  const studio = await testStudio()
  const { path } = await saved(studio, xor(), 'p.neuroloom.json')
  await saved(studio, xor(), 'other.neuroloom.json')
  const reopened = await studio.projects.open(path, two)
  expect(reopened.ok).toBe(true)
  await writeFile(path, writeDocument(xor('from outside')))
  const news = () => studio.told.filter(({ name }) => name === 'project.changedOnDisk')
  await until('word', () => news().length > 0)
  await new Promise((settle) => setTimeout(settle, 500))
  expect(news().map(({ to }) => to)).toEqual([two.id])
})

test('places that cannot be written to end in a clear problem, and the file that was there stays', async () => {
  const studio = await testStudio({ confined: false })
  const save = async (path: string, extra: object = {}) =>
    codeOf(await studio.projects.save({ document: xor(), path, ...extra }, one))
  const folder = studio.projectsFolder
  await writeFile(join(folder, 'file'), '')
  await mkdir(join(folder, 'folder.json'))
  expect(await save(join(folder, 'missing', 'p.json'))).toBe('folderMissing')
  expect(await save(join(folder, 'file', 'p.json'))).toBe('notAFolder')
  expect(await save(join(folder, 'folder.json'))).toBe('isFolder')
  expect(await save(join(folder, `${'x'.repeat(300)}.json`))).toBe('nameTooLong')
  expect(await save(join(folder, 'nul\0.json'))).toBe('badPath')
  if (process.platform === 'linux')
    expect(['notAllowed', 'notWritable']).toContain(await save('/sys/kernel/p.neuroloom.json'))
  expect(await readdir(folder)).toEqual(['file', 'folder.json'])
})

test('a disk that is full: the problem says so, the old file is whole, no scraps are left', async (context) => {
  const folder = await temporaryFolder()
  const small = join(folder, 'small')
  await mkdir(small)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', small], { stdio: 'ignore' })
  } catch {
    return context.skip(
      'a small disk can be mounted by root only; the command line’s test covers it with a file size limit',
    )
  }
  try {
    const studio = await testStudio({ confined: false })
    const path = join(small, 'p.neuroloom.json')
    const { stamp } = await saved(studio, xor(), path)
    const before = await readFile(path, 'utf8')
    const large = {
      ...xor(),
      notes: [{ id: 'n', text: 'x'.repeat(200_000), position: { x: 0, y: 0 }, size: { width: 100, height: 100 } }],
    }
    const refused = await studio.projects.save({ document: large, path, stamp }, one)
    expect(codeOf(refused)).toBe('diskFull')
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await readdir(small)).toEqual(['p.neuroloom.json'])
    execFileSync('mount', ['-o', 'remount,ro', small])
    expect(codeOf(await studio.projects.save({ document: xor('later'), path, stamp }, one))).toBe('notWritable')
    expect(await readFile(path, 'utf8')).toBe(before)
  } finally {
    execFileSync('umount', [small])
  }
})

test('files that are no projects are refused with a reason, large ones before they are read', async () => {
  const studio = await testStudio()
  const put = async (name: string, text: string | Buffer) => {
    await writeFile(join(studio.projectsFolder, name), text)
    return codeOf(await studio.projects.open(name, one))
  }
  const whole = writeDocument(xor())
  expect(await put('empty.json', '')).toBe('documentEmpty')
  expect(await put('cut.json', whole.slice(0, whole.length / 2))).toBe('documentSyntax')
  expect(await put('binary.json', Buffer.from([0, 255, 254, 0, 1]))).toBe('notUtf8')
  expect(await put('list.json', '[]')).toBe('documentNotNeuroloom')
  expect(await put('deep.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`)).not.toBe('ok')
  expect(await put('proto.json', '{"format":"neuroloom","version":1,"__proto__":{"polluted":1}}')).not.toBe('ok')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(codeOf(await studio.projects.open('missing.json', one))).toBe('fileMissing')
  await mkdir(join(studio.projectsFolder, 'folder'))
  expect(codeOf(await studio.projects.open('folder', one))).toBe('isFolder')
  if (process.platform !== 'win32') {
    execFileSync('mkfifo', [join(studio.projectsFolder, 'pipe.json')])
    expect(codeOf(await studio.projects.open('pipe.json', one))).toBe('notAFile')
  }
  const huge = await open(join(studio.projectsFolder, 'huge.json'), 'w')
  await huge.truncate(100 * 2 ** 20)
  await huge.close()
  const began = process.memoryUsage().arrayBuffers
  expect(await studio.projects.open('huge.json', one)).toMatchObject({
    ok: false,
    error: { code: 'fileTooLarge', values: { megabytes: 100, limit: 64 } },
  })
  expect(process.memoryUsage().arrayBuffers - began).toBeLessThan(32 * 2 ** 20)
  expect(await studio.projects.recents()).toEqual([])
})

test('a cyclic network opens, and cannot be trained', async () => {
  const studio = await testStudio()
  const document = xor()
  const cyclic = {
    ...document,
    edges: [
      ...document.edges.filter(({ target }) => target.node !== 'hidden'),
      { id: 'back', source: { node: 'output', port: 'output' }, target: { node: 'hidden', port: 'input' } },
    ],
  }
  await writeFile(join(studio.projectsFolder, 'c.json'), writeDocument(cyclic))
  const opened = await studio.projects.open('c.json', one)
  expect(opened.ok && opened.value?.document.edges).toHaveLength(cyclic.edges.length)
  expect(await studio.runs.start({ document: cyclic }, one)).toMatchObject({
    ok: false,
    error: { code: 'notTrainable' },
  })
})

test('a project of a newer version is shown but not overwritten, not even on demand', async () => {
  const studio = await testStudio()
  const path = join(studio.projectsFolder, 'newer.json')
  const text = JSON.stringify({ ...xor(), version: 99, later: { things: 1 } })
  await writeFile(path, text)
  const opened = await studio.projects.open(path, one)
  if (!opened.ok || !opened.value) throw new Error('not opened')
  expect(opened.value.readOnly).toBe(true)
  const { document, stamp } = opened.value
  for (const extra of [{}, { force: true }]) {
    const request = { document, path, ...(stamp !== undefined && { stamp }), ...extra }
    expect(codeOf(await studio.projects.save(request, one))).toBe('newerFile')
  }
  expect(await readFile(path, 'utf8')).toBe(text)
})

test('a browser reaches the folder of projects and nothing else', async () => {
  const folder = await temporaryFolder()
  const projects = join(folder, 'projects')
  await mkdir(join(projects, 'inner'), { recursive: true })
  await writeFile(join(folder, 'secret.json'), writeDocument(xor()))
  await mkdir(join(folder, 'projects-of-others'))
  await writeFile(join(folder, 'projects-of-others', 'p.json'), writeDocument(xor()))
  await symlink(folder, join(projects, 'out'))
  await symlink(join(folder, 'secret.json'), join(projects, 'link.json'))
  const studio = await testStudio({ userData: join(folder, 'data'), projects })
  const escapes = [
    '../secret.json',
    join(folder, 'secret.json'),
    'inner/../../secret.json',
    'out/secret.json',
    'link.json',
    '/etc/passwd',
    join(folder, 'projects-of-others', 'p.json'),
  ]
  for (const path of escapes) {
    expect([path, codeOf(await studio.projects.open(path, one))]).toEqual([path, 'outsideProjects'])
    expect([
      path,
      codeOf(await studio.projects.save({ document: xor(), path: path.replace('passwd', 'p.json'), force: true }, one)),
    ]).toEqual([path, 'outsideProjects'])
  }
  expect(codeOf(await studio.projects.folder('..'))).toBe('outsideProjects')
  expect(codeOf(await studio.projects.folder('out'))).toBe('outsideProjects')
  expect(codeOf(await studio.exports.write({ document: xor(), format: 'python-keras', path: '../x.py' }, one))).toBe(
    'outsideProjects',
  )
  await saved(studio, xor(), 'inner/p')
  const listing = await studio.projects.folder(undefined)
  expect(listing).toMatchObject({ ok: true, value: { folder: projects, entries: [{ name: 'inner', kind: 'folder' }] } })
  expect(listing.ok && listing.value.parent).toBeUndefined()
  const inner = await studio.projects.folder('inner')
  expect(inner).toMatchObject({
    ok: true,
    value: { parent: projects, entries: [{ name: 'p.neuroloom.json', kind: 'project' }] },
  })
})

test('without a path, and without the system’s dialogs, the page is told to ask', async () => {
  const studio = await testStudio()
  expect(codeOf(await studio.projects.open(undefined, one))).toBe('pathNeeded')
  expect(codeOf(await studio.projects.save({ document: xor() }, one))).toBe('pathNeeded')
  expect(codeOf(await studio.exports.write({ document: xor(), format: 'python-keras' }, one))).toBe('pathNeeded')
})

test('a new file does not replace one that is there', async () => {
  const studio = await testStudio()
  await saved(studio, xor('first'), 'p')
  expect(codeOf(await studio.projects.save({ document: xor('second'), path: 'p', saveAs: true }, one))).toBe(
    'fileExists',
  )
  expect((await studio.projects.save({ document: xor('second'), path: 'p', saveAs: true, force: true }, one)).ok).toBe(
    true,
  )
})

test('system dialogs: canceled is no problem, and a file confirmed there is replaced', async () => {
  const answers: (string | undefined)[] = []
  const ask = () => Promise.resolve(answers.shift())
  const studio = await testStudio({
    confined: false,
    dialogs: { openProject: ask, saveProject: ask, exportTo: ask, importFrom: ask, reveal: () => Promise.resolve() },
  })
  answers.push(undefined, undefined, undefined)
  expect(await studio.projects.open(undefined, one)).toEqual({ ok: true, value: null })
  expect(await studio.projects.save({ document: xor() }, one)).toEqual({ ok: true, value: null })
  expect(await studio.exports.write({ document: xor(), format: 'python-keras' }, one)).toEqual({
    ok: true,
    value: null,
  })
  const path = join(studio.projectsFolder, 'p.json')
  await writeFile(path, writeDocument(xor('before')))
  answers.push(path)
  expect((await studio.projects.save({ document: xor('after') }, one)).ok).toBe(true)
  expect(await readFile(path, 'utf8')).toContain('after')
  // The extension is added after the dialog, so nobody confirmed that this file may go.
  await writeFile(join(studio.projectsFolder, 'q.neuroloom.json'), writeDocument(xor('before')))
  answers.push(join(studio.projectsFolder, 'q'))
  expect(codeOf(await studio.projects.save({ document: xor('after') }, one))).toBe('fileExists')
})
