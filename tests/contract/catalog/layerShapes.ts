import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { Shape } from '@shared/catalog/define/tensorType'

/** Shapes that may come in: right ones and wrong ones for every layer. */
const SINGLE: readonly Shape[] = [
  [],
  [1],
  [4],
  [12],
  [16],
  [3, 4],
  [1, 2],
  [2, 3, 2],
  [5, 6, 2],
  [1, 1, 3],
  [2, 2, 3, 2],
  [3, 4, 3, 1],
]
const MANY: readonly (readonly Shape[])[] = [
  [[3]],
  [[3], [3]],
  [[3], [4]],
  [
    [2, 3],
    [2, 3],
    [2, 3],
  ],
  [
    [4, 4, 2],
    [4, 4, 1],
  ],
  [
    [3, 2, 2],
    [1, 2, 2],
  ],
  [[4], [2, 2]],
  [[], []],
]

/** Shapes at several ports, of which the later ones may be left out: query, value and key; equal ones; a tree's nodes and children. */
const SEVERAL: readonly (readonly Shape[])[] = [
  [[4], [4]],
  [[3, 4]],
  [[1, 2]],
  [
    [3, 4],
    [3, 4],
  ],
  [
    [3, 4],
    [5, 2],
  ],
  [
    [3, 4],
    [5, 2],
    [5, 3],
  ],
  [
    [3, 4],
    [5, 2],
    [4, 2],
  ],
  [[4]],
  [[3, 4], []],
  [
    [3, 4],
    [2, 4],
    [2, 2, 2],
  ],
  [[5, 2], [5], [5]],
  [[5, 2], [5], [4]],
]
/** Shapes that a layer is tried with, one list an edge; many of them do not suit it. */
export const shapesFor = ({ inputs }: LayerDefinition): readonly (readonly Shape[])[] => {
  if (inputs.length === 0) return [[]]
  if (inputs.length > 1) {
    const needed = inputs.filter(({ optional }) => !optional).length
    return SEVERAL.filter((shapes) => shapes.length >= needed && shapes.length <= inputs.length)
  }
  return inputs.some(({ many }) => many) ? MANY : SINGLE.map((shape) => [shape])
}
