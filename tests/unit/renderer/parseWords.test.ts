import { expect, it } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { parseWords, writeWords } from '../../../src-renderer/insight/parseWords'

function wordsOf(id: string, values: Record<string, string> = {}): readonly string[] {
  const item = catalog.datasets.get(id)
  return item?.describe(parseParams(item.params, values).params).words?.['features']?.en ?? []
}
const words = wordsOf('toySentiment')

it('a sentence becomes the ids that the network sees, with gaps behind it', () => {
  const ids = parseWords('The film was not very good.', words, 13)
  expect(ids.ok && writeWords(ids.value, words)).toBe('the film was not very good · · · · · · ·')
})

it('signs need no spaces between them, and a space is a sign where the text has it', () => {
  const signs = wordsOf('characterText', { text: 'en' })
  const tale = parseWords('The lamp, once', signs, 20)
  expect(tale.ok && writeWords(tale.value, signs)).toBe('the␣lamp,␣once······')
  const letters = wordsOf('sequenceCopy')
  const spaced = parseWords('a b ca', letters, 8)
  expect(spaced.ok && writeWords(spaced.value, letters)).toBe('abca····')
})

it('a network that has learned full sequences only says how many signs it takes', () => {
  const full = (values: Record<string, number>) => {
    const item = catalog.datasets.get('sequenceReversal')
    return item?.describe(parseParams(item.params, values).params).full
  }
  expect(full({ length: 8, shortest: 8 })).toContain('features')
  expect(full({ length: 8, shortest: 3 })).toBeUndefined()
  const letters = wordsOf('sequenceReversal')
  expect(parseWords('abca', letters, 8, true)).toEqual({ ok: false, error: { fault: 'tooShort', count: 8, given: 4 } })
  expect(parseWords('abcaabca', letters, 8, true).ok).toBe(true)
})

it.each([
  ['', { fault: 'empty' }],
  ['the movie was good', { fault: 'unknown', word: 'movie' }],
  [Array.from({ length: 14 }, () => 'very').join(' '), { fault: 'tooLong', count: 13 }],
])('“%s” is refused', (text, error) => expect(parseWords(text, words, 13)).toEqual({ ok: false, error }))
