import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CATEGORIES } from '@shared/catalog/define/item'

const css = readFileSync('src-renderer/theme/tokens.css', 'utf8')

/** The six-digit colors of a theme by the names of their tokens. */
function colorsOf(theme: 'dark' | 'light'): ReadonlyMap<string, string> {
  const block = css.slice(css.indexOf(`[data-mantine-color-scheme='${theme}']`)).split('}')[0] ?? ''
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\s*;/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

/** Relative luminance, WCAG 2.1. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

describe.each(['dark', 'light'] as const)('%s theme', (theme) => {
  const colors = colorsOf(theme)
  const color = (name: string): string => {
    const value = colors.get(name)
    if (value === undefined) throw new Error(`There is no color --${name} in the ${theme} theme.`)
    return value
  }
  const words = ['text', 'mute', 'faint', 'accent', 'ok', 'warn', 'err']
  const surfaces = ['bg', 'canvas', 'panel', 'raise']
  it.each(words.flatMap((word) => surfaces.map((surface) => [word, surface] as const)))(
    '%s on %s meets WCAG AA for text',
    (word, surface) => {
      expect(contrast(color(word), color(surface))).toBeGreaterThanOrEqual(4.5)
    },
  )
  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-hover'],
    ['accent', 'accentbg'],
    ['text', 'accentbg'],
    ['text', 'warnbg'],
    ['text', 'errbg'],
    ['err', 'errbg'],
    ['text', 'hover'],
    ['mute', 'hover'],
  ])('%s on %s meets WCAG AA for text', (word, surface) => {
    expect(contrast(color(word), color(surface))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(CATEGORIES)('the color of %s stands out from the panel', (category) => {
    expect(contrast(color(`cat-${category}`), color('panel'))).toBeGreaterThanOrEqual(4.5)
  })
})
