import Fuse from 'fuse.js'
import { parseQuery, type Query } from './parseQuery'
import { plainWords } from './plainWords'
import type { SearchWords } from './SearchWords'

interface Entry<T> {
  readonly item: T
  readonly titles: string
  readonly names: string
  readonly prose: string
  /** Titles and names for the search that forgives slips. */
  readonly said: readonly string[]
  readonly isLast: boolean
}

const every = (patterns: readonly RegExp[], text: string): boolean => patterns.every((pattern) => pattern.test(text))

type Level = (query: Query, entry: Omit<Entry<unknown>, 'item'>) => boolean

/** From the best match down. */
const NAMED: readonly Level[] = [
  ({ same }, { titles }) => same.test(titles),
  ({ begins }, { titles }) => begins.test(titles),
  ({ within }, { titles }) => within.test(titles),
  ({ same }, { names }) => same.test(names),
  ({ words }, { titles }) => every(words, titles),
  ({ begins }, { names }) => begins.test(names),
  ({ within }, { names }) => within.test(names),
  ({ words }, { titles, names }) => every(words, titles + names),
  ({ inside }, { titles, names }) => inside?.test(titles + names) ?? false,
]
const LEVELS: readonly Level[] = [
  ...NAMED,
  ({ inProse }, { prose }) => inProse.test(prose),
  ({ wordsInProse }, { titles, names, prose }) => every(wordsInProse, titles + names + prose),
]

/** Shorter words have no slips: another letter makes another word. */
const SLIPS_FROM = 5

function toEntry<T>(item: T, { titles, names, prose, isLast = false }: SearchWords): Entry<T> {
  const plain = (texts: readonly string[]) => texts.map((text) => plainWords(text).join(' '))
  const joined = (texts: readonly string[]) => `| ${plain(texts).join(' | ')} |`
  return {
    item,
    titles: joined(titles),
    names: joined(names),
    prose: joined(prose),
    said: plain([...titles, ...names]),
    isLast,
  }
}

function toIndex<T>(items: readonly T[], wordsOf: (item: T) => SearchWords) {
  const entries = items.map((item) => toEntry(item, wordsOf(item)))
  return { entries, fuse: new Fuse(entries, { keys: ['said'], threshold: 0.25, ignoreLocation: true }) }
}

/**
 * The search of every list of the studio, best first: what is called so, then what goes by such a name too, then what is said to be so.
 * Equals stay in their order. Where nothing has the name, slips of the pen are forgiven.
 * The index is made at the first query.
 */
export function createSearch<T>(
  items: readonly T[],
  wordsOf: (item: T) => SearchWords,
): (query: string) => readonly T[] {
  let index: ReturnType<typeof toIndex<T>> | undefined
  return (text) => {
    const query = parseQuery(text)
    if (!query) return []
    const { entries, fuse } = (index ??= toIndex(items, wordsOf))
    const found = entries
      .map((entry) => ({ entry, level: LEVELS.findIndex((matches) => matches(query, entry)) }))
      .filter(({ level }) => level >= 0)
      .sort((a, b) => a.level - b.level || Number(a.entry.isLast) - Number(b.entry.isLast))
    const named = found.some(({ level }) => level < NAMED.length)
    const slips = named || query.plain.length < SLIPS_FROM ? [] : fuse.search(query.plain).map((match) => match.item)
    return [...new Set([...slips, ...found.map(({ entry }) => entry)])].map(({ item }) => item)
  }
}
