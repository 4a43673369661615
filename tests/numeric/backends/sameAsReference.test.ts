import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BackendName } from '../../../shared/training/runEvent'
import { openBackend } from '../../../src-main/trainer/backends/openBackend'
import { tf } from '../../../src-main/trainer/backends/tfcore'
import { onBackend } from '../onBackend'
import { engines } from './engines'
import { expectClose } from './expectClose'
import { imageCases } from './imageCases'
import { integerCases } from './integerCases'
import type { OpCase } from './OpCase'
import { opCases } from './opCases'
import { type CaseResult, runCase } from './runCase'

const cases = [...opCases, ...integerCases, ...imageCases]
const expected = new Map<string, CaseResult | Error>()

beforeAll(async () => {
  const cpu = await openBackend('cpu')
  expect(cpu.ok).toBe(true)
  for (const one of cases) expected.set(one.name, await attempt(one))
  expect(expected.size).toBe(cases.length)
})

/** An operation that fails in the reference fails its own test, not all of them. */
async function attempt(one: OpCase): Promise<CaseResult | Error> {
  try {
    return await runCase(one)
  } catch (error) {
    return error as Error
  }
}

describe.each(engines)('WebAssembly (%s) equals plain JavaScript', (_, options) => {
  let tensors = 0

  beforeAll(async () => {
    const opened = await openBackend('wasm', options)
    if (!opened.ok) throw new Error(opened.error.message)
  })

  beforeEach(() => {
    tensors = tf.memory().numTensors
  })

  afterEach(() => expect(tf.memory().numTensors).toBe(tensors))

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => compare('wasm', one))
})

describe('WebGPU equals plain JavaScript', () => {
  onBackend('webgpu')

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => compare('webgpu', one))
})

/** What the language of graphics cards promises of sines and cosines between −π and π. */
const CARD_SINE = 2 ** -11

async function compare(backend: BackendName, one: OpCase): Promise<void> {
  expect(tf.getBackend()).toBe(backend)
  const actual = await runCase(one)
  const reference = expected.get(one.name)!
  if (reference instanceof Error) throw reference
  expect(actual.shape).toEqual(reference.shape)
  expect(actual.dtype).toBe(reference.dtype)
  const tolerance = backend === 'webgpu' && /^(sin|cos) /.test(one.name) ? CARD_SINE : (one.tolerance ?? 1e-5)
  expectClose(actual.values, reference.values, tolerance, 'result')
  expect(actual.gradients.length).toBe(reference.gradients.length)
  actual.gradients.forEach((gradient, i) => expectClose(gradient, reference.gradients[i]!, tolerance, `gradient ${i}`))
}
