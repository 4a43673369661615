/** A function of two numbers that descent is tried on: a sum of terms c·xⁱ·yʲ. */
export interface Surface {
  readonly id: string
  /** c, i, j. */
  readonly terms: readonly (readonly [number, number, number])[]
  /** What is shown of it. */
  readonly x: { readonly low: number; readonly high: number }
  readonly y: { readonly low: number; readonly high: number }
  readonly start: readonly [number, number]
}

export const SURFACES: readonly Surface[] = [
  // The lecture's.
  { id: 'bowl', terms: [[1, 2, 0], [10, 0, 2]], x: { low: -4, high: 4 }, y: { low: -2, high: 2 }, start: [3, 1] },
  // (1 − x)² + 100(y − x²)², H. Rosenbrock, 1960.
  { id: 'rosenbrock', terms: [[1, 0, 0], [-2, 1, 0], [1, 2, 0], [100, 0, 2], [-200, 2, 1], [100, 4, 0]], x: { low: -2, high: 2 }, y: { low: -1, high: 3 }, start: [-1.2, 1] },
  { id: 'saddle', terms: [[1, 2, 0], [-1, 0, 2], [0.1, 0, 4]], x: { low: -3, high: 3 }, y: { low: -3, high: 3 }, start: [2, 0.01] },
  // (x + y)² / 2 + 20(x − y)²
  { id: 'valley', terms: [[20.5, 2, 0], [-39, 1, 1], [20.5, 0, 2]], x: { low: -3, high: 3 }, y: { low: -3, high: 3 }, start: [-2.5, -1.5] },
] // prettier-ignore

export const surfaceOf = (id: string): Surface | undefined => SURFACES.find((surface) => surface.id === id)

export const valueAt = ({ terms }: Surface, x: number, y: number): number =>
  terms.reduce((sum, [c, i, j]) => sum + c * x ** i * y ** j, 0)

export const gradientAt = ({ terms }: Surface, x: number, y: number): readonly [number, number] => [
  terms.reduce((sum, [c, i, j]) => (i === 0 ? sum : sum + c * i * x ** (i - 1) * y ** j), 0),
  terms.reduce((sum, [c, i, j]) => (j === 0 ? sum : sum + c * j * x ** i * y ** (j - 1)), 0),
]
