import type { ItemBase } from './item'
import type { ParamSpecs } from './params'
import type { Random } from '../../random'
import type { Shape } from './tensorType'

export interface InitializerDefinition<S extends ParamSpecs = ParamSpecs> extends ItemBase<S> {
  readonly kind: 'initializer'
  /** Fresh values in row-major order, `sizeOf(shape)` of them. */
  sample(args: { readonly shape: Shape; readonly fanIn: number; readonly fanOut: number; readonly random: Random }): Float32Array
  readonly keras: { readonly className: string; readonly config: Readonly<Record<string, unknown>>; readonly name: string }
}

export const defineInitializer = (d: Omit<InitializerDefinition<Record<string, never>>, 'kind' | 'params'>): InitializerDefinition<Record<string, never>> => ({ kind: 'initializer', params: {}, ...d })
