import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import plainFactory from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js'
import threadedFactory from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js'
import { fail, ok, problem, type Result } from '@shared/result'
import type { EmscriptenFactory, EmscriptenModule, WasmModule } from './EmscriptenModule'
import { keepListeners } from './keepListeners'
import { wasmFiles, type WasmVariant } from './wasmFiles'

/** The glue waits for its workers without end: after so many ms they will not come. */
const startLimit = 10_000

class StuckError extends Error {}

export interface StartWasmOptions {
  /** The folder of the binaries. */
  readonly folder: string
  readonly variant: WasmVariant
}

/**
 * What stands in for the glue's workers: threads of our own do their work, and the program is told to use none. As a
 * `data:` module it needs no file beside the bundle.
 */
const idleWorker = new URL(
  `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => parentPort.postMessage({ cmd: 'loaded' }))`)}`,
)

/**
 * Reads and starts one WebAssembly binary. The file is read here, not by Emscripten's glue, which would look beside the
 * bundle and end the process where it finds nothing.
 */
export async function startWasm(options: StartWasmOptions): Promise<Result<WasmModule>> {
  const file = join(options.folder, wasmFiles[options.variant])
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (cause) {
    return fail(
      problem('backend.wasmMissing', `The calculation engine's file ${file} cannot be read.`, { file }, cause),
    )
  }
  try {
    return ok(withNames(await start(bytes, options)))
  } catch (cause) {
    return fail(
      problem('backend.wasmBroken', `The calculation engine's file ${file} cannot be started.`, { file }, cause),
    )
  }
}

async function start(bytes: Uint8Array, { variant }: StartWasmOptions): Promise<EmscriptenModule> {
  const factory = (variant === 'threads' ? threadedFactory : plainFactory) as unknown as EmscriptenFactory
  const restoreListeners = keepListeners()
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<EmscriptenModule>((resolve, reject) => {
      const module = factory({
        // Only the threaded glue asks, for its workers' program; it starts eight and waits for them.
        locateFile: () => (variant === 'threads' ? idleWorker : variant),
        instantiateWasm: (imports, receive) => {
          const started = WebAssembly.instantiate(bytes as BufferSource, imports)
          started.then(({ instance, module }) => receive(instance, module)).catch(reject)
          return {}
        },
        onAbort: (reason) => reject(new Error(String(reason))),
      })
      module.then(resolve, reject)
      timer = setTimeout(() => reject(new StuckError()), startLimit)
    })
  } finally {
    clearTimeout(timer)
    restoreListeners()
  }
}

function withNames(module: EmscriptenModule): WasmModule {
  const c = (name: string, args: number, result: 'number' | null = null) =>
    module.cwrap(name, result, new Array<'number'>(args).fill('number'))
  const tfjs = {
    init: c('init', 0),
    initWithThreadsCount: c('init_with_threads_count', 1),
    getThreadsCount: c('get_threads_count', 0, 'number'),
    registerTensor: c('register_tensor', 3),
    disposeData: c('dispose_data', 1),
    dispose: disposer(c('dispose', 0)),
  }
  return Object.assign(module, { tfjs }) as unknown as WasmModule
}

function disposer(dispose: () => void): () => void {
  return () => {
    const restoreListeners = keepListeners()
    dispose()
    restoreListeners()
  }
}
