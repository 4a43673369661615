import { describe, expect, test } from 'vitest'
import type { ItemText } from '@shared/catalog/define/item'
import { LANGUAGES } from '@shared/language'
import { allItems, canvasItems, type AnyItem } from './items'

/** Every sentence and title of an item in one language. */
function wordsOf(text: ItemText): string[] {
  const params = Object.values(text.params).flatMap(({ title, help, options }) => [
    title,
    help,
    ...Object.values(options ?? {}),
  ])
  return [
    text.title,
    text.help,
    ...(text.keywords ?? []),
    ...(text.formula === undefined ? [] : [text.formula]),
    ...params,
    ...Object.values(text.ports ?? {}),
  ]
}

const helpsOf = (text: ItemText): string[] => [text.help, ...Object.values(text.params).map(({ help }) => help)]

const optionsOf = (item: AnyItem) =>
  Object.fromEntries(
    Object.entries(item.params).map(([name, spec]) => [name, spec.type === 'choice' ? [...spec.options].sort() : []]),
  )

test('there are items of every kind', () => {
  expect(allItems.length).toBeGreaterThanOrEqual(53)
})

describe.each(LANGUAGES)('texts in %s', (language) => {
  test.each(allItems)('%s has words for everything', (_name, item) => {
    const text = item.text[language]
    expect(Object.keys(text.params).sort()).toEqual(Object.keys(item.params).sort())
    expect(
      Object.fromEntries(
        Object.entries(text.params).map(([name, { options }]) => [name, Object.keys(options ?? {}).sort()]),
      ),
    ).toEqual(optionsOf(item))
    for (const words of wordsOf(text)) expect(words.trim(), `“${words}”`).not.toBe('')
  })

  test.each(allItems)('%s is set with care', (_name, item) => {
    for (const words of wordsOf(item.text[language])) {
      expect(words, 'typewriter quotes, stray or double spaces').not.toMatch(/['"]|^\s|\s$|[^,] {2,}/)
    }
    for (const help of helpsOf(item.text[language]))
      expect(help, 'a whole sentence').toMatch(/^[\p{Lu}\d−].*[.?!]$|^(valid|same|One-hot)\b.*\.$/u)
  })

  test.each(canvasItems)('%s names its ports where there are several', (_id, item) => {
    const ports = [...item.inputs, ...item.outputs].map(({ name }) => name)
    const named = Object.keys(item.text[language].ports ?? {})
    expect(named.filter((name) => !ports.includes(name))).toEqual([])
    for (const side of [item.inputs, item.outputs]) {
      if (side.length > 1) expect(named).toEqual(expect.arrayContaining(side.map(({ name }) => name)))
    }
  })
})

test.each(allItems)('%s is explained in Ukrainian, not in English', (_name, item) => {
  for (const help of helpsOf(item.text.uk)) {
    const cyrillic = help.match(/[а-щьюяєіїґ]/giu)?.length ?? 0
    const latin = help.match(/[a-z]/giu)?.length ?? 0
    expect(cyrillic, help).toBeGreaterThan(latin)
    expect(help, 'letters that Ukrainian lacks').not.toMatch(/[ыэёъ]/iu)
  }
  for (const help of helpsOf(item.text.en)) expect(help).not.toMatch(/[а-яєіїґ]/iu)
})
