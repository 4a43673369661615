import { cpus } from 'node:os'
import { MathBackendCPU, version_cpu } from '@tensorflow/tfjs-backend-cpu'
import { BackendWasm, setThreadsCount, version_wasm } from '@tensorflow/tfjs-backend-wasm'
import { fail, ok, problem, type Result } from '@shared/result'
import type { AdapterInfo, BackendName } from '@shared/training/runEvent'
import { registerConv2DGradient } from './gradients/registerConv2DGradient'
import { registerBroadcastGradients } from './gradients/registerBroadcastGradients'
import { registerCpuKernels } from './kernels/registerCpuKernels'
import { registerWasmKernels } from './kernels/registerWasmKernels'
import { openNative } from './native/openNative'
import { SimdMath } from './simd/SimdMath'
import { tf } from './tfcore'
import { endWorkers } from './wasm/endWorkers'
import { findWasmFolder } from './wasm/findWasmFolder'
import { memoryOf } from './wasm/memoryOf'
import { startWasm } from './wasm/startWasm'
import { supportsSimd } from './wasm/supportsSimd'
import type { WasmVariant } from './wasm/wasmFiles'
import { openWebGpu } from './webgpu/openWebGpu'

export interface BackendDescription {
  readonly title: string
  readonly version: string
  readonly simd: boolean
  /** Threads that matrix products and convolutions use, this one included. */
  readonly threads: number
  /** Operations that it can carry out side by side, each with threads of its own. */
  readonly parallel: number
  /** A graphics card computes. */
  readonly card?: boolean
  /** The graphics card that computes, where it is not the processor. */
  readonly adapter?: AdapterInfo
}

export interface OpenBackend {
  readonly tf: typeof tf
  readonly name: BackendName
  describe(): BackendDescription
}

export interface OpenBackendOptions {
  /** The folder of TensorFlow's native library; `$NEUROLOOM_NATIVE` unless given. */
  readonly nativeFolder?: string
  /** The folder of the WebAssembly binaries; found by itself unless given. */
  readonly wasmFolder?: string
  /** Threads for large products; by itself half of the cores, but no more than four. */
  readonly threads?: number
  /** False keeps to plain WebAssembly. */
  readonly simd?: boolean
}

const open = new Map<BackendName, OpenBackend>()

/**
 * Makes one of the engines the current one of TensorFlow.js: `tensorflow` (the native library, where it is installed), `webgpu` (a
 * graphics card of any vendor, where there is one), `wasm` (WebAssembly, embedded) or `cpu` (plain JavaScript, the reference). It answers with an error and never with another engine than the one asked for. A second
 * call without options gives the engine that is open.
 */
export async function openBackend(name: BackendName, options?: OpenBackendOptions): Promise<Result<OpenBackend>> {
  const known = open.get(name)
  if (known && !options) return select(known)
  registerConv2DGradient()
  registerBroadcastGradients()
  try {
    const opened = await openers[name](options ?? {})
    return opened.ok ? await select(opened.value) : opened
  } catch (cause) {
    // Whatever a library does that is not ours: the next one is tried.
    return fail(refused(name, cause))
  }
}

const openers: Readonly<Record<BackendName, (options: OpenBackendOptions) => Promise<Result<OpenBackend>>>> = {
  tensorflow: openTensorFlow,
  webgpu: openCard,
  wasm: openWasm,
  cpu: () => Promise.resolve(ok(openCpu())),
}

async function select(backend: OpenBackend): Promise<Result<OpenBackend>> {
  try {
    await tf.setBackend(backend.name)
  } catch (cause) {
    return fail(refused(backend.name, cause))
  }
  if (tf.getBackend() !== backend.name) return fail(refused(backend.name, `TensorFlow.js chose ${tf.getBackend()}`))
  open.set(backend.name, backend)
  return ok(backend)
}

