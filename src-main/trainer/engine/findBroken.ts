import type { Rows } from '../program/stepProgram'
import { NO_ROWS } from './joinRows'

export type Broken = NonNullable<Rows['broken']>

/** What was not finite, before it is known in which step. */
export type Trouble = Omit<Broken, 'step' | 'learningRate'>

/** What a single step comes to that was taken back. */
export function brokenStep(trouble: Trouble, step: number, { values }: Rows): Rows {
  const rate = Object.entries(values).find(([name]) => name.startsWith('learningRate'))?.[1][0]
  return {
    ...NO_ROWS,
    broken: { ...trouble, step, ...(rate !== undefined && Number.isFinite(rate) && { learningRate: rate }) },
  }
}

/** The first metric of a step, or of many, that is not finite. */
export function findBroken(values: Readonly<Record<string, Float32Array | readonly number[]>>): Trouble | undefined {
  for (const [metric, list] of Object.entries(values)) {
    const bad = list.find((value) => !Number.isFinite(value))
    if (bad !== undefined) return { metric, value: String(bad) }
  }
  return undefined
}
