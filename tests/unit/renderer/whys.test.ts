import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { LANGUAGES } from '@shared/language'
import { backendProblemTexts } from '@shared/training/problems/backendTexts'
import { trainerProblemTexts } from '@shared/training/problems/texts'
import { whyOf, whys } from '../../../src-renderer/problems/why/whyOf'

/** All sources of a folder, without the texts themselves. */
const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sourcesOf(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name) && !/(Texts|texts|Whys)\.ts$/.test(entry.name)
        ? [readFileSync(join(folder, entry.name), 'utf8')]
        : [],
  )
const sources = ['shared', 'src-main'].flatMap(sourcesOf).join('\n')

describe('every failure of a run', () => {
  it('is explained: its code is raised with words and a why', () => {
    const raised = [...sources.matchAll(/trainer(?:Problem|Failure)\(\s*'([\w.]+)'/g)].map(([, code]) => code ?? '')
    expect(raised.length).toBeGreaterThan(30)
    expect(raised.filter((code) => !whyOf({ code }, 'en'))).toEqual([])
    const told = Object.keys({ ...trainerProblemTexts, ...backendProblemTexts })
    expect(told.filter((code) => !Object.hasOwn(whys, code))).toEqual([])
  })
  it('is one that can happen: no why is of a code that nothing raises', () => {
    expect(Object.keys(whys).filter((code) => !sources.includes(`'${code}'`))).toEqual([])
  })
  test.each(Object.keys(whys))('has a why in both languages: %s', (code) => {
    const values = {
      ...{ node: 'h', step: 7, metric: 'loss', value: 'NaN', learningRate: 0.5, needed: 4, found: 3, port: 'y' },
      ...{ expected: 2, classes: 3, label: 9, first: 10, second: 9, rows: 3, size: 9, most: 8, seconds: 30 },
      ...{ processor: 'x64' },
    }
    for (const language of LANGUAGES) {
      const why = whyOf({ code, values }, language) ?? ''
      expect(why).not.toMatch(/undefined|NaN (rows|чисел)|\{|null/)
      expect(why).toMatch(/[.]$/)
      expect(why.length).toBeGreaterThan(60)
      expect(/[а-яіїєґ]{4}/i.test(why)).toBe(language === 'uk')
    }
  })
})

it('a loss that ran away is explained with the learning rate of the run', () => {
  const problem = { code: 'lossNotFinite', values: { learningRate: 2.5 } }
  expect(whyOf(problem, 'en')).toContain('(here 2.5)')
  expect(whyOf(problem, 'uk')).toContain('2,5')
  expect(whyOf({ code: 'lossNotFinite' }, 'en')).not.toContain('NaN times')
})
