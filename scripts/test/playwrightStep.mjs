import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot } from '../lib/paths.mjs'
import { startDisplay } from '../lib/system/startDisplay.mjs'
import { runProgram } from './runProgram.mjs'

const hasTests = () =>
  existsSync(inRoot('tests/e2e')) &&
  readdirSync(inRoot('tests/e2e'), { recursive: true }).some((name) => /\.spec\.ts$/.test(String(name)))

function* specs(suite, path = []) {
  for (const spec of suite.specs ?? []) yield { spec, name: [...path, spec.title].join(' > ') }
  for (const child of suite.suites ?? []) yield* specs(child, [...path, child.title])
}

/** Counts what Playwright's JSON report tells. */
export function countPlaywright(report) {
  const result = { passed: 0, failed: report.errors?.length ?? 0, skipped: [] }
  for (const { spec, name } of specs({ suites: report.suites }))
    for (const test of spec.tests) {
      if (test.status === 'expected') result.passed++
      else if (test.status !== 'skipped') result.failed++
      else
        result.skipped.push({
          name,
          reason: test.annotations.find(({ type }) => /skip|fixme/.test(type))?.description || 'no reason given',
        })
    }
  return result
}

/** The step that uses the studio as a person would: in its own window and in Chromium, on a virtual display of its own. */
export async function playwrightStep() {
  if (!hasTests())
    return { passed: 0, failed: 0, skipped: [{ name: 'tests/e2e', reason: 'there are no tests in this folder' }] }
  const temporary = mkdtempSync(join(tmpdir(), 'neuroloom-e2e-'))
  const report = join(temporary, 'report.json')
  const screen = process.platform === 'linux' ? await startDisplay() : undefined
  try {
    const args = [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json']
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...(screen && { DISPLAY: screen.display }) }
    const code = await runProgram(args, env)
    const result = existsSync(report)
      ? countPlaywright(JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0, skipped: [] }
    return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
  } finally {
    await screen?.stop()
    rmSync(temporary, { recursive: true, force: true })
  }
}
