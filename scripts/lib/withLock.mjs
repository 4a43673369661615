import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './say.mjs'

const beatMs = 5_000
const staleMs = 60_000

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** True where the holder died without letting go: its process is gone, or its heartbeat stopped (another machine's pid says nothing here). */
function isStale(file) {
  try {
    const { pid, host } = JSON.parse(readFileSync(file, 'utf8'))
    if (host === hostname() && !isAlive(pid)) return true
  } catch {
    // Half-written or just gone: its age decides.
  }
  try {
    return Date.now() - statSync(file).mtimeMs > staleMs
  } catch {
    return false
  }
}

function tryTake(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (!isStale(file)) return false
  // Rename before removing: of several waiters one wins, so nobody deletes a lock that was taken meanwhile.
  const grave = `${file}.${process.pid}.stale`
  try {
    renameSync(file, grave)
    rmSync(grave, { force: true })
  } catch {
    // Another waiter was faster.
  }
  return tryTake(file)
}

/**
 * Does work that only one process at a time may do; waits for the others and says so.
 * @template T
 * @param {string} file the lock file
 * @param {string | (() => void)} wait what the others are doing, for the waiting line; or what to do once, when we have to wait
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, wait, work) {
  mkdirSync(dirname(file), { recursive: true })
  let told = false
  while (!tryTake(file)) {
    if (!told && typeof wait === 'function') wait()
    else if (!told) say(`Waiting for another Neuroloom process: ${wait} ...`)
    told = true
    await sleep(200)
  }
  const release = () => rmSync(file, { force: true })
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {
      // The folder was removed under us; there is nothing left to guard.
    }
  }, beatMs)
  beat.unref()
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.off('exit', release)
    release()
  }
}
