import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../shared/random'
import { createRecorder, type Wanted } from '../../../src-main/trainer/history/createRecorder'
import { MomentKeeper } from '../../../src-main/trainer/history/MomentKeeper'

const EACH = 8
const moment = (step: number) => ({ step, weights: { w: Float32Array.of(step, -step) } })

/** Steps from one recording to the next, drawn up to `most`, in a history of so many moments. */
function keep(
  seed: number,
  { room, count, most, steady = false }: Record<'room' | 'count' | 'most', number> & { steady?: boolean },
) {
  const random = createRandom(seed, 'moments')
  const keeper = new MomentKeeper(EACH, { bytes: EACH * room + 3, moments: 1200 })
  const offered: number[] = []
  for (let step = 0, i = 0; i < count; i++, step += steady ? most : 1 + Math.floor(random.uniform() * most)) {
    if (keeper.admit(step, false)) {
      keeper.add(moment(step))
      const { steps, bytes } = keeper.told
      if (bytes > EACH * room || steps[0] !== 0 || steps.at(-1) !== step) throw new Error(`seed ${seed}, step ${step}`)
    }
    offered.push(step)
  }
  const { steps } = keeper.told
  return { keeper, offered, steps, gaps: steps.slice(1).map((step, i) => step - (steps[i] ?? 0)) }
}

const cases = Array.from({ length: 100 }, (_, seed) => {
  const random = createRandom(seed, 'case')
  const draw = (most: number): number => Math.floor(random.uniform() * most)
  return { seed, room: 2 + draw(60), count: 1 + draw(2000), most: 1 + draw(seed % 2 === 0 ? 4 : 400) }
})

describe('the history of a run', () => {
  it('keeps moments evenly spread within its room, whatever steps it is offered', () => {
    for (const { seed, ...one } of cases) {
      const { keeper, gaps } = keep(seed, one)
      const { stride } = keeper.told
      for (const gap of gaps.slice(0, -1)) {
        expect(gap, `seed ${seed}`).toBeGreaterThanOrEqual(stride)
        expect(gap, `seed ${seed}`).toBeLessThan(2 * stride + one.most)
      }
    }
  })
  it('keeps every n-th of steps that come steadily, and at least two fifths of what it has room for', () => {
    for (const { seed, ...one } of cases) {
      const { keeper, offered, steps, gaps } = keep(seed, { ...one, steady: true })
      const inner = new Set(gaps.slice(0, -1))
      expect(inner.size, `seed ${seed}`).toBeLessThanOrEqual(1)
      expect(steps.length).toBeGreaterThanOrEqual(Math.min(offered.length, Math.max(2, Math.floor(one.room * 0.4))))
      expect(steps.length + keeper.told.dropped).toBeLessThanOrEqual(offered.length)
    }
  })
  it('begins with every step and doubles the stride', () => {
    const keeper = new MomentKeeper(1, { bytes: 1000, moments: 4 })
    const seen = Array.from({ length: 17 }, (_, step) => {
      if (keeper.admit(step, false)) keeper.add(moment(step))
      return keeper.told.steps.join()
    })
    expect(seen.slice(0, 10)).toEqual([
      '0',
      '0,1',
      '0,1,2',
      '0,1,2,3',
      '0,2,4',
      '0,2,4',
      '0,2,4,6',
      '0,2,4,6',
      '0,4,8',
      '0,4,8',
    ])
    expect(keeper.told).toMatchObject({ steps: [0, 8, 16], stride: 8, bytes: 3 })
  })
  it('keeps each step where a person follows, between the strides too, until room is needed', () => {
    const keeper = new MomentKeeper(1, { bytes: 100, moments: 100 })
    for (let step = 0; step < 1000; step++) if (keeper.admit(step, false)) keeper.add(moment(step))
    const { stride } = keeper.told
    expect(stride).toBe(16)
    for (let step = 1000; step < 1020; step++) {
      expect(keeper.admit(step, true)).toBe(true)
      keeper.add(moment(step))
    }
    expect(keeper.told.steps.slice(-20)).toEqual(Array.from({ length: 20 }, (_, i) => 1000 + i))
    for (let step = 1020; step < 3000; step++) if (keeper.admit(step, false)) keeper.add(moment(step))
    const { steps } = keeper.told
    const gaps = steps.slice(1, -1).map((step, i) => step - (steps[i] ?? 0))
    expect(Math.min(...gaps)).toBe(keeper.told.stride)
    expect(Math.max(...gaps)).toBeLessThan(2 * keeper.told.stride)
  })
  it('does not drop what somebody looks at', () => {
    const keeper = new MomentKeeper(1, { bytes: 10, moments: 10 })
    for (let step = 0; step < 10; step++) if (keeper.admit(step, false)) keeper.add(moment(step))
    expect(keeper.at(3)?.weights['w']).toEqual(Float32Array.of(3, -3))
    for (let step = 10; step < 5000; step++) {
      if (keeper.admit(step, false)) keeper.add(moment(step))
      expect(keeper.told.steps.length).toBeLessThanOrEqual(10)
    }
    expect(keeper.told.steps).toContain(3)
    expect(keeper.at(4)).toBeUndefined()
    keeper.at(0)
    for (let step = 5000; step < 12_000; step++) if (keeper.admit(step, false)) keeper.add(moment(step))
    expect(keeper.told.steps).not.toContain(3)
  })
  it('keeps the first and the last where only two fit, nothing where only one does, and tells of what was dropped', () => {
    const two = new MomentKeeper(50, { bytes: 149, moments: 1200 })
    const one = new MomentKeeper(50, { bytes: 99, moments: 1200 })
    for (let step = 0; step <= 20; step++) {
      if (two.admit(step, true)) two.add(moment(step))
      expect(one.admit(step, true)).toBe(false)
    }
    expect(two.told).toEqual({ steps: [0, 20], bytes: 100, each: 50, limit: 149, dropped: 19, stride: two.told.stride })
    expect(one.told).toMatchObject({ steps: [], bytes: 0, each: 50, limit: 99, dropped: 0 })
  })
})

