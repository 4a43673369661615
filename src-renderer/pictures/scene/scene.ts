export interface Point {
  readonly x: number
  readonly y: number
}

/** What of the network a shape stands for: a weight of a node by its place in the tensor, or a unit of a node by its number. */
export type Ref =
  | { readonly kind: 'edge'; readonly node: string; readonly name: string; readonly index: readonly number[] }
  | { readonly kind: 'unit'; readonly node: string; readonly index: number }

interface Drawn {
  readonly ref?: Ref
}
interface Outlined extends Drawn {
  /** Colors as `#rrggbb`; absent: none. */
  readonly fill?: string
  readonly stroke?: string
  /** Width of the outline. */
  readonly width?: number
  readonly dash?: readonly number[]
}

export interface Circle extends Outlined {
  readonly kind: 'circle'
  readonly at: Point
  readonly r: number
}
export interface Rect extends Outlined {
  readonly kind: 'rect'
  /** Upper left corner. */
  readonly at: Point
  readonly size: { readonly width: number; readonly height: number }
  readonly radius?: number
}
/** Lines through all points, or, `curved`, cubic Bézier curves: a start, then two handles and an end for each. */
export interface Path extends Outlined {
  readonly kind: 'path'
  readonly points: readonly Point[]
  readonly curved?: true
  readonly closed?: true
}
export interface Text extends Drawn {
  readonly kind: 'text'
  /** `y` is the middle of the letters. */
  readonly at: Point
  readonly text: string
  readonly size: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly fill: string
  readonly bold?: true
  readonly italic?: true
}
export type SceneShape = Circle | Rect | Path | Text

/** A drawing of its own: shapes one over another, from 0, 0 to its width and height, px. */
export interface Scene {
  readonly width: number
  readonly height: number
  /** What it is a picture of, in a few words, and in more for those who do not see it. */
  readonly title: string
  readonly description: string
  /** Color of the paper; absent: it lets through what lies behind. */
  readonly paper?: string
  readonly shapes: readonly SceneShape[]
}

/** Fonts that a reader's machine may have, the studio's own first. */
export const FONTS = "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
/** How far the baseline lies under the middle of the letters, as a share of the size. */
export const BASELINE = 0.35
