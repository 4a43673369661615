import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { script } from './load'
import { temporaryFolder } from './temporaryFolder'

/** A wheel as TensorFlow's, but small: real shared libraries, a header, and the metadata that pip reads. */
const packWheel = `
import sys, zipfile
wheel, folder, padding, project, requires = sys.argv[1:]
with zipfile.ZipFile(wheel, 'w', zipfile.ZIP_DEFLATED) as archive:
    with archive.open('tensorflow/libtensorflow_cc.so.2', 'w') as library:
        library.write(open(folder + '/cc.so', 'rb').read() + b'\\0' * int(padding))
    archive.write(folder + '/framework.so', 'tensorflow/libtensorflow_framework.so.2')
    archive.writestr('tensorflow/include/tensorflow/c/c_api.h', 'extern "C" const char* TF_Version(void);\\n')
    archive.writestr('tensorflow/include/tensorflow/core/framework/unused.h', 'not to be unpacked')
    archive.writestr('tensorflow/python/unused.py', 'not to be unpacked')
    info = project.replace('-', '_') + '-2.21.0.dist-info/'
    archive.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: ' + project + '\\nVersion: 2.21.0\\n' + requires)
    archive.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: false\\nTag: cp311-cp311-manylinux_2_27_x86_64\\n')
    archive.writestr(info + 'RECORD', '')
`

/** A wheel as NVIDIA's: one library under nvidia/. */
const packNvidia = `
import sys, zipfile
wheel, library = sys.argv[1:]
with zipfile.ZipFile(wheel, 'w') as archive:
    archive.write(library, 'nvidia/cublas/lib/libcublas.so.12')
    info = 'nvidia_cublas_cu12-12.5.3.2.dist-info/'
    archive.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: nvidia-cublas-cu12\\nVersion: 12.5.3.2\\n')
    archive.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-manylinux_2_27_x86_64\\n')
    archive.writestr(info + 'RECORD', '')
`

const bindingSource = `
#include <cstdlib>
#include <node_api.h>
#include "tensorflow/c/c_api.h"
NAPI_MODULE_INIT() {
  napi_value text;
  napi_create_string_utf8(env, TF_Version(), NAPI_AUTO_LENGTH, &text);
  napi_set_named_property(env, exports, "TF_Version", text);
  napi_value card;
  napi_create_function(env, "isUsingGpuDevice", NAPI_AUTO_LENGTH, [](napi_env env, napi_callback_info) {
    napi_value answer;
    napi_get_boolean(env, std::getenv("HOUSE_CARD") != nullptr, &answer);
    return answer;
  }, nullptr, &card);
  napi_set_named_property(env, exports, "isUsingGpuDevice", card);
  return exports;
}
`

export interface HouseOptions {
  readonly version?: string
  /** Zero bytes after the library, which hardly grow the wheel. */
  readonly padding?: number
  /** ELF's number of the processor that the library says it is for. */
  readonly machine?: number
}

export interface Line {
  readonly step?: string
  readonly ok?: boolean
  readonly folder?: string
  readonly error?: {
    readonly code: string
    readonly why: string
    readonly todo: string
    readonly values?: Readonly<Record<string, number>>
  }
}

export interface Outcome {
  readonly code: number | null
  readonly lines: readonly Line[]
  readonly last: Line
}

const withoutPip = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PIP_|NEUROLOOM_|CXX$)/.test(name)))

/** The interpreter itself: a version manager's shim does not run without its PATH. */
export const python = (): string =>
  execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim()

/** What these tests need and a system may lack. */
export function lacking(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'the small wheel is made for Linux on x86-64'
  try {
    execFileSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' })
    execFileSync('g++', ['--version'], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'there is no Python with pip or no g++'
  }
}

/** Collects a process's JSON lines; `onStep` is told each step as it comes. */
export function follow(child: ChildProcess, onStep?: (step: string) => void): Promise<Outcome> {
  let text = ''
  let told = 0
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    const whole = text.split('\n').slice(0, -1)
    for (; told < whole.length; told++) onStep?.((JSON.parse(whole[told] ?? '{}') as Line).step ?? '')
  })
  return new Promise((settle) =>
    child.on('close', (code) => {
      const lines = text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Line)
      settle({ code, lines, last: lines[lines.length - 1] ?? {} })
    }),
  )
}

const TAG = 'cp311-cp311-manylinux_2_27_x86_64'

/** Compiles a small shared library. */
const compile = (source: string, name: string, target: string) =>
  execFileSync('g++', ['-shared', '-fPIC', '-x', 'c++', '-', `-Wl,-soname,${name}`, '-o', target], { input: source })

