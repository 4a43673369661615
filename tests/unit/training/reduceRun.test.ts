import { describe, expect, test } from 'vitest'
import { MAX_EPOCHS, MAX_NOTICES, MAX_POINTS, reduceRun } from '@shared/training/reduceRun'
import type { RunEvent, RunNews } from '@shared/training/runEvent'
import type { RunState } from '@shared/training/runState'
import { thinSeries } from '@shared/training/thinSeries'
import { createRandom } from '@shared/random'

const device = { backend: 'wasm', title: 'WebAssembly', engine: 'eager', version: '4', threads: 1, simd: true }
const started: RunNews = {
  type: 'started',
  device,
  parameterCount: 17,
  seed: 42,
  epochs: 2,
  stepsPerEpoch: 5,
  batchSize: 4,
  rows: { train: 4, validation: 0, test: 0 },
  fromStep: 0,
}
const metrics = (
  step: number,
  points: readonly (readonly [string, number, number])[] = [['train/loss', step, 1 / step]],
): RunNews => ({
  type: 'metrics',
  step,
  epoch: 1,
  examplesPerSecond: 100,
  secondsLeft: 3,
  points: points.map(([key, at, value]) => ({ key, steps: [at], values: [value] })),
})
const finished: RunNews = { type: 'finished', step: 10, reason: 'completed', test: { accuracy: 1 } }
const event = (news: RunNews, seq: number, runId = 'r'): RunEvent =>
  ({ ...news, runId, seq, at: 1000 + seq }) as RunEvent
const run = (...news: readonly RunNews[]): RunState => {
  let state: RunState | undefined
  news.forEach((item, seq) => {
    state = reduceRun(state, event(item, seq))
  })
  if (!state) throw new Error('no state')
  return state
}

test('what a run took over is kept in order, and so many epochs are still to come', () => {
  const changes = [
    { of: 'training', setting: 'epochs', from: 2, to: 9 } as const,
    { of: 'optimizer', item: 'adam', setting: 'learningRate', from: 0.1, to: 0.01 } as const,
  ]
  const state = run(started, metrics(3), { type: 'changed', step: 3, changes })
  expect(state).toMatchObject({ step: 3, status: 'running', started: { epochs: 9 }, changes: [{ step: 3, changes }] })
})

test('the whole life of a run', () => {
  const state = run(
    started,
    metrics(1),
    { type: 'epoch', epoch: 1, step: 5, values: { 'train/loss': 0.2 } },
    { type: 'paused', step: 5 },
    { type: 'resumed', step: 5 },
    metrics(6),
    { type: 'checkpoint', step: 6 },
    { type: 'diagnostic', code: 'slow', values: { n: 1 } },
    finished,
  )
  expect(state).toMatchObject({
    runId: 'r',
    status: 'finished',
    seq: 8,
    startedAt: 1000,
    endedAt: 1008,
    step: 10,
    test: { accuracy: 1 },
    notices: [{ code: 'slow', values: { n: 1 } }],
    epochs: [{ epoch: 1, step: 5, values: { 'train/loss': 0.2 } }],
    series: { 'train/loss': { key: 'train/loss', steps: [1, 6], values: [1, 1 / 6] } },
  })
})

test.each([
  ['started', [started], 'running'],
  ['paused', [started, { type: 'paused', step: 1 }], 'paused'],
  ['a single step while paused', [started, { type: 'paused', step: 1 }, metrics(2)], 'paused'],
  ['resumed', [started, { type: 'paused', step: 1 }, { type: 'resumed', step: 1 }], 'running'],
  ['stopped', [started, { type: 'stopped', step: 1 }], 'stopped'],
  ['failed before the start', [{ type: 'failed', step: 0, problem: { code: 'x', message: 'm' } }], 'failed'],
] as [string, RunNews[], string][])('%s', (_name, news, status) => {
  expect(run(...news).status).toBe(status)
})

describe('what must not be is left out', () => {
  const state = run(started, metrics(3))
  test('an event seen before, and of another run', () => {
    expect(reduceRun(state, event(metrics(9), 1))).toBe(state)
    expect(reduceRun(state, event(metrics(9), 2, 'other'))).toBe(state)
  })
  test('anything after the end', () => {
    const over = run(started, finished)
    for (const news of [
      started,
      metrics(11),
      { type: 'resumed', step: 11 },
      { type: 'failed', step: 11, problem: { code: 'x', message: 'm' } },
    ] as RunNews[]) {
      expect(reduceRun(over, event(news, 2))).toBe(over)
    }
  })
  test('a second start, and progress before the first', () => {
    expect(reduceRun(state, event({ ...started, parameterCount: 99 } as RunNews, 2))?.started?.parameterCount).toBe(17)
    expect(run({ type: 'diagnostic', code: 'a', values: {} }, metrics(1)).series).toEqual({})
  })
  test('points that do not come after the last', () => {
    const next = reduceRun(
      state,
      event(
        metrics(4, [
          ['train/loss', 2, 9],
          ['train/loss', 3, 9],
          ['train/loss', 4, 0.5],
        ]),
        2,
      ),
    )
    expect(next?.series['train/loss']).toEqual({ key: 'train/loss', steps: [3, 4], values: [1 / 3, 0.5] })
  })
  test('a run whose beginning was missed', () => {
    expect(reduceRun(undefined, event(metrics(4), 7))).toBeUndefined()
  })
  test('a gap is noted and passed over', () => {
    const next = reduceRun(state, event(metrics(9), 5))
    expect([next?.seq, next?.step, next?.notices]).toEqual([5, 9, [{ code: 'eventsMissing', values: { count: 3 } }]])
  })
})

