import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { within } from './within'

/** All three part the circles; the sigmoid has the greatest loss. */
export async function activationsCompared(run: Told): Promise<Record<string, number>> {
  const right: readonly [number, number] = [0.97, 1]
  const names = { 'accuracy/reluLoss': right, 'accuracy/tanhLoss': right, 'accuracy/sigmoidLoss': right }
  const accuracies = await within('test', names)(run)
  const any: readonly [number, number] = [0, 1]
  const losses = await within('train', { 'loss/reluLoss': any, 'loss/tanhLoss': any, 'loss/sigmoidLoss': any })(run)
  const { 'loss/reluLoss': relu = NaN, 'loss/tanhLoss': tanh = NaN, 'loss/sigmoidLoss': sigmoid = NaN } = losses
  expect(sigmoid).toBeGreaterThan(Math.max(relu, tanh))
  return { ...accuracies, ...losses }
}
