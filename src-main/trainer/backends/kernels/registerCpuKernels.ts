import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
import type { AvgPoolGradAttrs, KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core'
import { tf } from '../tfcore'
import { addAveragePoolGradient } from './poolGradients'
import { poolInfoOf } from './poolInfoOf'

/** Corrects the gradients that the plain JavaScript backend gets wrong. Kernels are kept per backend. */
export function registerCpuKernels(): void {
  if (registered) return
  registered = true
  replace(tf.AvgPoolGrad, avgPoolGrad)
  replace(tf.ResizeNearestNeighborGrad, resizeNearestNeighborGrad)
  const bilinear = tf.getKernel(tf.ResizeBilinearGrad, 'cpu').kernelFunc
  // The values are right, their shape has height and width exchanged.
  replace(tf.ResizeBilinearGrad, (args) => ({ ...(bilinear(args) as TensorInfo), shape: args.inputs.images!.shape }))
}

let registered = false

function replace(kernelName: string, kernelFunc: KernelFunc): void {
  const before: KernelConfig = tf.getKernel(kernelName, 'cpu')
  tf.unregisterKernel(kernelName, 'cpu')
  tf.registerKernel({ ...before, kernelFunc })
}

/** The original divides by the whole window also at a padded edge, where the forward pass averages what lies inside. */
const avgPoolGrad: KernelFunc = ({ inputs, attrs, backend }) => {
  const { dy, input } = inputs as Record<'dy' | 'input', TensorInfo>
  const dx = new Float32Array(tf.util.sizeFromShape(input.shape))
  const conv = poolInfoOf(input.shape, attrs as unknown as AvgPoolGradAttrs)
  addAveragePoolGradient(conv, valuesOf(backend, dy), dx)
  return (backend as MathBackendCPU).makeTensorInfo(input.shape, 'float32', dx)
}

/** The original reads every image after the first at the wrong place. images, dy [batch, height, width, channels]. */
const resizeNearestNeighborGrad: KernelFunc = ({ inputs, attrs, backend }) => {
  const { images, dy } = inputs as Record<'images' | 'dy', TensorInfo>
  const { alignCorners } = attrs as { alignCorners?: boolean }
  const [batch, height, width, channels] = images.shape as [number, number, number, number]
  const [, outHeight, outWidth] = dy.shape as [number, number, number, number]
  const from = valuesOf(backend, dy)
  const dx = new Float32Array(tf.util.sizeFromShape(images.shape))
  const rows = nearest(height, outHeight, alignCorners)
  const columns = nearest(width, outWidth, alignCorners)
  let at = 0
  for (let image = 0; image < batch; image++)
    for (const row of rows)
      for (const column of columns)
        for (let channel = 0; channel < channels; channel++, at++)
          dx[((image * height + row) * width + column) * channels + channel]! += from[at]!
  return (backend as MathBackendCPU).makeTensorInfo(images.shape, 'float32', dx)
}

/** For each place of the result the place of the image that it shows. */
function nearest(size: number, out: number, alignCorners = false): number[] {
  const corner = alignCorners && out > 1 ? 1 : 0
  const scale = (size - corner) / (out - corner)
  return Array.from({ length: out }, (_, i) => Math.min(size - 1, (corner ? Math.round : Math.floor)(i * scale)))
}

const valuesOf = (backend: unknown, info: TensorInfo) =>
  (backend as MathBackendCPU).data.get(info.dataId).values as Float32Array
