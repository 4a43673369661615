import type { BackendState } from '@shared/ipc/types'
import { problem } from '@shared/result'
import { BACKENDS } from '@shared/training/runEvent'
import type { TrainerPool } from './TrainerPool'

/** Opens every backend once, each in a process of its own: what is there, and why the others are not. */
export function probeBackends(pool: TrainerPool): Promise<readonly BackendState[]> {
  return Promise.all(
    BACKENDS.map(async (backend): Promise<BackendState> => {
      const link = pool.open(backend)
      if (!link) return { backend, problem: problem('trainerNotStarted', 'The studio is closing.') }
      const device = await link.ready
      await link.shutDown(2000)
      return { backend, ...(device.ok ? { device: device.value } : { problem: device.error }) }
    }),
  )
}
