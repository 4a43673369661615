import { createRequire } from 'node:module'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, problem, type Result } from '@shared/result'
import { tf } from '../tfcore'
import type { Binding } from './binding'
import { findForeign } from './findForeign'

/** File of the native module inside the library's folder, beside the libraries it loads. */
const MODULE = 'tfjs_binding.node'

/** TensorFlow's native library, opened as the backend `tensorflow`. */
export interface NativeLibrary {
  /** TensorFlow's own version. */
  readonly version: string
  readonly gpu: boolean
}

const refused = (code: string, message: string, cause?: unknown, values: Record<string, string> = {}) =>
  fail(problem(code, message, values, cause))

/**
 * Loads TensorFlow's native library from a folder and registers it. A process can load it once, with one number of threads.
 *
 * @param intraOpThreads Threads that share one operation; fixed when the library loads.
 */
export async function openNative(
  folder: string | undefined,
  intraOpThreads: number | undefined,
): Promise<Result<NativeLibrary>> {
  if (folder === undefined) return refused('backend.nativeMissing', 'TensorFlow’s native library is not installed.')
  const file = join(folder, MODULE)
  if (!existsSync(file))
    return refused('backend.nativeMissing', `TensorFlow’s native library is not in ${folder}.`, undefined, { folder })
  try {
    // The library prints what it finds of the processor; only its errors are of use here.
    process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2'
    // Off by default on some processors, where convolutions then take twice as long.
    process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1'
    if (intraOpThreads !== undefined) process.env['TF_NUM_INTRAOP_THREADS'] ??= String(intraOpThreads)
    // From a path that is known when it runs only, and so by a `require` that no bundler sees.
    const binding = createRequire(file)(file) as Binding
    const { createNativeBackend } = await import('./createNativeBackend')
    const backend = createNativeBackend(binding)
    tf.registerBackend('tensorflow', () => backend, 3)
    return ok({ version: binding.TF_Version, gpu: backend.isUsingGpuDevice })
  } catch (cause) {
    const foreign = findForeign(folder)
    if (foreign)
      return refused('backend.nativeForeign', `${foreign.file} in ${folder} is for ${foreign.processor}.`, cause, {
        folder,
        here: process.arch,
        ...foreign,
      })
    return refused('backend.nativeBroken', `TensorFlow’s native library in ${folder} cannot be loaded.`, cause, {
      folder,
    })
  }
}
