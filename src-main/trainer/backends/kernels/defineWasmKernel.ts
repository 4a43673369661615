import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { KernelScope } from './KernelScope'

/** A kernel composed of others, or written over the heap. */
export interface WasmKernel {
  readonly name: string
  readonly compute: (scope: KernelScope, inputs: Record<string, TensorInfo>, attrs: object) => TensorInfo
}

/** Gives a composed kernel its name, the names of its inputs, and the type of its attributes (that of tfjs-core). */
export function defineWasmKernel<Input extends string, Attrs extends object>(
  name: string,
  compose: (scope: KernelScope, inputs: Record<Input, TensorInfo>, attrs: Attrs) => TensorInfo,
): WasmKernel {
  const compute: WasmKernel['compute'] = (scope, inputs, attrs) =>
    scope.run(() => compose(scope, inputs as Record<Input, TensorInfo>, attrs as Attrs))
  return { name, compute }
}
