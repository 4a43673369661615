import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { CheckedNode } from '@shared/compile/checkedGraph'
import type { Link, WeightRef } from './neuronNet'

/** The matrix with a weight for each connection of `from` units with `to` units, where a node has one. */
export function kernelOf(checked: CheckedNode, owner: string, from: number, to: number): Link['weight'] | undefined {
  const item = checked.item?.kind === 'layer' ? (checked.item as LayerDefinition) : undefined
  for (const [name, { shape }] of Object.entries(checked.weights)) {
    const [rows, columns] = shape
    if (shape.length !== 2 || name.includes('recurrent')) continue
    // Prototypes and borrowed weights stand the other way round: a row for each unit.
    const turned = item?.borrows !== undefined || name === 'prototypes' || name === 'centers'
    if (!turned && rows === from && columns === to) return { node: owner, name, index: (i, j) => [i, j] }
    if (rows === to && columns === from) return { node: owner, name, index: (i, j) => [j, i] }
  }
  return undefined
}

/** The square matrix of units that are all joined with one another, of networks that settle. */
export function mutualOf({
  node,
  item,
  weights,
}: CheckedNode): { readonly count: number; readonly weight: WeightRef } | undefined {
  if (item?.kind !== 'layer' || !(item as LayerDefinition).views?.some(({ kind }) => kind === 'film')) return undefined
  for (const [name, { shape }] of Object.entries(weights))
    if (
      name === 'kernel' &&
      shape.length === 2 &&
      shape[0] === shape[1] &&
      shape[0] !== undefined &&
      !weights['hiddenBias']
    )
      return { count: shape[0], weight: { node: node.sharesWith ?? node.id, name } }
  return undefined
}
