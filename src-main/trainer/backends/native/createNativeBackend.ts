import util from 'node:util'
// Some kernels of the package call methods of tensors.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
import { NodeJSKernelBackend } from '@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend'
import '@tensorflow/tfjs-node-gpu/dist/register_all_kernels'
import { tf } from '../tfcore'
import type { Binding } from './binding'
import { registerNativeGradients } from './nativeGradients'
import { registerGather } from './registerGather'

/** The package's backend over a loaded library, without what keeps its kernels from being recorded. */
export function createNativeBackend(binding: Binding): NodeJSKernelBackend {
  // Gone in Node 23; some kernels still call it.
  const old = util as { isNullOrUndefined?: (value: unknown) => boolean }
  old.isNullOrUndefined ??= (value) => value === null || value === undefined
  registerGather()
  registerNativeGradients()
  // Not by `new`: the package's class is a function of old, which cannot call a class as its base.
  const backend = Object.create(NodeJSKernelBackend.prototype as object) as NodeJSKernelBackend
  return Object.assign(backend, {
    binding,
    isGPUPackage: false,
    isUsingGpuDevice: binding.isUsingGpuDevice(),
    tensorMap: new tf.DataStorage(backend, tf.engine()),
  })
}
