/** Place of the step nearest to the wanted one among steps in order; -1: there are none. */
export function nearestStep(steps: readonly number[], wanted: number): number {
  const after = steps.findIndex((step) => step >= wanted)
  if (after < 0) return steps.length - 1
  const before = after - 1
  return before >= 0 && wanted - (steps[before] ?? 0) < (steps[after] ?? 0) - wanted ? before : after
}
