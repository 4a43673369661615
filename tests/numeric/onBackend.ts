import { beforeAll, beforeEach } from 'vitest'
import type { BackendName } from '@shared/training/runEvent'
import { openBackend } from '../../src-main/trainer/backends/openBackend'
import { nativeMissing } from './engine/native'
import { softwareCardMissing } from './softwareCard'

const missing: Partial<Record<BackendName, string | undefined>> = {
  tensorflow: nativeMissing,
  webgpu: softwareCardMissing,
}

/** Has the tests of a group compute on a backend, or skips them with the reason why they cannot. */
export function onBackend(backend: BackendName): void {
  const reason = missing[backend]
  beforeEach((context) => context.skip(Boolean(reason), reason))
  beforeAll(async () => {
    if (reason) return
    const opened = await openBackend(backend)
    if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.cause}`)
  })
}
