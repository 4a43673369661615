import { expect } from 'vitest'
import { predict } from '../../../src-main/trainer/inspect/predict'
import { snapshotWeights } from '../../../src-main/trainer/inspect/snapshotWeights'
import type { Told } from '../trainer/trainDocument'
import { networkOf } from './networkOf'

/** Matrices of lecture 7: a picture, a kernel, and their convolution. */
const X = [[0, 1, 2, 1, 0], [4, 1, 0, 1, 0], [2, 0, 1, 1, 1], [1, 2, 3, 1, 0], [0, 4, 3, 2, 0]] // prettier-ignore
const W = [0, 1, 0, 1, 0, 1, 2, 1, 0]
const ANSWER = [9, 5, 4, 8, 8, 10, 8, 15, 12]
/** Pixels of a letter: seven rows of five. */
const PIXELS = 35

const farthest = (found: readonly number[], wanted: readonly number[]): number =>
  Math.max(...wanted.map((value, i) => Math.abs(value - (found[i] ?? NaN))))

/** The learned kernel is the lecture's, and gives the lecture's matrix at the top of a letter's field that holds the lecture's picture. */
export async function convolutionExample(run: Told): Promise<Record<string, number>> {
  const network = networkOf(run)
  const kernel = [...((await snapshotWeights(network))['conv']?.['kernel']?.values ?? [])]
  const picture = [...X.flat(), ...new Array<number>(PIXELS - X.flat().length).fill(0)]
  const predicted = await predict(network, { data: [picture] })
  const answer = predicted.ok ? (predicted.value.outputs['loss']?.rows[0] ?? []) : []
  const found = { kernel: farthest(kernel, W), answer: farthest(answer.slice(0, ANSWER.length), ANSWER) }
  expect(found.kernel, kernel.join()).toBeLessThan(0.01)
  expect(found.answer, answer.join()).toBeLessThan(0.01)
  return found
}
