import { beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { catalog } from '../../../shared/catalog/catalog'
import type { Tensor, Tf } from '../../../shared/catalog/define/tf'
import { createCompiledRunner } from '../../../src-main/trainer/engine/compiled/createCompiledRunner'
import { createRunner } from '../../../src-main/trainer/engine/createRunner'
import { FrozenValue } from '../../../src-main/trainer/program/FrozenValue'
import type { Entry, StepProgram } from '../../../src-main/trainer/program/stepProgram'
import { dense, toChain } from '../trainer/toDocument'
import { nativeMissing, openNativeDevice } from './native'
import { blobs, openProgram, settings } from './programs'

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
  const { runner, reason } = createRunner(tf, frozen, 1, { parts: 1 })
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

type Work = (...args: never[]) => unknown
/** Lets a method of a catalog item do something first, until the test is over. */
function spoil<T extends object>(item: T | undefined, method: keyof T, first: () => void): void {
  if (!item) throw new Error('There is no such item')
  const own = item[method] as Work
  item[method] = ((...args: never[]) => {
    first()
    return own(...args)
  }) as T[keyof T]
  onTestFinished(() => void (item[method] = own as T[keyof T]))
}
const readBack = (): void => void tf.sqrt(tf.scalar(2)).dataSync()
const literal = (): void => void tf.mean(tf.tensor1d(large))
const random = (): void => void tf.randomUniform([2])

it.each([
  ['layer1', 'readBack', () => spoil(catalog.layers.get('dropout'), 'forward', readBack)],
  ['layer2', 'literal', () => spoil(catalog.layers.get('layerNormalization'), 'forward', literal)],
  ['layer3', 'random', () => spoil(catalog.activations.get('elu'), 'apply', random)],
  ['loss', 'readBack', () => spoil(catalog.losses.get('categoricalCrossentropy'), 'loss', readBack)],
  ['loss/accuracy', 'random', () => spoil(catalog.metrics.get('accuracy'), 'compute', random)],
  ['rmsprop', 'literal', () => spoil(catalog.optimizers.get('rmsprop'), 'update', literal)],
] as const)('what would be frozen is told with the name of what does it: %s, %s', async (node, what, doIt) => {
  doIt()
  const layers = [dense(4), { type: 'dropout' }, { type: 'layerNormalization' }, { type: 'elu' }, dense(3, 'softmax')]
  const training = settings({ optimizer: { type: 'rmsprop', params: {} } })
  const { program: frozen } = await openProgram(toChain(blobs, layers, { type: 'categoricalCrossentropy' }, training))
  for (const mode of ['native', 'xla'] as const)
    expect(() => createCompiledRunner(tf, frozen, 1, mode)).toThrow(
      expect.objectContaining({ name: 'FrozenValue', node, what }),
    )
  const { runner, reason } = createRunner(tf, frozen, 1, { parts: 1 })
  expect([runner.mode, reason]).toEqual([
    'eager',
    expect.stringMatching(new RegExp(`^${node}: A compiled step would freeze`)),
  ])
})
