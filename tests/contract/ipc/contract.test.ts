import { describeProblem } from '@shared/describeProblem'
import { contract, type StudioContract } from '@shared/ipc/contract'
import type { Handlers } from '@shared/ipc/defineContract'
import { clientMessage } from '@shared/ipc/wire'
import { ok, problem } from '@shared/result'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dispatch } from '../../../src-main/dispatch'
import { ROOT } from '../../support/built'
import { testStudio } from '../../support/testStudio'

const caller = { id: 'window' }
const names = Object.keys(contract.calls)
const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

test('every call has a handler, and there are no others', async () => {
  const studio = await testStudio()
  expect(Object.keys(studio.handlers).sort()).toEqual([...names].sort())
})

test('no input of a wrong kind reaches a handler, and whatever comes, the answer is a value', async () => {
  const reached: string[] = []
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (): Promise<unknown> => {
        reached.push(name)
        return Promise.resolve(ok(null))
      },
    ]),
  ) as unknown as Handlers<StudioContract>
  const hostile: unknown[] = [
    null,
    0,
    '',
    'x',
    [],
    [1],
    { path: 7 },
    { path: '' },
    { runId: '../x' },
    { runId: 'a'.repeat(65) },
    { __proto__: null, document: 1 },
    new Date(),
    () => 1,
    Symbol('x'),
    10n,
  ]
  for (const name of names) {
    for (const input of hostile) {
      const before = reached.length
      const answer = await dispatch(contract, handlers, name, input, caller)
      const takesIt = contract.calls[name as keyof typeof contract.calls].input.safeParse(input).success
      expect([name, answer.ok, reached.length - before]).toEqual([name, takesIt, takesIt ? 1 : 0])
    }
  }
})

test('values nested too deep are refused before they are walked, without a trace on the wire', async () => {
  const studio = await testStudio()
  for (const depth of [100, 7_000, 200_000]) {
    const nested: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth))
    for (const name of ['project.save', 'project.autosave', 'run.start', 'export.write'] as const) {
      const answer = await dispatch(contract, studio.handlers, name, { document: { params: nested } }, caller)
      expect(answer).toMatchObject({ ok: false, error: { code: 'documentTooDeep' } })
    }
  }
  const broken = { 'settings.get': () => Promise.reject(new Error('x')) } as unknown as Handlers<StudioContract>
  const answer = await dispatch(contract, broken, 'settings.get', undefined, caller)
  expect(JSON.stringify(answer)).not.toContain('    at ')
})

test('a handler that throws, or rejects with anything, is answered as a problem', async () => {
  for (const thrown of [new Error('x'), 'text', undefined, null, { a: 1 }]) {
    const handlers = { 'settings.get': () => Promise.reject(thrown) } as unknown as Handlers<StudioContract>
    expect(await dispatch(contract, handlers, 'settings.get', undefined, caller)).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    })
  }
  const synchronous = {
    'settings.get': () => {
      throw new Error('now')
    },
  } as unknown as Handlers<StudioContract>
  expect(await dispatch(contract, synchronous, 'settings.get', undefined, caller)).toMatchObject({
    ok: false,
    error: { code: 'internal' },
  })
})

test('names that objects have by nature are not calls', async () => {
  const studio = await testStudio()
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'run', 'run.'])
    expect(await dispatch(contract, studio.handlers, name, undefined, caller)).toMatchObject({
      ok: false,
      error: { code: 'unknownCall' },
    })
})

test('a call without input survives JSON', () => {
  expect(
    clientMessage.safeParse(JSON.parse(JSON.stringify({ id: 0, call: 'app.info', input: undefined }))).success,
  ).toBe(true)
})

test('every problem of the services has its sentence in both languages', () => {
  const made = [
    'src-main/services',
    'src-main/server',
    'src-main/export',
    'src-main/dispatch.ts',
    'src-main/handlers.ts',
    'src-renderer/bridge',
  ]
    .flatMap((path) => (path.endsWith('.ts') ? [join(ROOT, path)] : files(path)))
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8')
      const ofSystem = path.endsWith('toFileProblem.ts') ? [...text.matchAll(/: \['(\w+)', '/g)] : []
      return [...text.matchAll(/problem\(\s*'(\w+)'/g), ...ofSystem].map(([, code = '']) => code)
    })
  expect(made.length).toBeGreaterThan(40)
  const silent = [...new Set(made)].filter((code) => {
    const [uk, en] = (['uk', 'en'] as const).map((language) => describeProblem(problem(code, ''), language))
    return !uk || !en || uk === en || !/[а-яіїєґ]/i.test(uk)
  })
  expect(silent).toEqual([])
})

test('no name of a call or stream, and no channel, is written anywhere but where it belongs', () => {
  const quoted = new RegExp(
    `['"\`](${[...names, ...Object.keys(contract.streams)].map((name) => name.replace('.', '\\.')).join('|')})['"\`]`,
  )
  const allowed =
    /src-main\/(handlers|composition|desktop\/(index|buildMenu|StudioWindow|StudioWindows)|server\/startServer|cli\/commands\/\w+)\.ts$/
  const offenders = files('src-main').filter((path) => !allowed.test(path) && quoted.test(readFileSync(path, 'utf8')))
  expect(offenders).toEqual([])
})
