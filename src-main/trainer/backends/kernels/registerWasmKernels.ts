import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'
import type { SimdMath } from '../simd/SimdMath'
import { tf } from '../tfcore'
import { avgPoolGrad } from './AvgPoolGrad'
import { batchMatMul } from './BatchMatMul'
import { cast } from './Cast'
import { conv2DBackpropFilter } from './Conv2DBackpropFilter'
import { conv3DBackpropFilterV2, conv3DBackpropInputV2 } from './Conv3DBackprop'
import {
  depthwiseConv2dNativeBackpropFilter,
  depthwiseConv2dNativeBackpropInput,
} from './DepthwiseConv2dNativeBackprop'
import { oneHot } from './OneHot'
import { paddedKernels } from './exactPadding'
import { fusedMatMul } from './FusedMatMul'
import { KernelScope } from './KernelScope'
import { maxPoolGrad } from './MaxPoolGrad'
import { simdKernels } from './simd/simdKernels'
import { SimdScope } from './SimdScope'
import { sum } from './Sum'
import { unsortedSegmentSum } from './UnsortedSegmentSum'

/** Kernels that gradients need and the WebAssembly backend lacks. */
const missing = [
  ...[conv2DBackpropFilter, unsortedSegmentSum],
  ...[depthwiseConv2dNativeBackpropFilter, depthwiseConv2dNativeBackpropInput],
]

/** Kernels that it has and that are wrong in some cases. */
const wrong = [
  ...[maxPoolGrad, avgPoolGrad, batchMatMul, fusedMatMul],
  ...[conv3DBackpropFilterV2, conv3DBackpropInputV2, sum, oneHot, cast, ...paddedKernels],
]

/** What stood under a name before: undefined where nothing did. */
const replaced = new Map<string, KernelConfig | undefined>()

/**
 * Completes the WebAssembly backend, and where there is SIMD replaces what it does slowly. Kernels are kept per backend:
 * no other backend changes. Called before the backend is selected, which sets every kernel up.
 */
export function registerWasmKernels(simd: SimdMath | undefined): void {
  restore()
  const lacking = missing.filter((kernel) => !tf.getKernel(kernel.name, 'wasm'))
  for (const { name, compute } of [...lacking, ...wrong])
    replace(name, (before, { inputs, attrs, backend }) =>
      compute(new KernelScope(backend as BackendWasm, before), inputs as Tensors, attrs ?? {}),
    )
  if (!simd) return
  for (const { name, compute } of simdKernels)
    replace(name, (before, { inputs, attrs, backend }) =>
      compute(new SimdScope(backend as BackendWasm, simd, before), inputs as Tensors, attrs ?? {}),
    )
}

type Tensors = Record<string, TensorInfo>
type Replacement = (before: KernelFunc | undefined, args: Parameters<KernelFunc>[0]) => TensorInfo

function replace(kernelName: string, compute: Replacement): void {
  const before: KernelConfig | undefined = tf.getKernel(kernelName, 'wasm')
  if (!replaced.has(kernelName)) replaced.set(kernelName, before)
  if (before) tf.unregisterKernel(kernelName, 'wasm')
  const kernelFunc: KernelFunc = (args) => compute(before?.kernelFunc, args)
  // Its set-up is kept, since the kernel is still called for the cases that the new one leaves alone.
  tf.registerKernel({ ...before, kernelName, backendName: 'wasm', kernelFunc })
}

function restore(): void {
  for (const [name, before] of replaced) {
    tf.unregisterKernel(name, 'wasm')
    if (before) tf.registerKernel(before)
  }
  replaced.clear()
}
