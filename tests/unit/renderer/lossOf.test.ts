import { describe, expect, it } from 'vitest'
import type { RunState } from '@shared/training/runState'
import { lossOf } from '../../../src-renderer/canvas/card/lossOf'

type Told = Pick<RunState, 'series' | 'status'>
const told = (values: Readonly<Record<string, number>>, status: RunState['status'] = 'running'): Told => ({
  status,
  series: Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { key, steps: [1, 2], values: [9, value] }]),
  ),
})

describe('the loss on a card', () => {
  it('is the one loss of a run, and its own where there are several', () => {
    expect(lossOf('a', told({ 'train/loss': 0.5 }), ['a'])).toBe(0.5)
    expect(lossOf('b', told({ 'train/loss': 3, 'train/loss/a': 1, 'train/loss/b': 2 }), ['a', 'b'])).toBe(2)
  })
  it('is quiet until the phase that measures it', () => {
    const first = told({ 'train/loss': 1, 'train/loss/a': 1 })
    expect(lossOf('b', first, ['a', 'b'])).toBe('later')
    expect(lossOf('b', first, undefined)).toBe('later')
    expect(lossOf('b', { ...first, status: 'paused' }, ['a', 'b'])).toBe('later')
    expect(lossOf('b', { ...first, status: 'stopped' }, ['a', 'b'])).toBeUndefined()
  })
  it('is none before the first point, and none of a node that the run does not know', () => {
    expect(lossOf('b', told({}), ['a', 'b'])).toBeUndefined()
    expect(lossOf('new', told({ 'train/loss': 1 }), ['a'])).toBeUndefined()
  })
})
