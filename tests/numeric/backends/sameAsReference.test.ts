import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openBackend } from '../../../src-main/trainer/backends/openBackend'
import { tf } from '../../../src-main/trainer/backends/tfcore'
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
  for (const one of cases) expected.set(one.name, attempt(one))
  expect(expected.size).toBe(cases.length)
})

/** An operation that fails in the reference fails its own test, not all of them. */
function attempt(one: OpCase): CaseResult | Error {
  try {
    return runCase(one)
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

  test.each(cases.map((one) => [one.name, one] as const))('%s', (name, one) => {
    expect(tf.getBackend()).toBe('wasm')
    const actual = runCase(one)
    const reference = expected.get(name)!
    if (reference instanceof Error) throw reference
    expect(actual.shape).toEqual(reference.shape)
    expect(actual.dtype).toBe(reference.dtype)
    const tolerance = one.tolerance ?? 1e-5
    expectClose(actual.values, reference.values, tolerance, 'result')
    expect(actual.gradients.length).toBe(reference.gradients.length)
    actual.gradients.forEach((gradient, i) =>
      expectClose(gradient, reference.gradients[i]!, tolerance, `gradient ${i}`),
    )
  })
})
