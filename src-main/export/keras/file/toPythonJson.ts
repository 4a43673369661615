/** Marks a number that Python must read as a float, though it be whole. */
const MARK = '\u0001'

/** A number that Keras wants as a float. */
export const pythonFloat = (value: number): { toJSON(): string } => ({
  toJSON: () => `${MARK}${Number.isInteger(value) ? value.toFixed(1) : value}`,
})

/** JSON in which floats stay floats. */
export const toPythonJson = (value: unknown): string =>
  JSON.stringify(value).replace(/"\\u0001([^"]*)"/g, (_whole, number: string) => number)
