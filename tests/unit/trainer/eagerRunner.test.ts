import { beforeAll, describe, expect, it } from 'vitest'
import { openDevice, type Device } from '../../../src-main/trainer/openDevice'
import { createEagerRunner } from '../../../src-main/trainer/engine/createEagerRunner'
import { drive, type Watch } from '../../../src-main/trainer/engine/drive'
import type { EpochEnd, Phase, Rows, StepProgram } from '../../../src-main/trainer/program/stepProgram'

let device: Device
beforeAll(async () => {
  const opened = await openDevice('cpu')
  if (!opened.ok) throw new Error(opened.error.message)
  device = opened.value
})

/** Fits y = 3x − 1 by gradient descent; after `infiniteAfter` steps the weights become infinite. */
function lineProgram(options: { readonly epochs?: number; readonly infiniteAfter?: number } = {}): StepProgram {
  const { tf } = device
  const w = tf.variable(tf.tensor1d([0, 0]))
  const index = tf.variable(tf.scalar(0, 'int32'))
  const table = {
    values: Uint8Array.from({ length: 20 }, (_, i) => i),
    shape: [1],
    dtype: 'float32',
    scale: 0.1,
  } as const
  return {
    state: { w: { value: w, role: 'weight' }, index: { value: index, role: 'memory' } },
    tables: { x: table },
    learning: ['learn'],
    entries: {
      learn: ({ rows, draw, step }) => {
        const x = rows('x', draw('batch').int([4], 20))
        const features = tf.concat([x, tf.onesLike(x)], 1)
        const error = tf.sub(
          tf.squeeze(tf.matMul(features as never, tf.reshape(w, [2, 1]))),
          tf.squeeze(tf.sub(tf.mul(x, 3), 1)),
        )
        const bad =
          options.infiniteAfter === undefined
            ? 1
            : tf.div(1, tf.cast(tf.notEqual(step, tf.scalar(options.infiniteAfter, 'int32')), 'float32'))
        w.assign(
          tf.mul(
            tf.sub(w, tf.mul(tf.squeeze(tf.matMul(features as never, tf.reshape(error, [4, 1]) as never, true)), 0.05)),
            bad,
          ) as never,
        )
        index.assign(tf.add(index, tf.scalar(1, 'int32')) as never)
        return { loss: tf.mean(tf.square(error)) }
      },
      measure: () => ({ slope: tf.gather(w, tf.tensor1d([0], 'int32')) }),
    },
    *phases(progress) {
      for (let epoch = Number(progress['epoch'] ?? 0); epoch < (options.epochs ?? 3); epoch++) {
        for (let taken; (taken = Number(progress['taken'] ?? 0)) < 10;) {
          const { count }: Rows = yield { entry: 'learn', steps: 10 - taken, series: 'train' }
          progress['taken'] = taken + count
        }
        const rows: Rows = yield { entry: 'measure', steps: 1 }
        Object.assign(progress, { epoch: epoch + 1, taken: 0 })
        yield { epoch: epoch + 1, step: 10 * (epoch + 1), values: { slope: rows.values['slope']?.[0] ?? 0 } }
      }
      return { reason: 'completed', test: {} }
    },
  }
}

interface Log {
  phases: [string, number][]
  losses: number[]
  epochs: EpochEnd[]
}
const watcher = (log: Log, take: (left: number) => number = (left) => Math.min(left, 4)): Watch => ({
  take: async ({ steps }) => take(steps),
  tuned: () => undefined,
  took: (phase: Phase, rows) => {
    log.phases.push([phase.entry, rows.count])
    log.losses.push(...(rows.values['loss'] ?? []))
    return !rows.broken
  },
  epoch: async (end) => void log.epochs.push(end),
})
const empty = (): Log => ({ phases: [], losses: [], epochs: [] })

