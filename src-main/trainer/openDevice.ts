import type { Tf } from '@shared/catalog/define/tf'
import { ok, type Result } from '@shared/result'
import type { DeviceInfo } from '@shared/training/runEvent'
import { openBackend, type OpenBackend } from './backends/openBackend'
import type { BackendChoice } from './protocol'

/** What a run computes with. */
export interface Device {
  readonly tf: Tf
  readonly info: DeviceInfo
}

const toDevice = (backend: OpenBackend, reason?: string): Device => {
  const { title, version, simd, threads } = backend.describe()
  return {
    tf: backend.tf,
    info: {
      backend: backend.name,
      title,
      version,
      simd,
      threads,
      engine: 'eager',
      ...(reason !== undefined && { reason }),
    },
  }
}

/**
 * Opens the chosen backend and says in `info.reason` why no faster one computes: `forced` where it was named; under `auto`,
 * WebAssembly for want of a native engine, and plain JavaScript where WebAssembly does not open.
 */
export async function openDevice(choice: BackendChoice): Promise<Result<Device>> {
  const first = await openBackend(choice === 'auto' ? 'wasm' : choice)
  if (first.ok) return ok(toDevice(first.value, choice === 'auto' ? 'nativeNotInstalled' : 'forced'))
  if (choice !== 'auto') return first
  const second = await openBackend('cpu')
  return second.ok ? ok(toDevice(second.value, first.error.code)) : second
}
