import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'

/** The running WebAssembly program, as `BackendWasm` wants it. */
export type WasmModule = ConstructorParameters<typeof BackendWasm>[0]

type CFunction = (...args: number[]) => number

/** Emscripten's module before TensorFlow.js's own names are put on it. */
export interface EmscriptenModule {
  cwrap(name: string, result: 'number' | null, args: 'number'[]): CFunction
  readonly asm: Record<string, unknown>
  readonly wasmMemory?: WebAssembly.Memory
  readonly PThread?: { unusedWorkers: ThreadWorker[] }
}

export interface ThreadWorker {
  terminate(): Promise<number>
}

export interface EmscriptenSettings {
  locateFile(path: string): string | URL
  instantiateWasm(imports: WebAssembly.Imports, receive: Receive): object
  onAbort(reason: unknown): void
}

type Receive = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void

export type EmscriptenFactory = (settings: EmscriptenSettings) => Promise<EmscriptenModule>
