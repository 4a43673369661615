import { describe, expect, it } from 'vitest'
import { reduceRun } from '@shared/training/reduceRun'
import type { RunEvent, RunNews } from '@shared/training/runEvent'
import type { RunState } from '@shared/training/runState'
import { joinSeries } from '../../../src-renderer/training/joinSeries'

const device = { backend: 'wasm', title: 'WebAssembly', engine: 'eager', version: '4.22.0', threads: 1, simd: true }

function toState(runId: string, fromStep: number, steps: readonly number[]): RunState {
  const news: RunNews[] = [
    {
      type: 'started',
      device,
      parameterCount: 1,
      seed: 1,
      epochs: 1,
      stepsPerEpoch: 10,
      batchSize: 1,
      rows: { train: 10, validation: 0, test: 0 },
      fromStep,
    },
    {
      type: 'metrics',
      step: steps.at(-1) ?? 0,
      epoch: 0,
      points: [{ key: 'train/loss', steps: [...steps], values: steps.map((step) => step / 10) }],
      examplesPerSecond: 1,
      secondsLeft: 1,
    },
  ]
  let state: RunState | undefined
  news.forEach((item, seq) => (state = reduceRun(state, { ...item, runId, seq, at: seq } as RunEvent) ?? state))
  if (!state) throw new Error('no state')
  return state
}

describe('joinSeries', () => {
  it('has the marks of changes up to the checkpoint, and then its own', () => {
    const changedAt = (state: RunState, ...steps: readonly number[]): RunState => ({
      ...state,
      changes: steps.map((step) => ({ step, changes: [] })),
    })
    const joined = joinSeries(
      changedAt(toState('second', 4, [5, 6]), 5),
      changedAt(toState('first', 0, [1, 2, 3, 4, 5, 6]), 2, 4, 6),
    )
    expect(joined.changes.map(({ step }) => step)).toEqual([2, 4, 5])
  })

  it('draws the earlier run up to the checkpoint and the resumed one from there, each step once', () => {
    const joined = joinSeries(toState('second', 4, [5, 6, 7]), toState('first', 0, [1, 2, 3, 4, 5, 6]))
    expect(joined.series['train/loss']?.steps).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(joined.series['train/loss']?.values).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    expect(joined.runId).toBe('second')
  })
  it('leaves a run alone that began at the beginning', () => {
    const state = toState('only', 0, [1, 2])
    expect(joinSeries(state, toState('other', 0, [1]))).toBe(state)
    expect(joinSeries(state, undefined)).toBe(state)
  })
})