const refused = (name: BackendName, cause: unknown) =>
  problem('backend.refused', `The calculation engine ${name} could not be selected.`, { name }, cause)

async function openTensorFlow({ nativeFolder, threads }: OpenBackendOptions): Promise<Result<OpenBackend>> {
  const opened = await openNative(nativeFolder ?? process.env['NEUROLOOM_NATIVE'], threads)
  if (!opened.ok) return opened
  const { version, gpu } = opened.value
  const [major, minor] = version.split('.')
  const given = Number(process.env['TF_NUM_INTRAOP_THREADS'])
  const threadsOfOne = Number.isInteger(given) && given > 0 ? given : cpus().length
  const parallel = gpu ? 1 : Math.max(1, Math.floor(cpus().length / threadsOfOne))
  const description: BackendDescription = {
    title: `${gpu ? 'GPU' : 'CPU'} · TensorFlow ${major}.${minor}`,
    version,
    simd: true,
    threads: threadsOfOne * parallel,
    parallel,
    ...(gpu && { card: true }),
  }
  return ok({ tf, name: 'tensorflow', describe: () => description })
}

async function openCard(): Promise<Result<OpenBackend>> {
  const opened = await openWebGpu()
  if (!opened.ok) return opened
  const { adapter, version } = opened.value
  const description = {
    title: `WebGPU · ${adapter.name}`,
    version,
    simd: false,
    threads: 1,
    parallel: 1,
    card: true,
    adapter,
  }
  return ok({ tf, name: 'webgpu', describe: () => description })
}

async function openWasm(options: OpenBackendOptions): Promise<Result<OpenBackend>> {
  const folder = options.wasmFolder ?? findWasmFolder()
  if (folder === undefined)
    return fail(problem('backend.wasmMissing', 'The files of the WebAssembly calculation engine were not found.'))
  const simd = options.simd ?? supportsSimd()
  const wanted = options.threads ?? defaultThreads()
  const variant: WasmVariant = !simd ? 'plain' : wanted > 1 ? 'threads' : 'simd'
  const started = await startWasm({ folder, variant })
  if (!started.ok) {
    // Where threads do not start the same engine works without them, and says so.
    const stuck = started.error.code === 'backend.wasmStuck' && wanted > 1
    return stuck ? openWasm({ ...options, threads: 1 }) : started
  }
  let math: SimdMath | undefined
  try {
    // The program's own threads slow its small operations down more than they speed its large ones up.
    setThreadsCount(1)
    const backend = new BackendWasm(started.value)
    endWorkers(started.value)
    const { memory, shared } = memoryOf(started.value)
    math = simd ? await SimdMath.start(memory, shared, wanted) : undefined
    tf.removeBackend('wasm')
    registerWasmKernels(math)
    tf.registerBackend('wasm', () => backend, 2)
  } catch (cause) {
    return fail(
      problem('backend.wasmBroken', `The calculation engine in ${folder} cannot be started.`, { folder }, cause),
    )
  }
  const threads = math?.threads ?? 1
  const title = `WebAssembly${simd ? ' SIMD' : ''}${threads > 1 ? `, ${threads} threads` : ''}`
  return ok({ tf, name: 'wasm', describe: () => ({ title, version: version_wasm, simd, threads, parallel: 1 }) })
}

/**
 * Half of the cores, since the window, the charts and the person's other programs want some: where threads must wait for a
 * core, all of them wait. More than four were not measured.
 */
function defaultThreads(): number {
  return Math.max(1, Math.min(4, Math.floor(cpus().length / 2)))
}

function openCpu(): OpenBackend {
  registerCpuKernels()
  const backend = tf.findBackend('cpu')
  // Its first tensor prints advice to install another package.
  if (backend instanceof MathBackendCPU) Object.assign(backend, { firstUse: false })
  const description = { title: 'JavaScript', version: version_cpu, simd: false, threads: 1, parallel: 1 }
  return { tf, name: 'cpu', describe: () => description }
}
