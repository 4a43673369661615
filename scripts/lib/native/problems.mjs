import { Problem } from '../Problem.mjs'
import { nativeVersion } from './source.mjs'

const what = `TensorFlow ${nativeVersion}’s native library could not be installed.`

/** Code -> what to do. The studio words these codes in the person's language. */
const todos = {
  unsupported: 'nothing: training runs on WebAssembly',
  noPackages: 'run npm start or npm test, which install the npm packages',
  noPython: 'install Python 3 with pip (Debian: python3-pip)',
  noCompiler: 'install a C++ compiler (Debian: g++; macOS: xcode-select --install)',
  noSpace: 'free some space, or set NEUROLOOM_CACHE to a folder on a larger disk',
  network: 'check the network connection, or set up pip for your package index',
  checksum: 'check what your package index serves, and run the command again',
  damaged: 'run the command again: the file is downloaded anew',
  wrongArchitecture: 'use a Node and an index for this computer’s architecture',
  compile: 'install a compiler that knows C++17',
  cache: 'set NEUROLOOM_CACHE to a folder that can be written to',
  givenBroken: 'install it anew, or start without NEUROLOOM_NATIVE',
  load: 'report it with these lines; training runs on WebAssembly meanwhile',
}

/**
 * A foreseen failure of the install, as a value to throw.
 * @param {keyof typeof todos} code
 * @param {string} why
 * @param {Record<string, number>} [values] for the sentence in the person's language
 */
export const nativeProblem = (code, why, values) => new Problem({ code, what, why, todo: todos[code], values })

/** @param {number} bytes that are missing; told in whole MB, and at least one */
export function noSpace(bytes, why) {
  const missing = Math.max(1, Math.ceil(bytes / 1e6))
  return nativeProblem('noSpace', `${why}: ${missing} MB more are needed`, { missing })
}

/** A full disk, or a person's part of it, shows itself through whichever program was writing. */
export const ranOutOfSpace = (output) =>
  /No space left on device|ENOSPC|Errno 28|Disk quota exceeded|EDQUOT/i.test(output)
