import { fail, ok, type Result } from '@shared/result'

/** Why a text is no sentence of these words: a key of `drawer.sentence` and `drawer.characters`, with what it names. */
export type SentenceFault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'unknown'; readonly word: string }
  | { readonly fault: 'tooLong'; readonly count: number }
  /** The data never leave a place empty, so the network has learned nothing of that. */
  | { readonly fault: 'tooShort'; readonly count: number; readonly given: number }

/** A sentence in as many places: the gap, id 0, in those that it leaves. */
const toPlaces = (ids: readonly number[], length: number): readonly number[] => [
  ...ids,
  ...new Array<number>(length - ids.length).fill(0),
]

/** Whether every word is a single sign: then a sentence is written without spaces between its words, and a space may be one of them. */
export const isSpelled = (words: readonly string[]): boolean => words.every((word) => Array.from(word).length === 1)

/** How a space looks among the signs. */
const SPACE = '␣'

/** The words of ids as a person writes them, gaps and all. */
export const writeWords = (ids: readonly number[], words: readonly string[]): string =>
  ids.map((id) => words[id] ?? '?').join(isSpelled(words) ? '' : ' ')

/** The same as a text to be read: a space is a space. */
export const writeText = (ids: readonly number[], words: readonly string[]): string =>
  writeWords(ids, words).replaceAll(SPACE, ' ')

const split = (text: string, words: readonly string[]): readonly string[] =>
  isSpelled(words)
    ? Array.from(words.includes(SPACE) ? text.replaceAll(' ', SPACE) : text.replaceAll(/\s/g, ''))
    : text.split(/[\s.,;!?·]+/).filter((word) => word !== '')

/** Ids of the words of a sentence, with the gap, id 0, in the places that it leaves; `full`: it may leave none. */
export function parseWords(
  text: string,
  words: readonly string[],
  length: number,
  full = false,
): Result<readonly number[], SentenceFault> {
  const typed = split(text.toLocaleLowerCase(), words)
  if (typed.length === 0) return fail({ fault: 'empty' })
  const ids = typed.map((word) => words.indexOf(word))
  const unknown = typed[ids.indexOf(-1)]
  if (unknown !== undefined) return fail({ fault: 'unknown', word: unknown })
  if (ids.length > length) return fail({ fault: 'tooLong', count: length })
  if (full && ids.length < length) return fail({ fault: 'tooShort', count: length, given: ids.length })
  return ok(toPlaces(ids, length))
}
