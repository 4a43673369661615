import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { InferenceGraph, Size } from '../../../src-main/export/graph/InferenceGraph'
import type { OpenNetwork } from '../../../src-main/trainer/session/openNetwork'

const isSize = (value: unknown): value is Exclude<Size, number> =>
  typeof value === 'object' && value !== null && 'perRow' in value

/** Attributes for so many rows. */
function forRows(value: unknown, rows: number): unknown {
  if (isSize(value)) return value.perRow * rows
  if (Array.isArray(value)) return value.map((one) => forRows(one, rows))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, forRows(one, rows)]))
}

/** Carries out a recorded pass by running its kernels again. */
export function runInferenceGraph(
  { tf, weights }: Pick<OpenNetwork, 'tf' | 'weights'>,
  graph: InferenceGraph,
  inputs: Readonly<Record<string, Tensor>>,
  rows: number,
): readonly Tensor[] {
  const values: Tensor[] = []
  for (const [id, given] of Object.entries(graph.given)) {
    const { type, shape } = graph.values[Number(id)] ?? { type: 'float32', shape: [] }
    const find = (): Tensor | undefined => {
      if (given.kind === 'input') return inputs[given.name]
      if (given.kind === 'weight') return weights.of(given.node)[given.name]?.value
      return tf.tensor([...given.values], forRows(shape, rows) as number[], type)
    }
    const found = find()
    if (!found) throw new Error(`There is no ${JSON.stringify(given)}`)
    values[Number(id)] = found
  }
  for (const { kernel, inputs: taken, attributes, outputs } of graph.operations) {
    const entries = Object.entries(taken).map(([name, id]) => [name, values[id] as Tensor] as const)
    const listed = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))
    const given = listed ? entries.map(([, tensor]) => tensor) : Object.fromEntries(entries)
    const made: Tensor | Tensor[] = (tf as Tf)
      .engine()
      .runKernel(kernel, given as never, forRows(attributes, rows) as never)
    ;(Array.isArray(made) ? made : [made]).forEach((tensor, i) => (values[outputs[i] as number] = tensor))
  }
  return graph.outputs.map(({ value }) => {
    const { type, shape } = graph.values[value] ?? { type: 'float32', shape: [] }
    const found = values[value] as Tensor
    if (found.dtype !== type || JSON.stringify(found.shape) !== JSON.stringify(forRows(shape, rows)))
      throw new Error(`A value is ${found.dtype} [${found.shape}] and should be ${type} ${JSON.stringify(shape)}`)
    return found
  })
}
