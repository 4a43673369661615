import type { EmscriptenModule, WasmModule } from './EmscriptenModule'

/** Ends the worker threads that the threaded program's glue keeps in reserve. */
export function endWorkers(module: WasmModule): void {
  const { PThread } = module as unknown as EmscriptenModule
  if (!PThread) return
  for (const worker of PThread.unusedWorkers) void worker.terminate()
  PThread.unusedWorkers = []
}
