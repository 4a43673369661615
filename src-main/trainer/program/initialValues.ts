import { chosen } from '@shared/catalog/chosen'
import type { WeightSpec } from '@shared/catalog/define/layer'
import { itemId, type ItemValue } from '@shared/catalog/define/params'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import { createRandom } from '@shared/random'

/** First values of a weight, row after row: they depend on the seed, its node and its name only. */
export function initialValues(spec: WeightSpec, seed: number, node: string, name: string): Float32Array {
  const random = createRandom(seed, `${node}/${name}`)
  const sample = (value: ItemValue, shape: Shape): Float32Array => {
    const initializer = chosen('initializer', value)
    if (!initializer) throw new Error(`Unknown initializer “${itemId(value)}”`)
    const fanOut = spec.fan?.out ?? shape.at(-1) ?? 1
    const fanIn = spec.fan?.in ?? shape.at(-2) ?? fanOut
    return initializer.item.sample({ p: initializer.params, shape, fanIn, fanOut, random })
  }
  if (!spec.parts) return sample(spec.initializer, spec.shape)
  const size = sizeOf(spec.shape) / spec.parts.length
  return Float32Array.from(spec.parts.flatMap((value) => [...sample(value, [size])]))
}
