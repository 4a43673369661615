import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach } from 'vitest'
import { builtFile } from './built'
import { temporaryFolder } from './folders'

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Where the commands of a test run; its user data are in `data`. */
export let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
})

export const start = (words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, [builtFile('cli.js'), ...words], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C', NEUROLOOM_USER_DATA: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
/** Runs the built command line to its end. */
export function run(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const child = start(words, env)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((settle) => child.on('close', (code) => settle({ code, out, err })))
}
/** Puts a file into the folder; gives its name. */
export const put = async (name: string, content: object | string): Promise<string> => {
  await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}
export const codeOf = async (...words: string[]): Promise<number | null> => (await run(words)).code
