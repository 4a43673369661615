import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { expect } from 'vitest'
import { evaluate } from '../../../src-main/trainer/inspect/evaluate'
import type { Told } from '../trainer/trainDocument'
import { dataOf, networkOf, rowsOf } from './networkOf'

const CODE = 16
const SIDE = 14

/** Means of 2×2 pixels of a digit. */
const pooled = (image: readonly number[]): number[] =>
  Array.from({ length: SIDE * SIDE }, (_, i) => {
    const corner = 2 * Math.floor(i / SIDE) * 28 + 2 * (i % SIDE)
    return [0, 1, 28, 29].reduce((sum, at) => sum + (image[corner + at] ?? 0), 0) / 4
  })

/** The error on the training rows is within 1% of the least that any 16 axes through the mean leave: the truncated SVD's. */
export async function linearAutoencoder(run: Told): Promise<Record<string, number>> {
  const images = await rowsOf(run, 'data/features')
  const { split } = await dataOf(run)
  const x = new Matrix([...split.train].map((row) => pooled(images[row] ?? [])))
  x.subRowVector(x.mean('column'))
  const covariance = x.transpose().mmul(x).div(x.rows)
  const values = new EigenvalueDecomposition(covariance, { assumeSymmetric: true }).realEigenvalues.sort(
    (a, b) => b - a,
  )
  const least = values.slice(CODE).reduce((sum, value) => sum + value, 0) / values.length
  const evaluated = await evaluate(networkOf(run), 'train', 'linearAutoencoder')
  const error = evaluated.ok ? (evaluated.value.values['train/loss'] ?? NaN) : NaN
  expect(error / least).toBeGreaterThan(0.9999)
  expect(error / least).toBeLessThan(1.01)
  return { 'train/loss': error, 'of SVD': least, ratio: error / least }
}
