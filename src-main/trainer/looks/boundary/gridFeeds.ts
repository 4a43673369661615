import { sizeOf } from '@shared/catalog/define/tensorType'
import type { Feature } from '@shared/looks/planeOutputs'
import type { Values } from '../../program/createNetwork'
import { portKey } from '../../program/prepareData'
import type { OpenNetwork } from '../../session/openNetwork'
import type { Span } from './planeAround'

/** Points in a plane of two features, `side` along each axis. */
export interface Grid {
  readonly side: number
  readonly x: Span
  readonly y: Span
  /** Numbers of the features. */
  readonly axes: readonly [number, number]
  /** By feature: what it is where it is no axis. */
  readonly held: readonly number[]
}

const along = ([low, high]: Span, share: number): number => low + share * (high - low)

/** Values of the data nodes' ports at the points from one to before another, row after row from the top. */
export function gridFeeds(
  { tf, plan: { checked } }: OpenNetwork,
  features: readonly Feature[],
  { side, x, y, axes, held }: Grid,
  from: number,
  to: number,
): Values {
  const tables = new Map<string, { readonly shape: readonly number[]; readonly values: Float32Array }>()
  features.forEach(({ node, port, at }, feature) => {
    const key = portKey(node, port)
    const shape = checked.nodes[node]?.outputs[port]?.shape ?? []
    const width = sizeOf(shape)
    const table = tables.get(key) ?? { shape, values: new Float32Array((to - from) * width) }
    tables.set(key, table)
    for (let point = from, place = at; point < to; point++, place += width)
      table.values[place] =
        feature === axes[0]
          ? along(x, ((point % side) + 0.5) / side)
          : feature === axes[1]
            ? along(y, 1 - (Math.floor(point / side) + 0.5) / side)
            : (held[feature] ?? 0)
  })
  return Object.fromEntries(
    [...tables].map(([key, { shape, values }]) => [key, tf.tensor(values, [to - from, ...shape], 'float32')]),
  )
}
