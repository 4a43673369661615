import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { Metrics, Rows } from '../program/stepProgram'

/** Where a metric lies among the numbers of a step. */
export interface MetricPlace {
  readonly name: string
  readonly at: number
  readonly size: number
}

/** Metrics of a step one after another in one tensor, float32, and where each is. */
export function toRow(tf: Tf, measured: Metrics): { readonly row: Tensor; readonly places: readonly MetricPlace[] } {
  const places: MetricPlace[] = []
  let at = 0
  const pieces = Object.entries(measured).map(([name, value]) => {
    places.push({ name, at, size: value.size })
    at += value.size
    return tf.reshape(tf.cast(value, 'float32'), [-1])
  })
  return { row: tf.concat(pieces), places }
}

/** The numbers of one step in each metric. */
export const numbersAt = ({ count, values }: Rows, step: number): [string, Float32Array][] =>
  Object.entries(values).map(([name, list]) => {
    const size = list.length / count
    return [name, list.subarray(step * size, (step + 1) * size)]
  })

/** Numbers of many steps, one step after another, by metric. */
export function toRows(flat: ArrayLike<number>, count: number, places: readonly MetricPlace[]): Rows {
  const width = places.reduce((sum, { size }) => sum + size, 0)
  const values: Record<string, Float32Array> = {}
  for (const { name, at, size } of places) {
    const list = (values[name] = new Float32Array(count * size))
    for (let step = 0; step < count; step++)
      for (let k = 0; k < size; k++) list[step * size + k] = flat[step * width + at + k] as number
  }
  return { count, values }
}
