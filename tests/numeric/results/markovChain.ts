import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { weightsOf } from './weightsOf'
import { evaluated } from './within'

/** The matrix that made the days, and its left eigenvector to the eigenvalue 1. */
const TRUE = [0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.15, 0.5, 0.35]
const STATIONARY = [4 / 9, 1 / 3, 2 / 9]
const entropy = (shares: readonly number[]): number => -shares.reduce((sum, share) => sum + share * Math.log(share), 0)

/** The counted matrix is near the true one; its losses are the entropies of tomorrow, knowing today and knowing nothing. */
export async function markovChain(run: Told): Promise<Record<string, number>> {
  const weight = await weightsOf(run)
  const counted = weight('tomorrow/transitions')
  expect(weight('later/transitions')).toEqual(counted)
  const furthest = Math.max(...counted.map((share, i) => Math.abs(share - (TRUE[i] ?? Number.NaN))))
  // Four standard errors of a share of the days of rain.
  expect(furthest).toBeLessThan(4 * Math.sqrt(0.25 / ((5000 * 2) / 9)))
  const losses = await evaluated(run, 'train')
  const known = STATIONARY.reduce((sum, share, i) => sum + share * entropy(TRUE.slice(3 * i, 3 * i + 3)), 0)
  const [tomorrow, later] = [losses['train/loss/counts'], losses['train/loss/sameCounts']]
  expect(Math.abs((tomorrow ?? Number.NaN) - known)).toBeLessThan(0.03)
  expect(Math.abs((later ?? Number.NaN) - entropy(STATIONARY))).toBeLessThan(0.03)
  return { 'furthest share': furthest, tomorrow: tomorrow ?? Number.NaN, 'in 30 days': later ?? Number.NaN }
}
