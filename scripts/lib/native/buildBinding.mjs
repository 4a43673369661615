import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../paths.mjs'
import { lastLines, runQuietly } from '../runQuietly.mjs'
import { findOnPath } from '../system/findOnPath.mjs'
import { nativeProblem, ranOutOfSpace } from './problems.mjs'

/** Where npm puts the binding's C++ sources and the headers of Node's stable interface. */
export const bindingSources = inRoot('node_modules', '@tensorflow', 'tfjs-node-gpu', 'binding')
const nodeHeaders = inRoot('node_modules', 'node-api-headers', 'include')

/** The full path of a C++ compiler that starts, or undefined. */
export async function findCompiler() {
  const names = process.platform === 'darwin' ? ['clang++', 'c++', 'g++'] : ['g++', 'c++', 'clang++']
  for (const name of [process.env.CXX, ...names].filter(Boolean)) {
    const path = existsSync(name) ? name : findOnPath(name)
    if (path && (await runQuietly(path, ['--version'], { timeoutMs: 20_000 })).code === 0) return path
  }
  return undefined
}

/** Linking by the plain names that -l looks for; gone again afterwards. */
function linkNames(folder, libraries) {
  const links = join(folder, 'link')
  mkdirSync(links)
  const suffix = process.platform === 'darwin' ? 'dylib' : 'so'
  const plain = ['libtensorflow', 'libtensorflow_framework']
  libraries.forEach((library, i) => symlinkSync(join(folder, library), join(links, `${plain[i]}.${suffix}`)))
  return links
}

/** What differs between the linkers. */
const linkerFlags =
  process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup', '-Wl,-rpath,@loader_path'] : ['-Wl,-rpath,$ORIGIN']

/**
 * Compiles tfjs_binding.node beside the libraries in `folder`, with the headers in its include/. It uses only Node-API, whose headers come
 * from npm, so that neither node-gyp nor Node's own headers are needed and one build loads in Node and in Electron.
 * @param {string} compiler
 * @param {string} folder
 * @param {{ libraries: string[], sources?: string, flags?: string[] }} options
 */
export async function buildBinding(compiler, folder, { libraries, sources = bindingSources, flags = [] }, report) {
  report.step('compile')
  const links = linkNames(folder, libraries)
  const args = [
    ...['-O2', '-std=c++17', '-shared', '-fPIC', '-DNAPI_VERSION=8'],
    ...['-I', nodeHeaders, '-I', join(folder, 'include')],
    ...[join(sources, 'tfjs_backend.cc'), join(sources, 'tfjs_binding.cc')],
    ...['-L', links, '-ltensorflow', '-ltensorflow_framework', ...linkerFlags, ...flags],
    ...['-o', join(folder, 'tfjs_binding.node')],
  ]
  // The compiler's own temporary files: the system's folder for them may be a small one in memory.
  const { code, output } = await runQuietly(compiler, args, { env: { ...process.env, TMPDIR: links } })
  rmSync(links, { recursive: true, force: true })
  if (code === 0) return
  if (ranOutOfSpace(output)) throw nativeProblem('noSpace', 'the disk ran full while compiling')
  const errors = output
    .split('\n')
    .filter((line) => /error/i.test(line))
    .slice(0, 3)
    .join('\n')
  throw nativeProblem('compile', `the compiler ended with ${code}: ${lastLines(errors || output)}`)
}
