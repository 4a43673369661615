import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Inside } from '@shared/ipc/inside'
import { ok } from '@shared/result'
import { createAsker } from '../../../../src-renderer/state/asking/createAsker'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const answer: Inside = { weights: {}, inner: {}, inputs: {}, rows: 0, trained: 0, worked: 1 }

interface InsideRequest {
  readonly runId: string
  readonly node: string
}

/** A run that takes so many ms for an answer. */
function setUp(takes = 20) {
  const now = { moment: 'running 0' as string | null, seen: true, open: 0, most: 0 }
  const asked: string[] = []
  const told: string[] = []
  const asker = createAsker(
    {
      ask: async ({ node }: InsideRequest) => {
        asked.push(node)
        now.most = Math.max(now.most, ++now.open)
        await new Promise((settle) => setTimeout(settle, takes))
        now.open--
        return ok(answer)
      },
      momentOf: () => now.moment,
      isSeen: () => now.seen,
    },
    ({ request }) => told.push(request.node),
  )
  return { now, asked, told, asker }
}

it('asks a going run again, at most some ten times a second and one question at a time', async () => {
  const { now, asked, asker } = setUp()
  asker.want({ runId: 'a', node: 'unit' })
  for (let step = 1; step <= 100; step++) {
    now.moment = `running ${step}`
    asker.wake()
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(asked.length).toBeGreaterThanOrEqual(4)
  expect(asked.length).toBeLessThanOrEqual(10)
  expect(now.most).toBe(1)
})

it('asks once while nothing changes, nothing while nobody sees it or there is no network, and another question at once', async () => {
  const { now, asked, told, asker } = setUp()
  now.moment = null
  asker.want({ runId: 'a', node: 'one' })
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual([])
  now.moment = 'finished 5'
  asker.wake()
  await vi.advanceTimersByTimeAsync(1000)
  asker.wake()
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual(['one'])
  now.seen = false
  asker.want({ runId: 'a', node: 'two' })
  await vi.advanceTimersByTimeAsync(1000)
  expect(asked).toEqual(['one'])
  now.seen = true
  asker.wake()
  await vi.advanceTimersByTimeAsync(5)
  expect(asked).toEqual(['one', 'two'])
  // While an answer is on its way, the next question waits for it.
  asker.want({ runId: 'a', node: 'three' })
  expect(asked).toEqual(['one', 'two'])
  await vi.advanceTimersByTimeAsync(100)
  expect(asked).toEqual(['one', 'two', 'three'])
  expect(told).toEqual(['one', 'two', 'three'])
  expect(now.most).toBe(1)
})

it('tells nothing any more after its end', async () => {
  const { told, asker } = setUp()
  asker.want({ runId: 'a', node: 'one' })
  asker.end()
  await vi.advanceTimersByTimeAsync(1000)
  expect(told).toEqual([])
})

it('asks about a kept moment once, however far the run goes on, and at once about another', async () => {
  const { now, asked, asker } = setUp()
  const wish = (at?: number): void => asker.want({ runId: 'a', node: 'unit', at } as InsideRequest)
  wish(5)
  for (let step = 1; step <= 50; step++) {
    now.moment = `running ${step}`
    asker.wake()
    await vi.advanceTimersByTimeAsync(20)
  }
  expect(asked.length).toBe(1)
  wish(4)
  await vi.advanceTimersByTimeAsync(1)
  expect(asked.length).toBe(2)
  // Back to now: it is followed again.
  wish()
  for (let step = 51; step <= 100; step++) {
    now.moment = `running ${step}`
    asker.wake()
    await vi.advanceTimersByTimeAsync(20)
  }
  expect(asked.length).toBeGreaterThan(4)
})
