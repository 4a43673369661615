import type { SimdKernel } from '../defineSimdKernel'
import { avgPoolGrad } from './AvgPoolGrad'
import { batchMatMul } from './BatchMatMul'
import { binaryKernels } from './binaryKernels'
import { conv2D } from './Conv2D'
import { conv2DBackpropFilter } from './Conv2DBackpropFilter'
import { conv2DBackpropInput } from './Conv2DBackpropInput'
import { fusedConv2D } from './FusedConv2D'
import { maxPoolGrad } from './MaxPoolGrad'
import { mean } from './Mean'
import { sqrt } from './Sqrt'
import { sum } from './Sum'

/** Kernels that TensorFlow.js has too, or that are composed without SIMD, in a faster form. */
export const simdKernels: readonly SimdKernel[] = [
  ...[batchMatMul, conv2D, conv2DBackpropFilter, conv2DBackpropInput, maxPoolGrad, avgPoolGrad],
  fusedConv2D,
  ...[sum, mean, sqrt, ...binaryKernels],
]
