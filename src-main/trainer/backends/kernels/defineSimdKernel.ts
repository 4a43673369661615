import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { SimdScope } from './SimdScope'

/** A kernel over the heap that stands in for TensorFlow.js's own where there is SIMD. */
export interface SimdKernel {
  readonly name: string
  readonly compute: (scope: SimdScope, inputs: Record<string, TensorInfo>, attrs: object) => TensorInfo
}

/** Gives a SIMD kernel its name, the names of its inputs, and the type of its attributes (that of tfjs-core). */
export function defineSimdKernel<Input extends string, Attrs extends object>(
  name: string,
  compose: (
    scope: SimdScope,
    inputs: Record<Input, TensorInfo>,
    attrs: Attrs,
    /** The result of the kernel that this one stands in for: for the cases it leaves alone. */
    original: () => TensorInfo,
  ) => TensorInfo,
): SimdKernel {
  const compute: SimdKernel['compute'] = (scope, inputs, attrs) => {
    const original = () => scope.original(inputs, attrs)
    return scope.run(() => compose(scope, inputs as Record<Input, TensorInfo>, attrs as Attrs, original))
  }
  return { name, compute }
}
