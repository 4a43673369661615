import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { JsonValue } from '@shared/graph/document'
import { tf, type Tensor } from './cpu'

/** A function of a few numbers, with its gradient. */
export type Bowl = (x: readonly number[]) => { readonly value: number; readonly gradient: readonly number[] }

interface Way {
  /** Losses at the places that were looked at. */
  readonly losses: readonly number[]
  /** The last place of each base, and the last place of all. */
  readonly bases: readonly (readonly number[])[]
  readonly end: readonly number[]
}

/** What an optimizer makes of a place in so many steps; one of single weights sees them as one weight. */
export function minimize(
  id: string,
  bowl: Bowl,
  start: readonly number[],
  steps: number,
  values: Readonly<Record<string, JsonValue>> = {},
): Way {
  const item = catalog.optimizers.get(id)
  if (!item) throw new Error(`No optimizer ${id}`)
  const { params } = parseParams(item.params, values)
  const rate = tf.scalar(Number((params as Readonly<Record<string, unknown>>)['learningRate']))
  const shapes = item.joint
    ? item.joint.slots(params, start.length)
    : Object.fromEntries(item.slots(params).map((name) => [name, [start.length]]))
  let slots: Readonly<Record<string, Tensor>> = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, tf.zeros([...shape])]),
  )
  let place: Tensor = tf.tensor1d([...start])
  const losses: number[] = []
  const bases: number[][] = []
  for (let step = 0; step < steps; step++) {
    const { value, gradient } = bowl(Array.from(place.dataSync()))
    losses.push(value)
    const seen = { p: params, rate, gradient: tf.tensor1d([...gradient]), slots }
    if (item.joint) {
      const next = item.joint.update(tf, { ...seen, weights: place, loss: tf.scalar(value) })
      place = next.weights
      slots = next.slots
    } else {
      const next = item.update(tf, { ...seen, weight: place, step: tf.scalar(step) })
      place = next.weight
      slots = next.slots
    }
    const base = slots['base'] && Array.from(slots['base'].dataSync())
    if (base && JSON.stringify(base) !== JSON.stringify(bases.at(-1))) bases.push(base)
  }
  return { losses, bases, end: Array.from(place.dataSync()) }
}
