import type { Table } from '../program/stepProgram'

/** Copies rows of `width` numbers by their row numbers. It uses nothing from around it, because its text is also the program of a thread. */
export function copyRows(values: Table['values'], width: number, rows: ArrayLike<number>, into: Table['values']): void {
  for (let i = 0, at = 0; i < rows.length; i++, at += width) {
    const from = (rows[i] as number) * width
    // For a few numbers the call costs more than they do.
    if (width < 32) for (let k = 0; k < width; k++) into[at + k] = values[from + k] as number
    else into.set(values.subarray(from, from + width), at)
  }
}
