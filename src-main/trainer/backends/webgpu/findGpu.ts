import { fail, ok, type Result } from '@shared/result'
import { trainerFailure, trainerProblem } from '@shared/training/problems/trainerProblem'

/**
 * The browser's door to graphics cards; in Node that of the package `webgpu` (Dawn), which is not on every computer. TensorFlow.js looks
 * for it at `navigator.gpu`, and for the names of the standard among the globals.
 */
export async function findGpu(): Promise<Result<GPU>> {
  const here = globalThis.navigator as Navigator | undefined
  if (here?.gpu) return ok(here.gpu)
  // Dawn hands out memory of its own, which Electron's V8 refuses.
  if (process.versions['electron'] !== undefined) return trainerFailure('backend.webgpuElectron')
  let dawn: typeof import('webgpu')
  try {
    dawn = await import('webgpu')
  } catch (cause) {
    const missing = (cause as { readonly code?: unknown }).code === 'ERR_MODULE_NOT_FOUND'
    return fail(trainerProblem(missing ? 'backend.webgpuMissing' : 'backend.webgpuBroken', {}, cause))
  }
  const gpu = dawn.create([])
  Object.assign(globalThis, dawn.globals)
  if (here) Object.defineProperty(here, 'gpu', { value: gpu })
  else Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true })
  return ok(gpu)
}
