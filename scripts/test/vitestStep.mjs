import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inRoot } from '../lib/paths.mjs'
import { runProgram } from './runProgram.mjs'

const hasTests = (folder) =>
  existsSync(inRoot(folder)) &&
  readdirSync(inRoot(folder), { recursive: true }).some((name) => /\.test\.tsx?$/.test(String(name)))

/** A step that runs the vitest tests of one folder under tests/. */
export const vitestStep = (name) => async () => {
  const folder = `tests/${name}`
  if (!hasTests(folder))
    return { passed: 0, failed: 0, skipped: [{ name: folder, reason: 'there are no tests in this folder' }] }
  const temporary = mkdtempSync(join(tmpdir(), 'neuroloom-test-'))
  const resultFile = join(temporary, 'result.json')
  try {
    const reporters = ['--reporter=default', `--reporter=${inRoot('scripts', 'test', 'vitestReporter.mjs')}`]
    const args = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', folder, ...reporters]
    const code = await runProgram(args, { NEUROLOOM_VITEST_RESULT: resultFile })
    const result = existsSync(resultFile)
      ? JSON.parse(readFileSync(resultFile, 'utf8'))
      : { passed: 0, failed: 0, skipped: [] }
    return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
