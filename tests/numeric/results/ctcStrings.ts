import { expect } from 'vitest'
import { spellBestPath } from '../../../shared/catalog/define/spellBestPath'
import { predict } from '../../../src-main/trainer/inspect/predict'
import type { Told } from '../trainer/trainDocument'
import { dataOf, networkOf, rowsOf } from './networkOf'

/** What the likeliest symbol of each moment spells is the whole string, without a mistake, for 95% of the test part. */
export async function ctcStrings(run: Told): Promise<Record<string, number>> {
  const [sounds, strings] = [await rowsOf(run, 'data/features'), await rowsOf(run, 'data/target')]
  const test = [...(await dataOf(run)).split.test]
  const heard = await predict(networkOf(run), { data: test.map((row) => sounds[row] ?? []) })
  if (!heard.ok) throw new Error(heard.error.message)
  const { rows = [], type } = heard.value.outputs['loss'] ?? {}
  const spelled = rows.map((row) => spellBestPath(row, type?.shape.at(-1) ?? 0).join(' '))
  const wanted = test.map((row) => (strings[row] ?? []).filter((id) => id !== 0).join(' '))
  const share = spelled.filter((text, i) => text === wanted[i]).length / test.length
  expect(new Set(wanted).size).toBeGreaterThan(50)
  expect(share).toBeGreaterThanOrEqual(0.95)
  return { 'right strings': share }
}