/** What installNative is told of a wheel. */
const sourceOf = (wheel: string, project: string, more: object = {}) => ({
  requirement: `${project}==2.21.0`,
  tags: ['manylinux_2_27_x86_64'],
  sha256: createHash('sha256').update(readFileSync(wheel)).digest('hex'),
  bytes: 1_000_000,
  unpackedBytes: 1_000_000,
  libraries: ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'],
  flavor: 'cpu',
  platform: process.platform,
  arch: process.arch,
  ...more,
})

/** A cache, an index with the small wheel, and the sources of a small binding. */
export function makeHouse({ version = '2.21.0', padding = 0, machine }: HouseOptions = {}) {
  const folder = temporaryFolder()
  const at = (name: string) => join(folder, name)
  for (const name of ['index', 'binding', 'make', 'cache']) mkdirSync(at(name))
  compile(`extern "C" const char* TF_Version() { return "${version}"; }`, 'libtensorflow_cc.so.2', at('make/cc.so'))
  compile('extern "C" int framework() { return 1; }', 'libtensorflow_framework.so.2', at('make/framework.so'))
  if (machine !== undefined) {
    const library = readFileSync(at('make/cc.so'))
    library.writeUInt16LE(machine, 18)
    writeFileSync(at('make/cc.so'), library)
  }
  const pack = (wheel: string, project: string, requires = '') =>
    execFileSync('python3', ['-c', packWheel, wheel, at('make'), String(padding), project, requires])
  const wheel = at(`index/tensorflow_cpu-2.21.0-${TAG}.whl`)
  pack(wheel, 'tensorflow-cpu')
  writeFileSync(at('binding/tfjs_binding.cc'), bindingSource)
  writeFileSync(at('binding/tfjs_backend.cc'), '\n')
  const env: NodeJS.ProcessEnv = {
    ...withoutPip(),
    NEUROLOOM_CACHE: at('cache'),
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: at('index'),
  }
  /** The wheel for NVIDIA cards, and what a computer with a driver tries in turn. */
  const cuda = () => {
    const large = at(`index/tensorflow-2.21.0-${TAG}.whl`)
    pack(large, 'tensorflow', "Requires-Dist: nvidia-cublas-cu12==12.5.3.2; extra == 'and-cuda'\n")
    return [sourceOf(large, 'tensorflow', { flavor: 'cuda', cuda: true }), sourceOf(wheel, 'tensorflow-cpu')]
  }
  const nvidia = () => {
    compile('extern "C" int cublas() { return 12; }', 'libcublas.so.12', at('make/libcublas.so.12'))
    const name = 'index/nvidia_cublas_cu12-12.5.3.2-py3-none-manylinux_2_27_x86_64.whl'
    execFileSync('python3', ['-c', packNvidia, at(name), at('make/libcublas.so.12')])
  }
  const source = sourceOf(wheel, 'tensorflow-cpu')
  return { folder, cache: at('cache'), wheel, env, source, sources: at('binding'), cuda, nvidia }
}

export type House = ReturnType<typeof makeHouse>

/** The script of an install from the house. `--verify` reads a library that is there whole. */
export function writeScript({ folder, source, sources }: House, wheels: readonly object[] = [source]): string {
  const module = (path: string) => JSON.stringify(pathToFileURL(script(path)).href)
  const file = join(folder, 'install.mjs')
  const options = JSON.stringify({ wheels, sources })
  writeFileSync(
    file,
    `import { installNative } from ${module('lib/native/installNative.mjs')}
    import { jsonReporter } from ${module('lib/native/reporters.mjs')}
    import { inJson } from ${module('lib/native/inJson.mjs')}
    import { runMain } from ${module('lib/runMain.mjs')}
    import { sayTo } from ${module('lib/say.mjs')}
    sayTo(process.stderr)
    const verify = process.argv.includes('--verify')
    await runMain(() => inJson(jsonReporter, (report) => installNative(report, { ...${options}, verify })), 16)`,
  )
  return file
}

/** Installs from the house in a process of its own. */
export function startInstall(house: House, verify = false, wheels?: readonly object[]): ChildProcess {
  const words = [writeScript(house, wheels), ...(verify ? ['--verify'] : [])]
  return spawn(process.execPath, words, { env: house.env, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Reads the library that is there whole, and installs it anew where it is damaged. */
export const mend = (house: House): Promise<Outcome> => follow(startInstall(house, true))
export const install = (house: House): Promise<Outcome> => follow(startInstall(house))

/** The command itself, with nothing but this environment added. */
export const command = (env: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> =>
  follow(
    spawn(process.execPath, [script('ensureNative.mjs'), '--json', ...args], {
      env: { ...withoutPip(), ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
