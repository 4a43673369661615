import type { EmscriptenModule, WasmModule } from './EmscriptenModule'

/** The memory in which the program keeps its tensors, and whether threads share it. */
export function memoryOf(module: WasmModule): { memory: WebAssembly.Memory; shared: boolean } {
  const { wasmMemory, asm } = module as unknown as EmscriptenModule
  if (wasmMemory) return { memory: wasmMemory, shared: true }
  // The plain glue keeps it to itself, under a shortened name among what the program exports.
  const memory = Object.values(asm).find((value) => value instanceof WebAssembly.Memory)
  if (!memory) throw new Error('The WebAssembly program exports no memory.')
  return { memory, shared: false }
}
