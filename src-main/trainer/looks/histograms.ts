import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { Histogram } from '@shared/looks/histograms'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { watchStep, type Standing } from '../inspect/rehearse'
import { portKey } from '../program/prepareData'
import type { Onlooker } from '../program/probe'
import type { LookDefinition } from './defineLook'
import { roundTo } from './roundTo'

/** Most numbers of a tensor that are counted. */
const MOST = 2 ** 16

/** A tensor's numbers, of very many every so-manyth, behind their mean and deviation. */
function thinned(tf: Tf, value: Tensor): Tensor {
  const flat = tf.reshape(value, [-1])
  const mean = tf.mean(flat)
  const deviation = tf.sqrt(tf.mean(tf.square(tf.sub(flat, mean))))
  const every = Math.ceil(value.size / MOST)
  const some = every === 1 ? flat : tf.stridedSlice(flat, [0], [value.size], [every])
  return tf.concat([tf.stack([mean, deviation]), some])
}

type Spread = Pick<Histogram, 'what' | 'name' | 'size'> & { readonly numbers: Tensor }

/** Looks at what a step does to a layer; the last batch in which it learns counts, else the first. */
function onlookerOf({ network }: Standing, node: string, spreads: Map<string, Spread>): Onlooker {
  const { tf, plan, weights } = network
  const own = Object.entries(weights.of(node)).filter(([, { spec }]) => spec.trainable)
  const found = new Map<string, Spread>()
  const put = (what: Spread['what'], name: string, value: Tensor): void => {
    const numbers = tf.keep(tf.tidy(() => thinned(tf, value)))
    found.set(`${what}/${name}`, { what, name, size: value.size, numbers })
  }
  for (const [name, { value }] of own) put('weight', name, value)
  return {
    outputs: ([values = {}]) => {
      for (const port of Object.keys(plan.checked.nodes[node]?.outputs ?? {})) {
        const value = values[portKey(node, port)]
        if (value?.dtype === 'float32') put('output', port, value)
      }
      return {}
    },
    losses: () => undefined,
    gradients: (ofWeights) => {
      for (const [name, weight] of own) {
        const gradient = ofWeights.get(weight)
        if (gradient) put('gradient', name, gradient)
      }
    },
    weights: () => {
      const learns = [...found.values()].some(({ what }) => what === 'gradient')
      const replaced = learns || spreads.size === 0 ? spreads : found
      for (const { numbers } of replaced.values()) numbers.dispose()
      if (replaced === found) return
      spreads.clear()
      for (const [key, spread] of found) spreads.set(key, spread)
    },
  }
}

const round = (value: number): number => roundTo(value, 6)

/** Numbers counted in equal bins; what is not finite is left out. */
function count(numbers: readonly number[], bins: number): Pick<Histogram, 'low' | 'high' | 'counts'> {
  let [low, high] = [Infinity, -Infinity]
  for (const value of numbers) {
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  const counts = new Array<number>(bins).fill(0)
  if (low > high) return { low: 0, high: 0, counts }
  const width = (high - low) / bins
  for (const value of numbers) {
    if (!Number.isFinite(value)) continue
    const bin = width > 0 ? Math.min(bins - 1, Math.floor((value - low) / width)) : 0
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return { low: round(low), high: round(high), counts }
}

/** How the numbers of a layer are spread in the next step. */
export const histograms: LookDefinition<'histograms'> = async (scene, { node, bins }) => {
  if (!scene.network.plan.checked.nodes[node]) return trainerFailure('layerUnknown', { node })
  const taken = await scene.beforeStep((standing) => {
    const spreads = new Map<string, Spread>()
    watchStep(standing, () => onlookerOf(standing, node, spreads)).row.dispose()
    return [...spreads.values()]
  })
  if (!taken.ok) return taken
  const spreads = taken.value
  const read = await scene.read(Object.fromEntries(spreads.map(({ numbers }, i) => [String(i), numbers])))
  if (!read.ok) return read
  return ok({
    histograms: spreads.map(({ what, name, size }, i): Histogram => {
      const [mean = NaN, deviation = NaN, ...numbers] = read.value[String(i)]?.values ?? []
      return { what, name, size, mean: round(mean), deviation: round(deviation), ...count(numbers, bins) }
    }),
  })
}
