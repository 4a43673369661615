import { describe, expect, it } from 'vitest'
import type { RunState } from '@shared/training/runState'
import { isWaiting } from '../../../src-renderer/state/session/isWaiting'

describe('a run behind others', () => {
  const notices = [{ code: 'runWaits', values: { ahead: 1 } }]
  const started = {} as NonNullable<RunState['started']>
  it('waits until it starts or ends', () => {
    expect(isWaiting({ status: 'starting', notices })).toBe(true)
    expect(isWaiting({ status: 'starting', notices: [] })).toBe(false)
    expect(isWaiting({ status: 'running', notices, started })).toBe(false)
    expect(isWaiting({ status: 'stopped', notices })).toBe(false)
    expect(isWaiting(undefined)).toBe(false)
  })
})
