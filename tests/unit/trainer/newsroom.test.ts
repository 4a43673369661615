import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunNews } from '../../../shared/training/runEvent'
import { createMeter } from '../../../src-main/trainer/session/createMeter'
import { createNewsroom } from '../../../src-main/trainer/session/createNewsroom'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const open = () => {
  const told: { at: number; news: readonly RunNews[] }[] = []
  const room = createNewsroom(
    (news) => told.push({ at: performance.now(), news }),
    () => ({ step: 1, epoch: 1, examplesPerSecond: 10, secondsLeft: 5 }),
  )
  return { told, room }
}

describe('the newsroom', () => {
  it('sends the first point at once and then one message every 50 ms, with all points in order', () => {
    const { told, room } = open()
    for (let step = 1; step <= 1000; step++) {
      room.point('train/loss', step, step / 10)
      room.offer()
      vi.advanceTimersByTime(1)
    }
    vi.advanceTimersByTime(100)
    expect(told[0]?.news).toMatchObject([
      { type: 'metrics', points: [{ key: 'train/loss', steps: [1], values: [0.1] }] },
    ])
    told.slice(1).forEach(({ at }, i) => expect(at - (told[i]?.at ?? 0)).toBeGreaterThanOrEqual(50))
    expect(told.length).toBeLessThanOrEqual(22)
    const steps = told
      .flatMap(({ news }) => news)
      .flatMap((item) => (item.type === 'metrics' ? item.points.flatMap((series) => series.steps) : []))
    expect(steps).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1))
  })

  it('keeps the order between points and other news, and sends what is left when the run is idle', () => {
    const { told, room } = open()
    room.point('a', 1, 1)
    room.offer()
    room.point('a', 2, 1)
    room.add({ type: 'paused', step: 2 })
    room.point('a', 3, 1)
    room.offer()
    expect(told).toHaveLength(1)
    vi.advanceTimersByTime(60)
    expect(told[1]?.news.map((item) => item.type)).toEqual(['metrics', 'paused', 'metrics'])
    vi.advanceTimersByTime(1000)
    expect(told).toHaveLength(2)
  })
})

describe('the meter', () => {
  it('measures examples a second without pauses and validation', () => {
    const meter = createMeter()
    meter.resume()
    for (let i = 0; i < 100; i++) {
      vi.advanceTimersByTime(20)
      meter.learned(1, 32, 'learn')
    }
    meter.measured()
    vi.advanceTimersByTime(5000)
    meter.measured()
    vi.advanceTimersByTime(60_000)
    meter.resume()
    expect(meter.examplesPerSecond()).toBeCloseTo(1600, 6)
    meter.epochEnded()
    // 100 steps of 20 ms and two validations of 5 s.
    expect(meter.secondsLeft(100, 2)).toBeCloseTo(12, 6)
  })

  it('follows a change of speed within seconds', () => {
    const meter = createMeter()
    meter.resume()
    for (const [step, count] of [
      [1, 20_000],
      [1000, 8],
    ] as const) {
      for (let i = 0; i < count; i++) {
        vi.advanceTimersByTime(step)
        meter.learned(1, 1, 'learn')
      }
    }
    expect(meter.secondsLeft(10, 0)).toBeGreaterThan(8)
  })

  it('does not guess from steps that compile, nor from those before a trial of ways', () => {
    const meter = createMeter()
    meter.resume()
    const learn = (milliseconds: number, count: number): void => {
      for (let i = 0; i < count; i++) {
        vi.advanceTimersByTime(milliseconds)
        meter.learned(1, 1, 'learn')
      }
    }
    learn(2000, 2)
    expect(meter.secondsLeft(1000, 0)).toBeNull()
    learn(100, 20)
    expect(meter.secondsLeft(1000, 0)).toBeCloseTo(100, 6)
    vi.advanceTimersByTime(3000)
    meter.tuned()
    learn(500, 2)
    expect(meter.secondsLeft(1000, 0)).toBeNull()
    learn(10, 200)
    expect(meter.secondsLeft(1000, 0)).toBeCloseTo(10, 6)
  })

  it('does not take the first measuring, which compiles, for that of every epoch', () => {
    const meter = createMeter()
    meter.resume()
    for (let i = 0; i < 30; i++) {
      vi.advanceTimersByTime(100)
      meter.learned(1, 1, 'learn')
    }
    for (const milliseconds of [3000, 50]) {
      vi.advanceTimersByTime(milliseconds)
      meter.measured()
    }
    meter.epochEnded()
    expect(meter.secondsLeft(0, 100)).toBeCloseTo(5, 6)
  })
})
