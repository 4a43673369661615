import { expect, test } from 'vitest'
import { BACKENDS } from '../../../shared/training/runEvent'
import { template } from '../../support/documents'
import { testStudio, until } from '../../support/testStudio'

const caller = { id: 'test-window' }

test('every backend is measured or says why not, and nothing is left running', async () => {
  const studio = await testStudio()
  const measured = await studio.handlers['app.measure'](undefined, caller)
  if (!measured.ok) throw new Error(measured.error.message)
  const [tensorflow, webgpu, wasm, cpu] = measured.value
  expect(measured.value.map(({ backend }) => backend)).toEqual([...BACKENDS])
  if (tensorflow?.problem) expect(tensorflow.problem.code).toBe('backend.nativeMissing')
  else expect(tensorflow?.examplesPerSecond).toBeGreaterThan(0)
  if (webgpu?.problem) expect(webgpu.problem.code).toMatch(/^backend\.webgpu/)
  else expect(webgpu?.examplesPerSecond).toBeGreaterThan(0)
  expect(cpu?.examplesPerSecond).toBeGreaterThan(0)
  expect(wasm?.examplesPerSecond).toBeGreaterThan(0)
  for (const { pid } of studio.trainers) expect(() => process.kill(pid ?? 0, 0), `trainer ${pid}`).toThrow('ESRCH')
}, 120_000)

test('two who ask at once share one measurement, a run waits for it, and closing ends it', async () => {
  const studio = await testStudio()
  const ask = () => studio.handlers['app.measure'](undefined, caller)
  const both = [ask(), ask()]
  await until('trainer', () => studio.trainers.length > 0)
  expect(await studio.runs.start({ document: template('xorMlp') }, caller)).toMatchObject({
    ok: false,
    error: { code: 'runWhileMeasuring' },
  })
  expect(studio.trainers).toHaveLength(1)
  await studio.close()
  const [first, second] = await Promise.all(both)
  expect(first).toEqual(second)
  expect(first).toMatchObject({ ok: true, value: BACKENDS.map(() => ({ problem: {} })) })
  expect(studio.trainers).toHaveLength(1)
}, 60_000)

test('every backend is found or says why not', async () => {
  const studio = await testStudio()
  const found = await studio.handlers['app.backends'](undefined, caller)
  if (!found.ok) throw new Error(found.error.message)
  expect(found.value.map(({ backend }) => backend)).toEqual([...BACKENDS])
  const [, webgpu, wasm, cpu] = found.value
  if (webgpu?.problem) expect(webgpu.problem.code).toMatch(/^backend\.webgpu/)
  else expect(webgpu?.device).toMatchObject({ backend: 'webgpu', adapter: { software: expect.any(Boolean) } })
  expect([wasm?.device?.backend, cpu?.device?.backend]).toEqual(['wasm', 'cpu'])
  for (const { pid } of studio.trainers) expect(() => process.kill(pid ?? 0, 0), `trainer ${pid}`).toThrow('ESRCH')
}, 60_000)

test('nothing is measured beside a run', async () => {
  const studio = await testStudio()
  const started = await studio.runs.start({ document: template('xorMlp', { epochs: 10_000_000 }) }, caller)
  expect(started.ok).toBe(true)
  expect(await studio.handlers['app.measure'](undefined, caller)).toMatchObject({
    ok: false,
    error: { code: 'measureWhileRunning' },
  })
})
