/** A unit and how far its prototype is from what came in. */
export interface RankedUnit {
  /** Counted from 0. */
  readonly unit: number
  /** Euclidean. */
  readonly distance: number
}

/** Units from the nearest on; of equally near ones the first comes first. */
export const rankUnits = (prototypes: readonly (readonly number[])[], row: readonly number[]): readonly RankedUnit[] =>
  prototypes
    .map((prototype, unit) => ({
      unit,
      distance: Math.sqrt(prototype.reduce((sum, value, i) => sum + (value - (row[i] ?? 0)) ** 2, 0)),
    }))
    .sort((a, b) => a.distance - b.distance)
