import type { Shape } from '../catalog/define/tensorType'
import { extraWord } from './extraWord'
import type { KerasWords } from './kerasWords'
import { markOf } from './solveParams'

const isWords = (value: unknown): value is KerasWords =>
  typeof value === 'object' && value !== null && 'className' in value && 'config' in value
const isMark = (value: unknown): boolean => typeof value === 'string' && value.startsWith(markOf(''))
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b))

/** Whether two values say the same; a single number stands for a list of equal ones, whatever their signs (a range around 0). */
function agrees(ours: unknown, given: unknown): boolean {
  if (isMark(ours) || given === undefined) return true
  if (Array.isArray(ours)) {
    const list = ours as unknown[]
    if (Array.isArray(given)) return list.length === given.length && list.every((item, i) => agrees(item, given[i]))
    return typeof given === 'number' && list.every((item) => typeof item === 'number' && close(Math.abs(item), given))
  }
  if (typeof ours === 'number') {
    const [only] = Array.isArray(given) && given.length === 1 ? (given as unknown[]) : [given]
    return typeof only === 'number' && close(ours, only)
  }
  return ours === given || (typeof ours === 'string' && typeof given === 'string' && toPlain(ours) === toPlain(given))
}
/** Older files write the words of options without their underscores. */
const toPlain = (word: string): string => word.toLowerCase().replace(/_/g, '')

/**
 * The first word by which given words differ from what an item says, and those of learning that it does not have.
 *
 * @param inputs Shapes that come in.
 */
export function compareWords(
  ours: KerasWords,
  given: KerasWords,
  inputs: readonly Shape[],
): { readonly differs?: string; readonly lost: readonly string[] } {
  if (ours.className !== given.className) return { differs: given.className, lost: [] }
  const lost: string[] = []
  for (const [key, value] of Object.entries(ours.config)) {
    const other = given.config[key]
    if (!isWords(value)) {
      if (!agrees(value, other)) return { differs: key, lost }
      continue
    }
    if (!isWords(other)) return { differs: key, lost }
    const inside = compareWords(value, other, inputs)
    if (inside.differs !== undefined) return inside
    lost.push(...inside.lost)
  }
  for (const [key, value] of Object.entries(given.config)) {
    if (Object.hasOwn(ours.config, key)) continue
    const means = extraWord(key, value, given.config, inputs)
    if (means === 'meaning') return { differs: key, lost }
    if (means === 'learning') lost.push(key)
  }
  return { lost }
}
