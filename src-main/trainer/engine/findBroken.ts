import type { Rows } from '../program/stepProgram'

export type Broken = NonNullable<Rows['broken']>

/** The first metric of a step, or of many, that is not finite. */
export function findBroken(
  values: Readonly<Record<string, Float32Array>>,
): Omit<Broken, 'step' | 'learningRate'> | undefined {
  for (const [metric, list] of Object.entries(values)) {
    const bad = list.find((value) => !Number.isFinite(value))
    if (bad !== undefined) return { metric, value: String(bad) }
  }
  return undefined
}
