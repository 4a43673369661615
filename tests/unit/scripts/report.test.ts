import { expect, test } from 'vitest'
import { load } from './load'

const { summary } = await load('test/summary.mjs')
const { countPlaywright } = await load('test/playwrightStep.mjs')

test('the summary ends with the counts alone on a line, after the skipped tests and their reasons', () => {
  const lines = summary([
    { name: 'types', ms: 1234, passed: 1, failed: 0, skipped: [] },
    { name: 'peers', ms: 10, passed: 3, failed: 2, skipped: [{ name: 'keras', reason: 'no Python' }] },
  ]).split('\n')
  expect(lines.at(-1)).toBe('4 passed, 2 failed, 1 skipped')
  expect(lines).toContain('  keras: no Python')
  expect(lines.find((line: string) => line.includes('peers'))).toContain('FAILED')
})

test('Playwright: unexpected and flaky tests fail, skipped ones keep their reason, errors outside tests count', () => {
  const spec = (title: string, status: string, annotations: object[] = []) => ({
    title,
    tests: [{ status, annotations }],
  })
  const inner = { title: 'canvas', specs: [spec('b', 'unexpected'), spec('c', 'flaky')] }
  const skipped = spec('d', 'skipped', [{ type: 'skip', description: 'no GPU' }])
  const report = {
    errors: [{}],
    suites: [{ title: 'a.spec.ts', specs: [spec('a', 'expected'), skipped], suites: [inner] }],
  }
  expect(countPlaywright(report)).toEqual({
    passed: 1,
    failed: 3,
    skipped: [{ name: 'a.spec.ts > d', reason: 'no GPU' }],
  })
})
