import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import plainFactory from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js'
import threadedFactory from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js'
import { fail, ok, problem, type Result } from '@shared/result'
import type { EmscriptenFactory, EmscriptenModule, WasmModule } from './EmscriptenModule'
import { keepListeners } from './keepListeners'
import { threadWorkerUrl } from './threadWorkerUrl'
import { wasmFiles, type WasmVariant } from './wasmFiles'

export interface StartWasmOptions {
  /** The folder of the binaries. */
  readonly folder: string
  readonly variant: WasmVariant
  /** Threads for matrix products and convolutions, this one included; only the `threads` variant has more than one. */
  readonly threads: number
}

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

async function start(bytes: Uint8Array, { variant, threads }: StartWasmOptions): Promise<EmscriptenModule> {
  const factory = (variant === 'threads' ? threadedFactory : plainFactory) as unknown as EmscriptenFactory
  const restoreListeners = keepListeners()
  try {
    return await new Promise<EmscriptenModule>((resolve, reject) => {
      const module = factory({
        // Only the threaded glue reads these two: a name for its own text, and where a worker's program is.
        mainScriptUrlOrBlob: 'glue',
        locateFile: () => (variant === 'threads' ? threadWorkerUrl(threadedFactory.toString()) : variant),
        instantiateWasm: (imports, receive) => {
          const started = WebAssembly.instantiate(bytes as BufferSource, withCores(imports, 2 * threads))
          started.then(({ instance, module }) => receive(instance, module)).catch(reject)
          return {}
        },
        onAbort: (reason) => reject(new Error(String(reason))),
      })
      module.then(resolve, reject)
    })
  } finally {
    restoreListeners()
  }
}

/** The program takes half of the cores it is told of as an upper limit on threads, so it must be told of enough. */
function withCores(imports: WebAssembly.Imports, cores: number): WebAssembly.Imports {
  const env = imports.env as WebAssembly.ModuleImports
  if (!('emscripten_num_logical_cores' in env)) return imports
  return { ...imports, env: { ...env, emscripten_num_logical_cores: () => cores } }
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
