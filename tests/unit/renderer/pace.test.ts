import { describe, expect, it } from 'vitest'
import { createPace } from '../../../src-renderer/state/session/createPace'

const busy = (milliseconds: number): void => {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
}
const sleep = (milliseconds: number) => new Promise((settle) => setTimeout(settle, milliseconds))

/** Asks every 10 ms for so long, and says when turns began. */
async function turnsWithin(milliseconds: number, cost: number): Promise<number[]> {
  const turns: number[] = []
  const pace = createPace(() => {
    turns.push(performance.now())
    busy(cost)
  })
  for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(10)) pace.ask()
  pace.close()
  return turns
}

describe('the pace of what follows a run', () => {
  it('is ten times a second where drawing costs nothing', async () => {
    const turns = await turnsWithin(1500, 0)
    expect(turns.length).toBeGreaterThanOrEqual(10)
    expect(turns.length).toBeLessThanOrEqual(16)
  })

  it('leaves most of the time to the training where drawing is dear', async () => {
    const turns = await turnsWithin(2500, 60)
    // At most a quarter of the page's time, on any computer.
    for (let i = 1; i < turns.length; i++) expect((turns[i] ?? 0) - (turns[i - 1] ?? 0)).toBeGreaterThan(230)
    expect(turns.length).toBeGreaterThanOrEqual(2)
  })

  it('takes a turn at once when it must, and that one is free', async () => {
    let turns = 0
    const pace = createPace(() => void turns++)
    pace.now()
    expect(turns).toBe(1)
    pace.ask()
    await sleep(200)
    expect(turns).toBe(2)
    pace.close()
  })
})
