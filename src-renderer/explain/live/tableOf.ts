import type { Shape } from '@shared/catalog/define/tensorType'

/** Rows and columns that numbers of this shape are written in: a row, a table, or tables one below another. */
export function tableOf(shape: Shape): { readonly rows: number; readonly columns: number } {
  // An image of one channel is a table; so is a kernel of one channel and one filter.
  const axes = shape.length > 2 ? shape.filter((size, axis) => axis < 2 || size !== 1) : shape
  const columns = axes.at(-1) ?? 1
  return { rows: axes.slice(0, -1).reduce((product, size) => product * size, 1), columns }
}
