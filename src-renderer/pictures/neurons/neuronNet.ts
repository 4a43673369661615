import type { Category } from '@shared/catalog/define/item'

/** A weight tensor of a node. */
export interface WeightRef {
  /** The node that has it, not one that shares it. */
  readonly node: string
  readonly name: string
}

/** A bundle of connections between two groups of units. */
export interface Link {
  readonly from: string
  readonly to: string
  /** `full`: each with each. `each`: one with one. */
  readonly kind: 'full' | 'each'
  /** Which units of `from` take part: so many from this one on. */
  readonly start: number
  readonly count: number
  /** Present: each connection has one weight; `index` is its place in the tensor, of unit `i` of those that take part and unit `j` of `to`. */
  readonly weight?: WeightRef & { index(i: number, j: number): readonly number[] }
}

/** Units that are drawn together. */
export interface UnitGroup {
  readonly id: string
  /** The node whose units these are. */
  readonly node: string
  /** `column`: one under another. `ring`: each joined with each. `loss`: a box with what is wanted. */
  readonly form: 'column' | 'ring' | 'loss'
  readonly count: number
  readonly category: Category
  /** `true`: each unit is a whole feature map. */
  readonly maps: boolean
  /** `true`: values come from here. */
  readonly enters: boolean
  /** Names of the units; absent: they have none. */
  readonly names?: readonly string[]
  /** A sign in each unit, where it has one. */
  readonly sign?: string
  /** What each unit does to its sum. */
  readonly curve?: (x: number) => number
  /** Lines of text under it, the first its name. */
  readonly caption: readonly string[]
  readonly bias?: WeightRef
  /** What each moment hands to the next, present where units are joined with themselves. */
  readonly loops?: string
  /** Weights between units of a ring. */
  readonly mutual?: WeightRef
  /** Of a loss: what is wanted, as a symbol. */
  readonly wanted?: string
  /** Of units that a loss looks at: the symbol of what they answer. */
  readonly answer?: string
}

/** A network as units and connections. */
export interface NeuronNet {
  readonly groups: readonly UnitGroup[]
  readonly links: readonly Link[]
}
