import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Tensor, Tf } from '../../../shared/catalog/define/tf'
import { createCompiledRunner } from '../../../src-main/trainer/engine/compiled/createCompiledRunner'
import { createRunner } from '../../../src-main/trainer/engine/createRunner'
import { FrozenValue } from '../../../src-main/trainer/program/FrozenValue'
import type { Entry, StepProgram } from '../../../src-main/trainer/program/stepProgram'
import { nativeMissing, openNativeDevice } from './native'

let tf: Tf
beforeAll(async () => {
  if (!nativeMissing) ({ tf } = await openNativeDevice())
})
beforeEach((context) => context.skip(Boolean(nativeMissing), nativeMissing))

/** A program of one cell that counts up by what `by` says. */
function program(by: Entry): StepProgram {
  const value = tf.variable(tf.scalar(0), false)
  return {
    state: { total: { value, role: 'memory' } },
    tables: {},
    entries: {
      add: (context) => {
        value.assign(tf.add(value, Object.values(by(context))[0] as Tensor))
        return { total: value }
      },
    },
    learning: ['add'],
    *phases() {
      yield { entry: 'add', steps: 3 }
      return { reason: 'completed', test: {} }
    },
  }
}

const large = Float32Array.from({ length: 300 }, (_, i) => i)
const faults: readonly (readonly [FrozenValue['what'], Entry])[] = [
  ['readBack', ({ step }) => ({ by: tf.scalar(step.dataSync()[0] ?? 0) })],
  ['random', () => ({ by: tf.randomUniform([]) })],
  ['random', () => ({ by: tf.scalar(Math.random()) })],
  ['literal', () => ({ by: tf.mean(tf.tensor1d(large)) })],
]

it.each(faults)('a step that would be frozen is refused, not compiled: %s', async (what, by) => {
  const frozen = program(by)
  const before = tf.memory().numTensors
  expect(() => createCompiledRunner(tf, frozen, 1, 'native')).toThrow(
    expect.objectContaining({ name: 'FrozenValue', what }),
  )
  expect(tf.memory().numTensors).toBe(before)
  expect(frozen.state['total']?.value.dataSync()[0]).toBe(0)
  const { runner, reason } = createRunner(tf, frozen, 1, 1)
  expect(runner.mode).toBe('eager')
  expect(reason).toContain('freeze')
  expect((await runner.run('add', 3)).count).toBe(3)
})

it('a large tensor from outside the cells is refused as well', () => {
  const outside = tf.tensor1d(large)
  expect(() =>
    createCompiledRunner(
      tf,
      program(() => ({ by: tf.mean(outside) })),
      1,
      'native',
    ),
  ).toThrow(/300 numbers/)
})

it('what depends on the step alone is not frozen', () => {
  const runner = createCompiledRunner(
    tf,
    program(({ step }) => ({ by: tf.cast(step, 'float32') })),
    1,
    'native',
  )
  expect([...(runner.run('add', 4).values['total'] ?? [])]).toEqual([0, 1, 3, 6])
  runner.clock = 10
  expect([...(runner.run('add', 2).values['total'] ?? [])]).toEqual([16, 27])
})
