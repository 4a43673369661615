import { expect, it } from 'vitest'
import { catalog } from '@shared/catalog/catalog'
import { parseWords } from '../../../src-renderer/insight/parseWords'

const words = catalog.datasets.get('toySentiment')?.text.en.words ?? []

it('a sentence becomes the ids that the network sees, with gaps behind it', () => {
  const ids = parseWords('The film was not very good.', words, 13)
  expect(ids.ok && ids.value.map((id) => words[id]).join(' ')).toBe('the film was not very good · · · · · · ·')
})

it.each([
  ['', { fault: 'empty' }],
  ['the movie was good', { fault: 'unknown', word: 'movie' }],
  [Array.from({ length: 14 }, () => 'very').join(' '), { fault: 'tooLong', count: 13 }],
])('“%s” is refused', (text, error) => expect(parseWords(text, words, 13)).toEqual({ ok: false, error }))