/** A run whose steps take a millisecond, with weights that are read in so many. */
async function record(reading: number, steps: number, wanted: Wanted) {
  let time = 0
  let read = 0
  const runner = {
    clock: 0,
    read: () => {
      read += reading
      time += reading
      return { 'weight:a/w': Float32Array.of(runner.clock) }
    },
  }
  const network = { weights: { all: [{ node: 'a', name: 'w', value: { size: 1 } }] } }
  const recorder = createRecorder(undefined, () => time)
  for (; runner.clock < steps; runner.clock++, time++) await recorder.record({ runner, network } as never, wanted)
  return { share: read / time, recorder, runner, network }
}

describe('recording', () => {
  it.each([0.001, 0.1, 3, 500])(
    'takes at most two hundredths of the time where weights are read in %d ms',
    async (reading) => {
      for (const wanted of ['rare', 'every'] as const) {
        const { share, recorder } = await record(reading, 100 * Math.max(300, reading * 10), wanted)
        expect(share).toBeLessThan(0.02)
        expect(recorder.told?.steps.length).toBeGreaterThanOrEqual(10)
      }
    },
  )
  it('is not paid for with a pause: what was saved up meanwhile is spent in a moment', async () => {
    let time = 0
    const runner = { clock: 0, read: () => ((time += 10), {}) }
    const run = { runner, network: { weights: { all: [] } } } as never
    const recorder = createRecorder(undefined, () => time)
    await recorder.record(run, 'must')
    time += 3_600_000
    for (; runner.clock < 100; runner.clock++, time++) await recorder.record(run, 'rare')
    expect(recorder.told?.steps.length).toBeLessThan(5)
  })
  it('keeps where a run stands whatever that takes', async () => {
    const { recorder, runner, network } = await record(50, 20, 'rare')
    expect(recorder.told?.steps).not.toContain(20)
    await recorder.record({ runner, network } as never, 'must')
    expect(recorder.told?.steps.at(-1)).toBe(20)
    expect(recorder.at(20)?.weights).toEqual({ 'weight:a/w': Float32Array.of(20) })
  })
})
