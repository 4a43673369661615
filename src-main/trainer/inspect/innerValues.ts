import type { Shape } from '@shared/catalog/define/tensorType'
import { ok, type Result } from '@shared/result'
import { readTensors } from '../engine/readTensors'
import { inference } from '../program/createNetwork'
import type { OpenNetwork } from '../session/openNetwork'
import { feedRows, type Inputs } from './feedRows'

/** A value of a layer's inside: `[rows, …]`, row after row. */
export interface InnerValue {
  readonly shape: Shape
  readonly values: Float32Array
}

/**
 * What goes on inside a layer for some rows, by name, such as the shares of attention `[rows, heads, queries, keys]`; empty where the layer
 * tells of nothing.
 *
 * @param inputs By data node, rows in the numbers the network sees; all go through at once.
 */
export async function innerValues(
  { tf, plan, network }: OpenNetwork,
  node: string,
  inputs: Inputs,
): Promise<Result<Readonly<Record<string, InnerValue>>>> {
  const feeds = feedRows(plan, inputs)
  if (!feeds.ok) return feeds
  const mode = inference(tf, plan)
  let names: readonly string[] = []
  const tensors = tf.tidy(() => {
    const [values = {}] = network.forward([feeds.value.take(tf)], mode).values
    const inner = network.inner(node, values, mode)
    names = Object.keys(inner)
    return Object.values(inner)
  })
  const read = await readTensors(tf, tensors)
  tensors.forEach((tensor) => tensor.dispose())
  return ok(
    Object.fromEntries(
      names.map((name, i) => [name, { shape: tensors[i]?.shape ?? [], values: Float32Array.from(read[i] ?? []) }]),
    ),
  )
}
