import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { script } from './load'
import { temporaryFolder } from './temporaryFolder'

/**
 * A process that installs `folder` slowly: two files, and a line in `log` for each time it really does the work.
 *
 * @param kill What ends it in the middle of the work.
 */
function install(folder: string, log: string, kill?: NodeJS.Signals): Promise<number | null> {
  const at = (path: string) => JSON.stringify(pathToFileURL(script(path)).href)
  const code = `
    const { appendFileSync, writeFileSync } = await import('node:fs')
    const { installFolder } = await import(${at('lib/installFolder.mjs')})
    const { runMain } = await import(${at('lib/runMain.mjs')})
    await runMain(() => installFolder(${JSON.stringify(folder)}, 'it installs', async (temporary) => {
      appendFileSync(${JSON.stringify(log)}, 'x')
      writeFileSync(temporary + '/one', '1')
      await new Promise((done) => setTimeout(done, 500))
      writeFileSync(temporary + '/two', '2')
    }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' })
  const looking = kill && setInterval(() => existsSync(log) && child.kill(kill), 20)
  child.on('close', () => clearInterval(looking))
  return new Promise((done) => child.on('close', done))
}

test('two processes at once: one does the work, both find it done', async () => {
  const parent = temporaryFolder()
  const folder = join(parent, 'thing')
  const log = join(parent, 'log')
  expect(await Promise.all([install(folder, log), install(folder, log), install(folder, log)])).toEqual([0, 0, 0])
  expect(readFileSync(log, 'utf8')).toBe('x')
  expect(readdirSync(folder).sort()).toEqual(['one', 'two'])
  expect(readdirSync(parent).sort()).toEqual(['log', 'thing'])
})

test.each(['SIGTERM', 'SIGKILL'] as const)(
  '%s in the middle leaves nothing half-made, and the next run succeeds',
  async (signal) => {
    const parent = temporaryFolder()
    const folder = join(parent, 'thing')
    const log = join(parent, 'log')
    await install(folder, log, signal)
    expect(readFileSync(log, 'utf8')).toBe('x')
    expect(existsSync(folder)).toBe(false)
    if (signal === 'SIGTERM') expect(readdirSync(parent)).toEqual(['log'])
    expect(await install(folder, log)).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['one', 'two'])
    expect(readdirSync(parent).sort()).toEqual(['log', 'thing'])
  },
)

test('a lock of a process that is gone is taken over', async () => {
  const parent = temporaryFolder()
  const folder = join(parent, 'thing')
  writeFileSync(`${folder}.lock`, JSON.stringify({ pid: 2 ** 22 + 1, host: (await import('node:os')).hostname() }))
  expect(await install(folder, join(parent, 'log'))).toBe(0)
})
