import { basename } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Result } from '@shared/result'
import type { Imported } from '../../import/defineImporter'
import { importFailure } from '../../import/importProblem'

/** Longest that a file may take, s: the largest real ones take a tenth of it. */
const PATIENCE = 60
/** Memory for descriptions and what is made of them, MB; arrays of numbers lie outside. */
const MEMORY = 1024

/**
 * Reads a network in a thread of its own, so that a file that was made to do harm ends with it: in bounded time, with bounded memory.
 *
 * @param script The built reader.
 */
export function readInThread(script: string, path: string, patience = PATIENCE): Promise<Result<Imported>> {
  const name = basename(path)
  return new Promise((settle) => {
    const worker = new Worker(script, {
      workerData: { path },
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    })
    const end = (result: Result<Imported>): void => {
      clearTimeout(timer)
      settle(result)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(importFailure('importTimeout', { name, seconds: patience })), patience * 1000)
    worker.on('message', (result: Result<Imported>) => end(result))
    worker.on('error', (error) => end(importFailure('importCrashed', { name }, error)))
    worker.on('exit', (code) => end(importFailure('importCrashed', { name }, `exit ${code}`)))
  })
}
