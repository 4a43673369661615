import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { AvgPoolGradAttrs, KernelConfig, KernelFunc, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core'
import { poolInfoOf } from '../kernels/poolInfoOf'
import { countWindows } from '../kernels/poolGradients'
import { tf } from '../tfcore'

/** What a mended kernel works with. Results that it does not return it gives free itself. */
interface Scope {
  readonly backend: WebGPUBackend
  readonly attrs: NamedAttrMap
  /** The kernel that it stands in for. */
  original(inputs: unknown): TensorInfo
  call(kernelName: string, inputs: Readonly<Record<string, TensorInfo>>, attrs?: object): TensorInfo
  free(...infos: readonly TensorInfo[]): void
}
type Mended = (inputs: Readonly<Record<string, TensorInfo>>, scope: Scope) => TensorInfo

/** Tensors that every card can add at once: a program may touch eight, and one of them is the sum. */
const MOST_ADDED = 7

/** The original touches as many tensors at once as it is given. */
const addN: Mended = (inputs, { original, free }) => {
  const all = Object.values(inputs)
  let sum = original(all.slice(0, MOST_ADDED))
  for (let at = MOST_ADDED; at < all.length; at += MOST_ADDED - 1) {
    const before = sum
    sum = original([before, ...all.slice(at, at + MOST_ADDED - 1)])
    free(before)
  }
  return sum
}

/** The original calls whole numbers floats and leaves them as they lie; programs that copy them as they lie then do not compile. */
const cast: Mended = ({ x }, { original, call, backend, attrs, free }) => {
  if (attrs['dtype'] !== 'float32' || x?.dtype === 'float32') return original({ x })
  const one = backend.makeTensorInfo([], 'float32', Float32Array.of(1))
  const result = call(tf.Multiply, { a: x as TensorInfo, b: one })
  free(one)
  return result
}

/** The original's way of turning integers round does not compile: they go as floats, which hold them up to 2^24. */
const asFloat: Mended = ({ x }, { original, call, free }) => {
  if (x?.dtype !== 'int32') return original({ x })
  const float = call(tf.Cast, { x }, { dtype: 'float32' })
  const result = original({ x: float })
  const whole = call(tf.Cast, { x: result }, { dtype: 'int32' })
  free(float, result)
  return whole
}

/** The original divides by the whole window also at a padded edge, where the forward pass averages what lies inside. */
const avgPoolGrad: Mended = ({ dy, input }, { original, call, backend, attrs, free }) => {
  const info = poolInfoOf((input as TensorInfo).shape, attrs as unknown as AvgPoolGradAttrs)
  const window = info.filterHeight * info.filterWidth
  const shares = countWindows(info).map((inside) => window / inside)
  const share = backend.makeTensorInfo([1, info.outHeight, info.outWidth, 1], 'float32', shares)
  const scaled = call(tf.Multiply, { a: dy as TensorInfo, b: share })
  const result = original({ dy: scaled, input })
  free(share, scaled)
  return result
}

/** The original's largest of a plain list is a list, too. */
const argMax: Mended = (inputs, { original }) => {
  const result = original(inputs)
  return inputs['x']?.shape.length === 1 ? { ...result, shape: [] } : result
}

let registered = false

/** Mends what the WebGPU backend gets wrong. Kernels are kept per backend. */
export function registerWebGpuKernels(): void {
  if (registered) return
  registered = true
  mend(tf.AddN, addN)
  mend(tf.Cast, cast)
  mend(tf.Transpose, asFloat)
  mend(tf.Sum, asFloat)
  mend(tf.AvgPoolGrad, avgPoolGrad)
  mend(tf.ArgMax, argMax)
}

function mend(kernelName: string, mended: Mended): void {
  const before: KernelConfig = tf.getKernel(kernelName, 'webgpu')
  const kernelFunc: KernelFunc = ({ inputs, attrs = {}, backend }) => {
    const run = (kernel: KernelFunc, given: unknown, with_: object) =>
      kernel({ inputs: given as never, attrs: with_ as NamedAttrMap, backend }) as TensorInfo
    return mended(inputs as unknown as Readonly<Record<string, TensorInfo>>, {
      backend: backend as WebGPUBackend,
      attrs,
      original: (given) => run(before.kernelFunc, given, attrs),
      call: (name, given, more = {}) => run(tf.getKernel(name, 'webgpu').kernelFunc, given, more),
      free: (...infos) => infos.forEach(({ dataId }) => (backend as WebGPUBackend).disposeData(dataId)),
    })
  }
  tf.unregisterKernel(kernelName, 'webgpu')
  tf.registerKernel({ ...before, kernelFunc })
}
