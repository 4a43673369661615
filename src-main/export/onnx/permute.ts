/** Sizes in another order: axis `i` of the result is axis `order[i]` of what is given. */
export const permuteShape = <T>(shape: readonly T[], order: readonly number[]): T[] =>
  order.map((axis) => shape[axis] as T)

/** Values row after row with their axes in another order, as `tf.transpose` has them. */
export function permute(values: Float32Array, shape: readonly number[], order: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1))
  const [sizes, steps] = [permuteShape(shape, order), permuteShape(strides, order)]
  const out = new Float32Array(values.length)
  const at = sizes.map(() => 0)
  let from = 0
  for (let to = 0; to < out.length; to++) {
    out[to] = values[from] as number
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      const [size, step] = [sizes[axis] as number, steps[axis] as number]
      from += step
      at[axis] = (at[axis] as number) + 1
      if ((at[axis] as number) < size) break
      at[axis] = 0
      from -= step * size
    }
  }
  return out
}
