/** For each batch of the broadcast shape `outer`, in order, which batch of `shape` it is. */
export function batchIndexes(shape: readonly number[], outer: readonly number[]): number[] {
  let indexes = [0]
  let size = 1
  // From the last dimension to the first, each multiplies what is there; a broadcast one repeats it.
  for (let back = 1; back <= outer.length; back++) {
    const length = outer[outer.length - back]!
    const own = shape[shape.length - back] ?? 1
    const step = own === 1 ? 0 : size
    indexes = Array.from({ length }, (_, i) => i * step).flatMap((start) => indexes.map((index) => start + index))
    size *= own
  }
  return indexes
}
