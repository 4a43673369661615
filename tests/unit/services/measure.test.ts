import { expect, test } from 'vitest'
import { template } from '../../support/documents'
import { testStudio } from '../../support/testStudio'

const caller = { id: 'test-window' }

test('every backend is measured or says why not, and nothing is left running', async () => {
  const studio = await testStudio()
  const measured = await studio.handlers['app.measure'](undefined, caller)
  if (!measured.ok) throw new Error(measured.error.message)
  const [tensorflow, wasm, cpu] = measured.value
  expect(measured.value.map(({ backend }) => backend)).toEqual(['tensorflow', 'wasm', 'cpu'])
  if (tensorflow?.problem) expect(tensorflow.problem.code).toBe('backend.nativeMissing')
  else expect(tensorflow?.examplesPerSecond).toBeGreaterThan(wasm?.examplesPerSecond ?? Infinity)
  expect(cpu?.examplesPerSecond).toBeGreaterThan(10)
  expect(wasm?.examplesPerSecond).toBeGreaterThan(cpu?.examplesPerSecond ?? Infinity)
  for (const { pid } of studio.trainers) expect(() => process.kill(pid ?? 0, 0), `trainer ${pid}`).toThrow('ESRCH')
}, 120_000)

test('nothing is measured beside a run', async () => {
  const studio = await testStudio()
  const started = await studio.runs.start({ document: template('xorMlp', { epochs: 10_000_000 }) }, caller)
  expect(started.ok).toBe(true)
  expect(await studio.handlers['app.measure'](undefined, caller)).toMatchObject({
    ok: false,
    error: { code: 'measureWhileRunning' },
  })
})
