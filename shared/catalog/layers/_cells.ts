import type { ItemValue } from '../define/params'

/** What a cell is joined with besides itself: those beside it, those across too, or all up to two cells away. */
type Neighbourhood = 'four' | 'eight' | 'twoAround'

/** Weights by distance: of the cell itself, of those beside it, of those across. */
type Rings = readonly [self: number, beside: number, across: number]

interface Template {
  /** A, of what the cells put out. */
  readonly feedback: Rings
  /** B, of what comes in. */
  readonly control: Rings
  readonly bias: number
  /** Every cell begins as ink; absent: as what comes in. */
  readonly startsFull?: true
}
type TaskName = 'average' | 'edges' | 'holes' | 'half'

/**
 * Templates for pictures of ±1 (L. O. Chua and L. Yang 1988). Averaging: cells join those around them. Edges: ink stays where paper is next to
 * it. Holes (T. Matsumoto, L. O. Chua, R. Furukawa 1990): all begin as ink, and a cell of paper turns to paper where it is next to paper or to the
 * border, beyond which there are zeros. Half: a cell takes half of what comes in, which is nowhere cut off, so that gradients flow.
 */
export function templateOf(task: TaskName, neighbourhood: Neighbourhood): Template {
  const four = neighbourhood === 'four'
  switch (task) {
    case 'average':
      return { feedback: [2, 1, 0], control: [0, 0, 0], bias: 0 }
    case 'edges':
      return { feedback: [1, 0, 0], control: four ? [4, -1, 0] : [8, -1, -1], bias: -1 }
    case 'holes':
      return four
        ? { feedback: [3, 1, 0], control: [4, 0, 0], bias: -1.5, startsFull: true }
        : { feedback: [3, 1, 1], control: [9, 0, 0], bias: 0, startsFull: true }
    case 'half':
      return { feedback: [0, 0, 0], control: [0.5, 0, 0], bias: 0 }
  }
}

/** Cells along a side of the window. */
export const sideOf = (neighbourhood: Neighbourhood): number => (neighbourhood === 'twoAround' ? 5 : 3)

/** A value for each cell of the window by how far it is down and to the right, row after row. */
function overWindow<T>(neighbourhood: Neighbourhood, value: (down: number, right: number) => T): T[] {
  const side = sideOf(neighbourhood)
  const from = -(side - 1) / 2
  const axis = Array.from({ length: side }, (_, i) => Math.abs(from + i))
  return axis.flatMap((down) => axis.map((right) => value(down, right)))
}

/** 1 for each cell of the window that is joined, 0 for the others. */
export const joined = (neighbourhood: Neighbourhood): readonly number[] =>
  overWindow(neighbourhood, (down, right) => (neighbourhood === 'four' && down + right > 1 ? 0 : 1))

/** Initializers of the cells of the window. */
export const ringParts = (neighbourhood: Neighbourhood, [self, beside, across]: Rings): readonly ItemValue[] =>
  overWindow(neighbourhood, (down, right) => {
    const value = Math.max(down, right) > 1 ? 0 : ([self, beside, across][down + right] ?? 0)
    return { type: 'constant', params: { value } }
  })
