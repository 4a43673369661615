import { itemsOf, toItemValue } from '../catalog/chosen'
import { parseParams, type ItemKind, type ItemValue } from '../catalog/define/params'
import { compareWords } from './compareWords'
import type { KerasWords } from './kerasWords'
import { activationWord, initializerWord } from './otherNames'
import { solveParams } from './solveParams'

interface Speaks {
  readonly id: string
  keras(p: never, rank: number): KerasWords & { readonly name?: string }
}

/** As Keras 3 writes it. */
function wordOf(kind: ItemKind, word: string | KerasWords): string | KerasWords {
  if (kind === 'activation') return activationWord(word)
  return kind === 'initializer' ? initializerWord(word) : word
}

/** A function wrapped as an object is its name. */
function unwrapped(word: unknown): string | KerasWords | undefined {
  if (typeof word === 'string') return word
  if (typeof word !== 'object' || word === null || !('className' in word) || !('config' in word)) return undefined
  const { className, config } = word as { readonly className: unknown; readonly config: unknown }
  if (className === 'function' && typeof config === 'string') return config
  if (className === 'Activation') return unwrapped((config as Record<string, unknown>)['activation'])
  return typeof className === 'string' && typeof config === 'object' && config !== null
    ? (word as KerasWords)
    : undefined
}

/**
 * The item of ours that a word of Keras means: an activation, an initializer, a regularizer or a constraint; `undefined`: there is none.
 *
 * @param rank Axes of the weight that a constraint acts on.
 */
export function chosenFromKeras(kind: ItemKind, given: unknown, rank = 2): ItemValue | undefined {
  const bare = unwrapped(given)
  const word = bare === undefined ? undefined : wordOf(kind, bare)
  if (word === undefined) return undefined
  const items = [...(itemsOf(kind) as ReadonlyMap<string, Speaks & { readonly params: object }>).values()]
  const wordsOf = (item: Speaks, params: unknown) => item.keras(params as never, rank)
  if (typeof word === 'string') {
    const named = items.find((item) => wordsOf(item, parseParams(item.params as never, {}).params).name === word)
    return named?.id
  }
  const found: { readonly value: ItemValue; readonly id: string }[] = []
  for (const item of items) {
    const specs = item.params as never
    const solved = solveParams(specs, (p) => wordsOf(item, p), word)
    const parsed = parseParams(specs, solved as never)
    if (parsed.problems.length > 0) continue
    if (compareWords(wordsOf(item, parsed.params), word, []).differs !== undefined) continue
    found.push({ id: item.id, value: toItemValue(kind, item.id, parsed.params as never) })
  }
  const likest = found.find(({ id }) => id.toLowerCase() === word.className.toLowerCase())
  return (likest ?? found[0])?.value
}
