import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { NativeState } from '@shared/ipc/nativeState'

/** Name of the folder in the cache, as scripts/lib/native/source.mjs makes it (a test compares the two). */
const NAME = `native-2.21.0-${process.platform}-${process.arch}-r1`
const SYSTEMS = ['linux-x64', 'linux-arm64', 'darwin-arm64']

const facts = z.object({
  version: z.string(),
  flavor: z.enum(['cpu', 'cuda']),
  size: z.number(),
  noCard: z.string().optional(),
})

/** True where there is such a library at all. */
export const isNativeSystem = (): boolean => SYSTEMS.includes(`${process.platform}-${process.arch}`)

/** Where the install puts it. */
export function standardNativeFolder(env: NodeJS.ProcessEnv): string {
  const cache = env['NEUROLOOM_CACHE']
  if (cache) return join(resolve(cache), NAME)
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'neuroloom', NAME)
}

/** What lies in a folder; `undefined`: no whole library. */
async function read(folder: string): Promise<Extract<NativeState, { status: 'ready' }> | undefined> {
  try {
    const found = facts.parse(JSON.parse(await readFile(join(folder, 'native.json'), 'utf8')))
    return { status: 'ready', folder, ...found }
  } catch {
    return undefined
  }
}

/** The folder that `$NEUROLOOM_NATIVE` names, if no library lies there. */
export async function wrongNative(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const given = env['NEUROLOOM_NATIVE']
  return given && !(await read(resolve(given))) ? given : undefined
}

/** The installed library: the one that `$NEUROLOOM_NATIVE` names, else the one in the cache. */
export async function findNative(env: NodeJS.ProcessEnv): ReturnType<typeof read> {
  const given = env['NEUROLOOM_NATIVE']
  return (given ? await read(resolve(given)) : undefined) ?? read(standardNativeFolder(env))
}
