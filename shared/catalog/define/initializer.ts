import type { ItemBase } from './item'
import type { ParamSpecs, ParamsOf } from './params'
import type { Random } from '../../random'
import type { Shape } from './tensorType'

export interface SampleArgs<P> {
  readonly p: P
  readonly shape: Shape
  readonly fanIn: number
  readonly fanOut: number
  readonly random: Random
}

export interface InitializerDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S> {
  readonly kind: 'initializer'
  /** Axes that a weight must have; absent: any. */
  readonly rank?: number
  /** Fresh values in row-major order, `sizeOf(shape)` of them. */
  sample(args: SampleArgs<ParamsOf<S>>): Float32Array
  /** `keras.initializers.<className>(**config)`; `name` is Keras's string for the default parameters. */
  keras(p: ParamsOf<S>): {
    readonly className: string
    readonly config: Readonly<Record<string, unknown>>
    readonly name: string
  }
}

export const defineInitializer = <const S extends ParamSpecs>(
  d: Omit<InitializerDefinition<S>, 'kind'>,
): InitializerDefinition<S> => ({ kind: 'initializer', ...d })
