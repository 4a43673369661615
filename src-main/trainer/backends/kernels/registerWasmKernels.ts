import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { tf } from '../tfcore'
import { conv2DBackpropFilter } from './Conv2DBackpropFilter'
import type { WasmKernel } from './defineWasmKernel'
import { unsortedSegmentSum } from './UnsortedSegmentSum'

/** Kernels that gradients need and the WebAssembly backend lacks. */
const missing: readonly WasmKernel[] = [conv2DBackpropFilter, unsortedSegmentSum]

/** Completes the WebAssembly backend. Kernels are kept per backend: no other backend changes. */
export function registerWasmKernels(): void {
  for (const kernel of missing) if (!tf.getKernel(kernel.name, 'wasm')) register(kernel)
}

function register({ name, compute }: WasmKernel): void {
  tf.registerKernel({
    kernelName: name,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) =>
      compute(backend as BackendWasm, inputs as Record<string, tf.TensorInfo>, attrs ?? {}),
  })
}
