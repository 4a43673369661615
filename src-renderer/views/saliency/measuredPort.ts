import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import type { DatasetDefinition } from '@shared/catalog/define/dataset'

/** Numbers of a row that are measured, and where they stand in it. */
export interface MeasuredPort {
  readonly node: string
  readonly shape: Shape
  readonly at: number
  /** What the numbers of a table are called. */
  readonly names: readonly string[] | undefined
}

/** The first port of data that goes into a layer and holds measured numbers, not names of things. */
export function measuredPort({ nodes }: CheckedGraph): MeasuredPort | undefined {
  const used = new Set(
    Object.values(nodes).flatMap(({ item, incoming }) =>
      item?.kind === 'layer' ? incoming.map(({ source }) => `${source.node} ${source.port}`) : [],
    ),
  )
  const answers = Object.values(nodes).some(({ item }) => item?.kind === 'loss')
  if (!answers) return undefined
  for (const [node, { item, outputs, params }] of Object.entries(nodes)) {
    if (item?.kind !== 'dataset') continue
    let at = 0
    for (const [port, type] of Object.entries(outputs)) {
      if (used.has(`${node} ${port}`) && type.dtype === 'float32' && type.vocabulary === undefined)
        return { node, at, shape: type.shape, names: namesOf(item as unknown as DatasetDefinition, params) }
      at += sizeOf(type.shape)
    }
  }
  return undefined
}

const namesOf = (item: DatasetDefinition, params: unknown): readonly string[] | undefined =>
  item.describe(params as never).featureNames
