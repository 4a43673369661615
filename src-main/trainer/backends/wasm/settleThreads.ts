import type { EmscriptenModule, WasmModule } from './EmscriptenModule'

/** Ends the worker threads that the glue started in reserve, and lets the process end while the others still run. */
export function settleThreads(module: WasmModule): void {
  const { PThread } = module as unknown as EmscriptenModule
  if (!PThread) return
  for (const worker of PThread.unusedWorkers) void worker.terminate()
  PThread.unusedWorkers = []
  for (const worker of PThread.runningWorkers) worker.unref()
}
