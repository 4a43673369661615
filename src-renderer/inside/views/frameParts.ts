import type { UnitGrid } from '@shared/catalog/define/layer'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import { pictureShape } from '../pictureShape'

/** A part of a state that is drawn by itself. */
export interface FramePart {
  readonly from: number
  readonly to: number
  /** Absent: bars. */
  readonly shape: Shape | undefined
}

/** What a state of so many numbers shows: a table, one picture, or where more comes after what went in, that and the rest. */
export function frameParts(
  size: number,
  entered: number,
  picture: Shape | undefined,
  table?: UnitGrid,
): readonly FramePart[] {
  if (table) return [{ from: 0, to: size, shape: [table.rows, table.columns, 1] }]
  const part = (from: number, to: number): FramePart => ({ from, to, shape: pictureShape(to - from, picture) })
  const first = picture ? sizeOf(picture) : entered
  return size > first && first > 0 ? [part(0, first), part(first, size)] : [part(0, size)]
}
