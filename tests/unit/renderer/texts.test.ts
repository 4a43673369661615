import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { serviceProblemTexts } from '@shared/ipc/problemTexts'
import type { Language } from '@shared/language'
import { en } from '../../../src-renderer/i18n/en'
import { i18n, startI18n } from '../../../src-renderer/i18n/i18n'
import { messageText } from '../../../src-renderer/i18n/messageText'
import { uk } from '../../../src-renderer/i18n/uk'

const PLURAL = /_(zero|one|two|few|many|other)$/

/** All texts of a tree by their full keys. */
function flatten(tree: object, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (typeof value === 'string') texts.set(path, value)
    else for (const [inner, text] of flatten(value as object, path)) texts.set(inner, text)
  }
  return texts
}

const ofServices = (language: Language): object =>
  Object.fromEntries(Object.entries(serviceProblemTexts).map(([code, text]) => [code, text[language]]))

const english = flatten({ ...en, services: ofServices('en') })
const ukrainian = flatten({ ...uk, services: ofServices('uk') })
const bases = (texts: ReadonlyMap<string, string>): Set<string> =>
  new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(path) : /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

describe('texts of the interface', () => {
  it('are the same in both languages, key for key', () => {
    expect(english.size).toBeGreaterThan(200)
    expect([...bases(ukrainian)].sort()).toEqual([...bases(english)].sort())
  })

  it('are never empty', () => {
    for (const [key, text] of [...english, ...ukrainian]) expect(text.trim(), key).not.toBe('')
  })

  it('have all plural forms of their language', () => {
    for (const [texts, forms] of [
      [english, ['one', 'other']],
      [ukrainian, ['one', 'few', 'many', 'other']],
    ] as const) {
      const plural = [...texts.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, ''))
      for (const base of new Set(plural))
        for (const form of forms) expect([...texts.keys()], base).toContain(`${base}_${form}`)
    }
  })

  it('use the same values in both languages', () => {
    const valuesOf = (text: string): string[] =>
      [...text.matchAll(/\{+\s*([^},\s]+)/g)].map((match) => match[1] ?? '').sort()
    for (const [key, text] of english) {
      const other = ukrainian.get(key)
      if (other !== undefined && !PLURAL.test(key)) expect(valuesOf(other), key).toEqual(valuesOf(text))
    }
  })

  it('are typeset: curly apostrophes, no straight quotes, dots as one sign', () => {
    for (const [key, text] of [...english, ...ukrainian]) expect(text, key).not.toMatch(/['"]|\.\.\./)
  })

  it('are Ukrainian in Ukrainian: no letters of Russian, no Latin letters inside words', () => {
    for (const [key, text] of ukrainian) {
      expect(text, key).not.toMatch(/[ыэъё]/i)
      expect(text, key).not.toMatch(/[а-щьюяґєії][a-z]|[a-z][а-щьюяґєії]/i)
    }
  })

  it('exist for every key that the source asks for', () => {
    const missing: string[] = []
    let asked = 0
    for (const file of filesUnder('src-renderer')) {
      const source = readFileSync(file, 'utf8')
      for (const [, key = ''] of source.matchAll(/(?:\bt\(|key:)\s*'([a-z]+\.[\w.]+)'/g)) {
        asked++
        if (!bases(english).has(key)) missing.push(`${file}: ${key}`)
      }
      // Keys made of a fixed beginning and a name: at least the beginning must exist.
      for (const [, prefix = ''] of source.matchAll(/(?:\bt\(|key:)\s*`([a-z]+\.[\w.]*)\$\{/g)) {
        asked++
        if (![...english.keys()].some((key) => key.startsWith(prefix))) missing.push(`${file}: ${prefix}…`)
      }
    }
    expect(asked).toBeGreaterThan(150)
    expect(missing).toEqual([])
  })
})

describe('a reason', () => {
  it('is told for every backend that did not open', () => {
    for (const code of ['nativeBroken', 'wasmMissing', 'wasmBroken', 'wasmStuck'])
      expect([...english.keys()]).toContain(`shell.device.reasons.backend.${code}`)
  })

  it.each([
    ['en', 'The weights could not be kept on disk.'],
    ['uk', 'Ваги не вдалося зберегти на диск.'],
  ] as const)('that is a code of a problem is told in words: %s', async (language, start) => {
    await startI18n(language)
    const text = messageText({ key: 'shell.run.notices.checkpointFailed', values: { reason: 'isFolder', path: '/a' } })
    expect(text).toBe(`${start} ${serviceProblemTexts.isFolder[language].replace('{path}', '/a')}`)
  })
})

describe('plurals in Ukrainian', () => {
  beforeAll(() => startI18n('uk'))
  it.each([
    [1, 'Навчати ще не можна: 1 проблема'],
    [2, 'Навчати ще не можна: 2 проблеми'],
    [5, 'Навчати ще не можна: 5 проблем'],
    [11, 'Навчати ще не можна: 11 проблем'],
    [21, 'Навчати ще не можна: 21 проблема'],
    [24, 'Навчати ще не можна: 24 проблеми'],
  ])('%d', (count, text) => {
    expect(i18n.t('shell.run.hasProblems', { count })).toBe(text)
  })
})
