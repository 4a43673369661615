import { expect } from 'vitest'
import type { Told } from '../trainer/trainDocument'
import { within } from './within'

const MEMBERS = ['firstLoss', 'secondLoss', 'thirdLoss']

/** The mean of the answers has a smaller loss on new points than its members have on average, and guesses better. */
export async function baggingEnsemble(run: Told): Promise<Record<string, number>> {
  const names = [...MEMBERS, 'meanLoss']
  const bounds = names.flatMap((name) => [[`loss/${name}`, [0, 2]] as const, [`accuracy/${name}`, [0.75, 1]] as const])
  const found = await within('test', Object.fromEntries(bounds))(run)
  const ofMembers = (kind: string): number =>
    MEMBERS.reduce((sum, name) => sum + (found[`${kind}/${name}`] ?? Number.NaN), 0) / MEMBERS.length
  // The losses of the members count their rows as often as they were drawn, the mean's counts each once.
  expect(found['loss/meanLoss']).toBeLessThan(0.9 * ofMembers('loss'))
  expect(found['accuracy/meanLoss']).toBeGreaterThan(ofMembers('accuracy'))
  return {
    'mean loss of the members': ofMembers('loss'),
    'loss of their mean': found['loss/meanLoss'] ?? Number.NaN,
    'mean accuracy of the members': ofMembers('accuracy'),
    'accuracy of their mean': found['accuracy/meanLoss'] ?? Number.NaN,
  }
}
