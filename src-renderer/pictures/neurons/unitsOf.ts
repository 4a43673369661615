import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'

/** A tensor as units. */
export interface Units {
  readonly count: number
  /** Numbers that each of them stands for. */
  readonly per: number
  /** Shape of what each of them stands for; `[]`: a number. */
  readonly each: Shape
  readonly maps: boolean
}

/** The units of a tensor: its numbers, the features of a sequence, or the maps of a volume. */
export function unitsOf(shape: Shape): Units {
  const each = shape.slice(0, -1)
  return { count: shape.at(-1) ?? 1, per: sizeOf(each), each, maps: shape.length > 2 }
}
