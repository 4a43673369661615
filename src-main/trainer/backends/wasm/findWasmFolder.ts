import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { wasmFiles } from './wasmFiles'

/**
 * The folder of the WebAssembly binaries: `wasm` beside the built program (or one level up, when this code landed in a
 * chunk), else the installed package. Undefined when neither has them.
 */
export function findWasmFolder(): string | undefined {
  const here = typeof __dirname === 'string' ? __dirname : process.cwd()
  const folders = [join(here, 'wasm'), join(here, '..', 'wasm'), ...packageFolder(here)]
  return folders.find((folder) => existsSync(join(folder, wasmFiles.plain)))
}

function packageFolder(from: string): string[] {
  try {
    return [dirname(createRequire(join(from, 'index.js')).resolve('@tensorflow/tfjs-backend-wasm'))]
  } catch {
    return []
  }
}
