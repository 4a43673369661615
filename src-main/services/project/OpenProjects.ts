import { unwatchFile, watch, watchFile, type FSWatcher } from 'node:fs'
import { basename, dirname } from 'node:path'
import { readTextFile } from '../files/readTextFile'

interface OpenFile {
  /** Stamp that each window or tab last read or wrote. */
  readonly stamps: Map<string, string>
  readonly stopWatching: () => void
}

const SETTLE_MS = 150

/** Which window or tab has which file open, and who must be told when somebody else writes it. A client has one file at a time. */
export class OpenProjects {
  private readonly files = new Map<string, OpenFile>()
  private readonly current = new Map<string, string>()

  constructor(private readonly changed: (caller: string, path: string, stamp: string) => void) {}

  /** Whether another client has this file open. */
  isOpenElsewhere(path: string, caller: string): boolean {
    return [...(this.files.get(path)?.stamps.keys() ?? [])].some((other) => other !== caller)
  }

  /** The client now works on this file in the state of this stamp. Others who have an older state are told. */
  hold(caller: string, path: string, stamp: string): void {
    if (this.current.get(caller) !== path) this.release(caller)
    const file = this.files.get(path) ?? { stamps: new Map<string, string>(), stopWatching: this.watch(path) }
    this.files.set(path, file)
    this.current.set(caller, path)
    file.stamps.set(caller, stamp)
    this.tell(path, stamp)
  }

  /** The client closed, or works on something that is not in a file. */
  release(caller: string): void {
    const path = this.current.get(caller)
    this.current.delete(caller)
    const file = path === undefined ? undefined : this.files.get(path)
    if (path === undefined || !file) return
    file.stamps.delete(caller)
    if (file.stamps.size > 0) return
    file.stopWatching()
    this.files.delete(path)
  }

  releaseAll(): void {
    for (const caller of [...this.current.keys()]) this.release(caller)
  }

  /** Each change is told once: the new stamp is remembered as seen. */
  private tell(path: string, stamp: string): void {
    const stamps = this.files.get(path)?.stamps ?? new Map<string, string>()
    for (const [caller, seen] of stamps) {
      if (seen === stamp) continue
      stamps.set(caller, stamp)
      this.changed(caller, path, stamp)
    }
  }

  private watch(path: string): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        void readTextFile(path).then((file) => {
          if (file.ok) this.tell(path, file.value.stamp)
        })
      }, SETTLE_MS)
      timer.unref()
    }
    const stop = watchPath(path, look)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }
}

/** Watches the folder, because an atomic write replaces the file; asks the clock where the system can watch no more. */
function watchPath(path: string, look: () => void): () => void {
  const poll = () => {
    watchFile(path, { interval: 2000, persistent: false }, look)
    return () => unwatchFile(path, look)
  }
  let watcher: FSWatcher
  try {
    watcher = watch(dirname(path), { persistent: false })
  } catch {
    return poll()
  }
  let stop = () => watcher.close()
  watcher.on('change', (_kind, name) => {
    if (name === null || name.toString() === basename(path)) look()
  })
  watcher.on('error', () => {
    watcher.close()
    stop = poll()
  })
  return () => stop()
}