describe('the eager runner and the driver', () => {
  it('carry a program out and leave no tensor behind', async () => {
    const program = lineProgram({ epochs: 30 })
    const runner = createEagerRunner(device.tf, program, 1)
    await runner.run('learn', 3)
    await runner.run('measure', 1)
    const before = device.tf.memory().numTensors
    const log = empty()
    const outcome = await drive(program, runner, watcher(log), {})
    expect(device.tf.memory().numTensors).toBe(before)
    expect(outcome).toEqual({ reason: 'completed', test: {} })
    expect(log.epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    // y = 3x − 1 is in reach of the two weights.
    expect([...((await runner.read(['w']))['w'] ?? [])].map((v) => Math.round(v * 100) / 100)).toEqual([3, -1])
    expect(runner.clock).toBe(303)
    runner.dispose()
  })

  it('gives the same numbers however the steps are cut, and others for another seed', async () => {
    const losses = async (seed: number, size: number) => {
      const program = lineProgram()
      const log = empty()
      await drive(
        program,
        createEagerRunner(device.tf, program, seed),
        watcher(log, (left) => Math.min(left, size)),
        {},
      )
      return log.losses
    }
    const once = await losses(1, 1)
    expect(await losses(1, 100)).toEqual(once)
    expect(await losses(2, 100)).not.toEqual(once)
  })

  it('goes on in the middle of a phase as if it had not stopped', async () => {
    const whole = empty()
    const first = lineProgram()
    await drive(first, createEagerRunner(device.tf, first, 1), watcher(whole), {})
    for (const stopAt of [1, 3, 5, 6, 8]) {
      const halves = empty()
      const program = lineProgram()
      const runner = createEagerRunner(device.tf, program, 1)
      const progress = {}
      let calls = 0
      const watch = watcher(halves)
      const stopped = await drive(
        program,
        runner,
        {
          ...watch,
          take: async ({ steps }) => (calls++ === stopAt ? 0 : Math.min(steps, 4)),
        },
        progress,
      )
      expect(stopped).toBeUndefined()
      await drive(program, runner, watch, JSON.parse(JSON.stringify(progress)) as object as never)
      expect(halves.losses).toEqual(whole.losses)
      expect(halves.epochs).toEqual(whole.epochs)
    }
  })

  it('stops at the very step that spoils the weights and takes it back', async () => {
    const program = lineProgram({ infiniteAfter: 4 })
    const runner = createEagerRunner(device.tf, program, 1)
    await runner.run('learn', 4)
    const good = await runner.read(['w', 'index'])
    const rows = await runner.run('learn', 10)
    expect(rows).toMatchObject({ count: 0, broken: { step: 5, metric: 'weights' } })
    expect(await runner.read(['w', 'index'])).toEqual(good)
    expect(runner.clock).toBe(4)
  })
})

describe('draws', () => {
  it('depend on salt, step and site, and fill their intervals', async () => {
    const { createDraw } = await import('../../../src-main/trainer/program/draw')
    const { tf } = device
    const numbers = (salt: string, step: number) => [...createDraw(tf, 7, salt, step).uniform([8]).dataSync()]
    expect(numbers('a', 3)).toEqual(numbers('a', 3))
    expect(numbers('a', 3)).not.toEqual(numbers('b', 3))
    expect(numbers('a', 3)).not.toEqual(numbers('a', 4))
    const draw = createDraw(tf, 7, 'a', 3)
    expect([...draw.uniform([8]).dataSync()]).not.toEqual([...draw.uniform([8]).dataSync()])
    const normal = [...draw.normal([20_000]).dataSync()]
    const mean = normal.reduce((a, b) => a + b) / normal.length
    const variance = normal.reduce((a, b) => a + (b - mean) ** 2, 0) / normal.length
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(20_000))
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 20_000))
    const ints = draw.int([3000], 3).dataSync()
    expect([0, 1, 2].every((n) => ints.filter((i) => i === n).length > 850)).toBe(true)
    expect(
      draw
        .uniform([5000])
        .dataSync()
        .every((u) => u >= 0 && u < 1),
    ).toBe(true)
  })
})
