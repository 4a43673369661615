import { Matrix } from 'ml-matrix'
import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { bestLine } from './bestLine'
import { rowsOf } from './networkOf'
import { predicted } from './predicted'
import { weightsOf } from './weightsOf'
import { evaluated } from './within'

const UNITS = 8

/** The linear branch answers as W₁W₂W₃ does and as the best line at best; the branch with tanh does far better. */
export async function identityLayers(run: Told): Promise<Record<string, number>> {
  const weight = await weightsOf(run)
  const product = Matrix.from1DArray(1, UNITS, [...weight('a1/kernel')])
    .mmul(Matrix.from1DArray(UNITS, UNITS, [...weight('a2/kernel')]))
    .mmul(Matrix.from1DArray(UNITS, 1, [...weight('a3/kernel')]))
    .get(0, 0)
  const x = await rowsOf(run, 'data/features')
  const answers = (await predicted(run, 'data', x))['aLoss'] ?? []
  x.forEach(([value = NaN], row) => expect(answers[row]?.[0]).toBeCloseTo(product * value, 4))
  const { error } = bestLine(x.flat(), (await rowsOf(run, 'data/target')).flat(), true)
  const losses = await evaluated(run, 'train')
  const [linear = NaN, tanh = NaN] = [losses['train/loss/aLoss'], losses['train/loss/bLoss']]
  expect(linear / error).toBeGreaterThan(0.9999)
  expect(linear / error).toBeLessThan(1.05)
  expect(linear / tanh).toBeGreaterThan(5)
  return { linear, 'of the best line': error, tanh }
}
