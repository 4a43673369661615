import { createHash, randomBytes } from 'node:crypto'
import { link, open, readFile, realpath, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, problem, type Result } from '@shared/result'
import { processRuns } from '../processRuns'

const BEAT_MS = 5_000
/** A lock this old was left behind on another computer, or its process number was given to another program. */
const STALE_MS = 60_000

/** The lock of a file lies beside it, whatever link leads there, so that studios on other computers see it too. */
async function lockOf(path: string): Promise<string> {
  const target = await realpath(path).catch(async () => {
    const folder = await realpath(dirname(path)).catch(() => dirname(path))
    return join(folder, basename(path))
  })
  const name = createHash('sha256').update(basename(target)).digest('hex').slice(0, 16)
  return join(dirname(target), `.neuroloom-${name}.lock`)
}

/** Makes the lock; `false`: it is there already. */
async function take(lock: string, content: string): Promise<boolean> {
  const handle = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return undefined
    throw error
  })
  if (!handle) return false
  try {
    await handle.writeFile(content)
    return true
  } catch (error) {
    await rm(lock, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

/** What the lock holds, if whoever made it is gone. */
async function staleContent(lock: string): Promise<string | undefined> {
  try {
    const { mtimeMs } = await stat(lock)
    const content = await readFile(lock, 'utf8')
    const [pid = '', host = ''] = content.split(' ')
    const gone = host === hostname() && !processRuns(Number(pid))
    return gone || Date.now() - mtimeMs > STALE_MS ? content : undefined
  } catch {
    return undefined
  }
}

/** Takes a lock away that was left behind; one that another process made meanwhile is put back. */
async function bury(lock: string, left: string): Promise<void> {
  const grave = `${lock}-${randomBytes(6).toString('hex')}`
  try {
    await rename(lock, grave)
    const found = await readFile(grave, 'utf8')
    // Not every file system has hard links.
    if (found !== left) await link(grave, lock).catch(() => take(lock, found))
  } catch {
    // Another process was faster.
  } finally {
    await rm(grave, { force: true }).catch(() => undefined)
  }
}

/** Lets go of the lock, unless it was taken for stale and is another's by now. */
async function release(lock: string, content: string): Promise<void> {
  try {
    if ((await readFile(lock, 'utf8')) === content) await rm(lock, { force: true })
  } catch {
    // It is gone, or goes when it is stale.
  }
}

/**
 * Does work on a file that no two programs of ours may do at once: what one reads of it stays true until it has written. Waits for
 * the others for `patience` ms. A lock that a crash left behind does not count.
 *
 * @throws Where the folder takes no new file.
 */
export async function withFileLock<T>(
  path: string,
  work: () => Promise<Result<T>>,
  patience = 10_000,
): Promise<Result<T>> {
  const lock = await lockOf(path)
  const content = `${process.pid} ${hostname()} ${randomBytes(6).toString('hex')}`
  const end = Date.now() + patience
  while (!(await take(lock, content))) {
    const left = await staleContent(lock)
    if (left !== undefined) await bury(lock, left)
    else if (Date.now() > end)
      return fail(problem('fileBusy', 'Another program holds this file.', { path, name: basename(path) }))
    else await sleep(5 + Math.random() * 20)
  }
  const beat = setInterval(() => void utimes(lock, new Date(), new Date()).catch(() => undefined), BEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    await release(lock, content)
  }
}
