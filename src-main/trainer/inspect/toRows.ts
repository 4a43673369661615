/** One flat list of numbers a row, from values that stand row after row. */
export const toRows = (values: Float32Array | Int32Array, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, row) => Array.from(values.subarray(row * width, (row + 1) * width)))
