import type { Category } from '@shared/catalog/define/item'
import type { Shape } from '@shared/catalog/define/tensorType'

/** A layer, or a folded group of them, as a box. */
export interface Block {
  readonly id: string
  readonly category: Category
  readonly title: string
  /** Its main parameters; empty: none. */
  readonly summary: string
  /** Sizes of its weights, such as `W 784×128` and `b 128`. */
  readonly weights: readonly string[]
  /** What else is to be said: whose weights it has, that it does not learn. */
  readonly remarks: readonly string[]
  /** Shapes of what leaves it. */
  readonly outputs: readonly Shape[]
  /** `true`: several layers, folded to one box. */
  readonly folded: boolean
}

/** A frame around boxes. */
export interface BlockFrame {
  readonly id: string
  readonly title: string
  readonly members: readonly string[]
}

export interface BlockEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  /** What comes in there, where it has to be told: `ŷ`, `y`. */
  readonly label: string
  /** `true`: what is wanted, and no value that is computed from. */
  readonly wanted: boolean
}

/** A network as boxes with edges. */
export interface BlockGraph {
  readonly blocks: readonly Block[]
  readonly frames: readonly BlockFrame[]
  readonly edges: readonly BlockEdge[]
}
