/** Connections of a square matrix `[size, size]`: `weights[k]` leads from unit `from[k]` to unit `to[k]`. */
export interface Connections {
  readonly size: number
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly weights: Float64Array
}

/** Products before a pair of eigenvalues is read off, at most so many times: few matrices need more than the first. */
const STEPS = 500
const ROUNDS = 8
/** How well the last products must fit, as a share of their length. */
const FITS = 1e-9

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** xW, what comes to every unit from a state x. */
function pass({ from, to, weights }: Connections, x: Float64Array): Float64Array {
  const y = new Float64Array(x.length)
  for (let k = 0; k < weights.length; k++) {
    const unit = to[k] as number
    y[unit] = (y[unit] as number) + (weights[k] as number) * (x[from[k] as number] as number)
  }
  return y
}

/** Modulus of the larger root of λ² = aλ + b. */
function largestRoot(a: number, b: number): number {
  const under = a * a + 4 * b
  return under < 0 ? Math.sqrt(-b) : (Math.abs(a) + Math.sqrt(under)) / 2
}

/**
 * The dominant eigenvalues where three states in a row x, y, z lie in the plane of one pair, z = ay + bx, or on one line; `undefined` where
 * they do not yet.
 */
function fromStates(x: Float64Array, y: Float64Array, z: Float64Array): number | undefined {
  const [xx, xy, yy] = [dot(x, x), dot(x, y), dot(y, y)]
  const along = xy / xx
  if (Math.hypot(...y.map((value, i) => value - along * (x[i] as number))) < FITS * Math.sqrt(yy))
    return Math.abs(along)
  const determinant = xx * yy - xy * xy
  const [xz, yz] = [dot(x, z), dot(y, z)]
  const a = (xx * yz - xy * xz) / determinant
  const b = (yy * xz - xy * yz) / determinant
  const rest = z.map((value, i) => value - a * (y[i] as number) - b * (x[i] as number))
  return Math.hypot(...rest) < FITS * Math.sqrt(dot(z, z)) ? largestRoot(a, b) : undefined
}

/**
 * Largest modulus of an eigenvalue, by the power method in double precision. The dominant eigenvalues of a real matrix are one or a pair, and
 * the states soon turn in their plane; where several pairs are as large, it is the mean growth of the state. `start`: any state but zero.
 */
export function spectralRadius(matrix: Connections, start: Float64Array): number {
  const unit = (x: Float64Array): Float64Array => {
    const size = Math.sqrt(dot(x, x))
    return x.map((value) => value / size)
  }
  let x = unit(start)
  let growth = 0
  for (let round = 0; round < ROUNDS; round++) {
    growth = 0
    for (let step = 0; step < STEPS; step++) {
      const y = pass(matrix, x)
      const size = Math.sqrt(dot(y, y))
      if (!(size > 0)) return 0
      growth += Math.log(size) / STEPS
      x = y.map((value) => value / size)
    }
    const y = pass(matrix, x)
    const found = fromStates(x, y, pass(matrix, y))
    if (found !== undefined) return found
  }
  return Math.exp(growth)
}
