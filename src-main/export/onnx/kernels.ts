import type { KernelTable } from './KernelCall'
import { comparisons } from './kernels/comparisons'
import { elementwise } from './kernels/elementwise'
import { products } from './kernels/products'
import { reductions } from './kernels/reductions'
import { shapes } from './kernels/shapes'

/** How each operation of TensorFlow.js is written in ONNX, by the name of its kernel. */
export const kernels: KernelTable = { ...comparisons, ...elementwise, ...products, ...reductions, ...shapes }
