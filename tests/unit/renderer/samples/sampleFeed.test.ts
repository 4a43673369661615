import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Samples } from '@shared/ipc/types'
import { fail, ok } from '@shared/result'
import {
  createSampleFeed,
  pauseAfter,
  type SampleRequest,
  type SampleSource,
} from '../../../../src-renderer/state/samples/createSampleFeed'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const request = (node: string): SampleRequest => ({ runId: 'run', source: { node, port: 'output' }, rows: 4, seed: 1 })
const answer = (step: number, worked: number): Samples => ({
  worked,
  trained: step,
  type: { shape: [2], dtype: 'float32' },
  from: 'noise',
  steps: 1,
  frames: [{ step, rows: [[step, 0]] }],
})

/** A run whose samples take so long, ms, and what was asked of it when. */
function run(took: number) {
  const now = { step: 1, going: true, seen: true, ready: true }
  const asked: { readonly at: number; readonly node: string }[] = []
  let together = 0
  let most = 0
  const source: SampleSource = {
    generate: async ({ source: { node } }) => {
      asked.push({ at: performance.now(), node })
      most = Math.max(most, ++together)
      await new Promise((settle) => setTimeout(settle, took))
      together--
      return node === 'bad' ? fail({ code: 'x', message: 'bad' }) : ok(answer(now.step, took))
    },
    momentOf: () => (now.ready ? `${now.going} ${now.step}` : null),
    isGoing: () => now.going,
    isSeen: () => now.seen,
  }
  const feed = createSampleFeed(source)
  /** Lets the run take a step each 10 ms. */
  const train = async (milliseconds: number): Promise<void> => {
    for (let t = 0; t < milliseconds; t += 10) {
      now.step++
      feed.wake()
      await vi.advanceTimersByTimeAsync(10)
    }
  }
  return { now, asked, feed, train, most: () => most }
}
const gaps = (asked: readonly { readonly at: number }[]): number[] =>
  asked.slice(1).map(({ at }, i) => at - (asked[i]?.at ?? 0))

describe('asking for samples', () => {
  it('leaves a going run at least a second, and ten times what the samples took', () => {
    expect(pauseAfter(3)).toBe(1000)
    expect(pauseAfter(100)).toBe(1000)
    expect(pauseAfter(800)).toBe(8000)
  })

  it.each([
    [20, 1],
    [400, 2],
  ])('of %i ms for %i lookers takes at most a tenth of the time, one at a time and in turns', async (took, lookers) => {
    const { asked, feed, train, most } = run(took)
    const nodes = ['a', 'b', 'c'].slice(0, lookers)
    nodes.forEach((node) => feed.watch(request(node), () => undefined))
    await train(30_000)
    expect(most()).toBe(1)
    // The first look of each is for a person who waits.
    const later = asked.slice(lookers)
    expect(later.length).toBeGreaterThan(4)
    for (const gap of gaps(later)) expect(gap).toBeGreaterThanOrEqual(took + pauseAfter(took) - 1)
    for (const node of nodes) {
      const own = later.filter((one) => one.node === node).length
      expect(Math.abs(own - later.length / lookers)).toBeLessThanOrEqual(1)
    }
  })

  it('looks once more when the run is over, at once, and then rests', async () => {
    const { now, asked, feed, train } = run(300)
    feed.watch(request('a'), () => undefined)
    await train(1000)
    const before = asked.length
    now.going = false
    feed.wake()
    // What is seen until then is that of before, and another is on its way.
    const seen = feed.look(request('a'))
    expect(seen?.renewing).toBe(true)
    expect(seen?.samples?.trained).toBeLessThan(now.step)
    await vi.advanceTimersByTimeAsync(400)
    expect(feed.look(request('a'))).toEqual({ samples: answer(now.step, 300) })
    expect(asked.length).toBe(before + 1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked.length).toBe(before + 1)
    // A single step of a paused run is looked at without waiting.
    now.step++
    feed.wake()
    expect(asked.length).toBe(before + 2)
  })

  it('asks nothing while nobody looks, the page is hidden, or there is no network yet', async () => {
    const { now, asked, feed, train } = run(10)
    now.ready = false
    const stop = feed.watch(request('a'), () => undefined)
    await train(3000)
    expect(asked.length).toBe(0)
    now.ready = true
    await train(100)
    expect(asked.length).toBe(1)
    now.seen = false
    await train(5000)
    expect(asked.length).toBe(1)
    now.seen = true
    await train(100)
    expect(asked.length).toBe(2)
    stop()
    await train(5000)
    expect(asked.length).toBe(2)
    expect(feed.look(request('a'))?.samples).toBeDefined()
  })

  it('two who look at the same ask once, and a failure is told', async () => {
    const { asked, feed } = run(10)
    const told = [vi.fn(), vi.fn()]
    told.forEach((listener) => feed.watch(request('bad'), listener))
    await vi.advanceTimersByTimeAsync(50)
    expect(asked.length).toBe(1)
    for (const listener of told) expect(listener).toHaveBeenCalledTimes(1)
    expect(feed.look(request('bad'))?.problem?.code).toBe('x')
  })
})
