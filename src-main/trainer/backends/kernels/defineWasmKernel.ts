import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { KernelScope } from './KernelScope'

/** A kernel composed of others, or over the heap: `compute` gets its inputs, attributes and a scope to work in. */
export interface WasmKernel {
  readonly name: string
  readonly compute: (backend: BackendWasm, inputs: Record<string, TensorInfo>, attrs: object) => TensorInfo
}

/** Gives a composed kernel its name, the names of its inputs, and the type of its attributes (that of tfjs-core). */
export function defineWasmKernel<Input extends string, Attrs extends object>(
  name: string,
  compose: (scope: KernelScope, inputs: Record<Input, TensorInfo>, attrs: Attrs) => TensorInfo,
): WasmKernel {
  return {
    name,
    compute: (backend, inputs, attrs) =>
      KernelScope.run(backend, (scope) => compose(scope, inputs as Record<Input, TensorInfo>, attrs as Attrs)),
  }
}
