import { chosen } from '@shared/catalog/chosen'
import { itemId } from '@shared/catalog/define/params'
import type { WeightSpec } from '@shared/catalog/define/layer'
import { numberRows } from '@shared/catalog/define/numberRows'
import { sizeOf } from '@shared/catalog/define/tensorType'

type Params = Readonly<Record<string, unknown>>
type Write = (size: string, shape: readonly number[], p: Params) => string

const num = (p: Params, name: string): number => Number(p[name])
/** Half the width of a uniform distribution as wide as a layer's ends ask for. */
const glorot = ([inputs = 1, units = inputs]: readonly number[]): string => `np.sqrt(6 / ${inputs + units})`

const INITIALIZERS: Readonly<Record<string, Write>> = {
  zeros: (size) => `np.zeros(${size})`,
  ones: (size) => `np.ones(${size})`,
  constant: (size, _shape, p) => `np.full(${size}, ${num(p, 'value')})`,
  given: (size, shape, p) => {
    const numbers = numberRows(String(p['values'])).flat()
    const filled = Array.from({ length: sizeOf(shape) }, (_, i) => numbers[i] ?? 0)
    return `np.array([${filled.join(', ')}]).reshape(${size})`
  },
  randomUniform: (size, _shape, p) => `rng.uniform(${num(p, 'minval')}, ${num(p, 'maxval')}, size=${size})`,
  randomNormal: (size, _shape, p) =>
    num(p, 'mean') === 0
      ? `rng.normal(scale=${num(p, 'stddev')}, size=${size})`
      : `rng.normal(${num(p, 'mean')}, ${num(p, 'stddev')}, size=${size})`,
  glorotUniform: (size, shape) => `${glorot(shape)} * rng.uniform(-1, 1, size=${size})`,
  glorotNormal: (size, [inputs = 1, units = inputs]) =>
    `rng.normal(scale=np.sqrt(2 / ${inputs + units}), size=${size})`,
  heNormal: (size, [inputs = 1]) => `rng.normal(scale=np.sqrt(2 / ${inputs}), size=${size})`,
  heUniform: (size, [inputs = 1]) => `np.sqrt(6 / ${inputs}) * rng.uniform(-1, 1, size=${size})`,
}

/** First values of a weight, drawn by `rng` where they are drawn; `undefined`: they begin in a way that is not written. */
export function numpyInitializer({
  shape,
  initializer,
}: Pick<WeightSpec, 'shape' | 'initializer'>): string | undefined {
  const found = chosen('initializer', initializer)
  const size = shape.length === 1 ? `${shape[0]}` : `(${shape.join(', ')})`
  return found && INITIALIZERS[itemId(initializer)]?.(size, shape, found.params as Params)
}
