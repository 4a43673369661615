import { fail, ok, type Result } from '@shared/result'

/** Why a text is no sentence of these words: a key of `drawer.sentence`, with the word or the number of words that it names. */
export type SentenceFault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'unknown'; readonly word: string }
  | { readonly fault: 'tooLong'; readonly count: number }

/** A sentence in as many places: the gap, id 0, in those that it leaves. */
export const toPlaces = (ids: readonly number[], length: number): readonly number[] => [
  ...ids,
  ...new Array<number>(length - ids.length).fill(0),
]

/** Ids of the words of a sentence, with the gap, id 0, in the places that it leaves. */
export function parseWords(
  text: string,
  words: readonly string[],
  length: number,
): Result<readonly number[], SentenceFault> {
  const typed = text
    .toLocaleLowerCase()
    .split(/[\s.,;!?·]+/)
    .filter((word) => word !== '')
  if (typed.length === 0) return fail({ fault: 'empty' })
  const ids = typed.map((word) => words.indexOf(word))
  const unknown = typed[ids.indexOf(-1)]
  if (unknown !== undefined) return fail({ fault: 'unknown', word: unknown })
  if (ids.length > length) return fail({ fault: 'tooLong', count: length })
  return ok(toPlaces(ids, length))
}
