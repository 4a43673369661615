import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { within } from './within'

const MEMBERS = ['firstLoss', 'secondLoss', 'thirdLoss']

/** The mean of the answers has a smaller loss on new points than its members have on average, and guesses better. */
export async function baggingEnsemble(run: Told): Promise<Record<string, number>> {
  const names = [...MEMBERS, 'meanLoss']
  const losses = await within('test', Object.fromEntries(names.map((name) => [`loss/${name}`, [0, 2]])))(run)
  const accuracies = await within('test', Object.fromEntries(names.map((name) => [`accuracy/${name}`, [0.75, 1]])))(run)
  const ofMembers = (values: Record<string, number>, kind: string): number =>
    MEMBERS.reduce((sum, name) => sum + (values[`${kind}/${name}`] ?? Number.NaN), 0) / MEMBERS.length
  // The losses of the members count their rows as often as they were drawn, the mean's counts each once.
  expect(losses['loss/meanLoss']).toBeLessThan(0.9 * ofMembers(losses, 'loss'))
  expect(accuracies['accuracy/meanLoss']).toBeGreaterThan(ofMembers(accuracies, 'accuracy'))
  return {
    'mean loss of the members': ofMembers(losses, 'loss'),
    'loss of their mean': losses['loss/meanLoss'] ?? Number.NaN,
    'mean accuracy of the members': ofMembers(accuracies, 'accuracy'),
    'accuracy of their mean': accuracies['accuracy/meanLoss'] ?? Number.NaN,
  }
}
