import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { bestLine } from './bestLine'
import { rowsOf } from './networkOf'
import { weightsOf } from './weightsOf'

/** Descent has come to the line of the normal equations. */
export async function adalineLeastSquares(run: Told): Promise<Record<string, number>> {
  const [x, y] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
  const { slope, intercept } = bestLine(x.flat(), y.flat())
  const weight = await weightsOf(run)
  const [w = NaN, b = NaN] = [...weight('unit/kernel'), ...weight('unit/bias')]
  expect(Math.abs(w - slope)).toBeLessThan(0.001)
  expect(Math.abs(b - intercept)).toBeLessThan(0.001)
  return { slope: w, 'slope by formula': slope, intercept: b, 'intercept by formula': intercept }
}
