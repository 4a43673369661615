import type { RunSummary } from '@shared/ipc/types'
import { isLive } from '../state/session/isLive'

/** Why a run cannot be gone on from, as a key under `drawer.notResumed`; `undefined`: it can. */
export function whyNotResumed({
  status,
  hasCheckpoint,
  resumable,
}: Pick<RunSummary, 'status' | 'hasCheckpoint' | 'resumable'>):
  'live' | 'finished' | 'noCheckpoint' | 'spoiled' | undefined {
  if (isLive(status)) return 'live'
  if (status === 'finished') return 'finished'
  if (!hasCheckpoint) return 'noCheckpoint'
  return resumable ? undefined : 'spoiled'
}
