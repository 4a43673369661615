import { wasmWorkerContents } from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.worker.js'

/**
 * The program of one thread as a `data:` module, so that no further file has to be found beside a bundle or inside an
 * archive. It has no `require` of its own, and gets the glue's text in place of a path to import scripts from.
 *
 * @param glue the text of the threaded glue's factory function
 */
export function threadWorkerUrl(glue: string): URL {
  // A line feed inside one of its string literals came out of the package's template literal as a real one.
  const program = wasmWorkerContents.replace('"use strict";', '').replace(/\n/g, '\\n')
  const text = [
    `import { createRequire } from 'node:module'`,
    `const require = createRequire('file:///')`,
    `const __filename = 'glue'`,
    program,
    `globalThis.importScripts = () => (0, eval)(${JSON.stringify(`var _scriptDir, __dirname = '', WasmBackendModuleThreadedSimd = ${glue}`)})`,
  ].join('\n')
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`)
}
