import { plainWords } from './plainWords'

/** A query that has this many letters or fewer is looked for in prose as a whole word only. */
const SHORT = 4

/** A query as patterns for texts of the form `| mean squared error | mse |`. */
export interface Query {
  readonly plain: string
  /** The whole of a text. */
  readonly same: RegExp
  /** The beginning of a text. */
  readonly begins: RegExp
  /** The beginning of a word in a text. */
  readonly within: RegExp
  /** Anywhere, the middle of a word too; absent of a short query. */
  readonly inside: RegExp | null
  /** Each word on its own, as a beginning of any word. */
  readonly words: readonly RegExp[]
  /** As `within`, short ones as whole words. */
  readonly inProse: RegExp
  /** As `words`, short ones as whole words. */
  readonly wordsInProse: readonly RegExp[]
}

/** `max pooling`, `max-pooling` and `maxpooling` are one. */
const loose = (word: string): string => [...word].join(' ?')
const exactIfShort = (word: string): RegExp => new RegExp(` ${loose(word)}${word.length > SHORT ? '' : ' '}`, 'u')

/** `null` where it has no letters or digits. */
export function parseQuery(query: string): Query | null {
  const words = plainWords(query)
  if (words.length === 0) return null
  const whole = words.join('')
  return {
    plain: words.join(' '),
    same: new RegExp(`\\| ${loose(whole)} \\|`, 'u'),
    begins: new RegExp(`\\| ${loose(whole)}`, 'u'),
    within: new RegExp(` ${loose(whole)}`, 'u'),
    inside: whole.length > SHORT ? new RegExp(loose(whole), 'u') : null,
    words: words.map((word) => new RegExp(` ${loose(word)}`, 'u')),
    inProse: exactIfShort(whole),
    wordsInProse: words.map(exactIfShort),
  }
}