test('the reducer is pure', () => {
  const freeze = <T>(value: T): T => {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
      Object.values(Object.freeze(value)).forEach(freeze)
    return value
  }
  let state: RunState | undefined
  const all = [started, ...Array.from({ length: 50 }, (_, k) => metrics(k + 1)), finished]
  all.forEach((news, seq) => {
    state = freeze(reduceRun(state, freeze(event(news, seq))))
  })
  expect(state?.status).toBe('finished')
})

test('a million steps stay within bounds, and the curve keeps its ends and its extremes', () => {
  let state = run(started)
  const random = createRandom(1, 'curve')
  let low = Infinity
  let high = -Infinity
  let seq = 1
  for (let step = 1; step <= 1_000_000; step += 500) {
    const steps = Array.from({ length: 500 }, (_, k) => step + k)
    const values = steps.map((s) => Math.exp(-s / 2e5) + 0.1 * random.normal())
    values.forEach((v) => {
      low = Math.min(low, v)
      high = Math.max(high, v)
    })
    state =
      reduceRun(
        state,
        event(
          {
            type: 'metrics',
            step: step + 499,
            epoch: 1,
            examplesPerSecond: 1,
            secondsLeft: 1,
            points: [{ key: 'train/loss', steps, values }],
          },
          seq++,
        ),
      ) ?? state
  }
  const series = state.series['train/loss']
  expect(series?.steps.length).toBeLessThanOrEqual(MAX_POINTS)
  expect(series?.steps.length).toBeGreaterThan(300)
  expect([series?.steps[0], series?.steps.at(-1)]).toEqual([1, 1_000_000])
  expect([Math.min(...(series?.values ?? [])), Math.max(...(series?.values ?? []))]).toEqual([low, high])
  // Even in steps: no tenth of the run is left with a twentieth of the points.
  for (let tenth = 0; tenth < 10; tenth++) {
    const inside = series?.steps.filter((s) => s > tenth * 1e5 && s <= (tenth + 1) * 1e5).length ?? 0
    expect(inside).toBeGreaterThan((series?.steps.length ?? 0) / 20)
  }
})

test('epochs and notices stay within bounds, the last epoch included', () => {
  let state = run(started)
  for (let k = 1; k <= 20_000; k++) {
    state = reduceRun(state, event({ type: 'epoch', epoch: k, step: k, values: {} }, 2 * k - 1)) ?? state
    state = reduceRun(state, event({ type: 'diagnostic', code: 'x', values: {} }, 2 * k)) ?? state
  }
  expect(state.epochs.length).toBeLessThanOrEqual(MAX_EPOCHS)
  expect(state.epochs.at(-1)?.epoch).toBe(20_000)
  expect(state.notices).toHaveLength(MAX_NOTICES)
})

describe('thinSeries', () => {
  test('leaves short curves as they are', () => {
    const points = { steps: [1, 2, 3], values: [3, 1, 2] }
    expect(thinSeries(points, 4)).toEqual(points)
  })
  test.each([4, 5, 10, 99, 100])(
    'to %i points: measured points only, ascending, with both ends and both extremes',
    (most) => {
      for (let seed = 0; seed < 30; seed++) {
        const random = createRandom(seed, 'thin')
        let at = 0
        const steps = Array.from({ length: 400 }, () => (at += 1 + random.int(seed % 3 === 0 ? 1000 : 2)))
        const values = steps.map(() => random.normal())
        const thinned = thinSeries({ steps, values }, most)
        expect(thinned.steps.length).toBeLessThanOrEqual(most)
        expect([thinned.steps[0], thinned.steps.at(-1)]).toEqual([steps[0], steps.at(-1)])
        thinned.steps.forEach((step, k) => {
          expect(thinned.values[k]).toBe(values[steps.indexOf(step)])
          if (k > 0) expect(step).toBeGreaterThan(thinned.steps[k - 1] ?? 0)
        })
        expect(Math.max(...thinned.values)).toBe(Math.max(...values))
        expect(Math.min(...thinned.values)).toBe(Math.min(...values))
      }
    },
  )
})
