import type { Tf } from '@shared/catalog/define/tf'
import { ok, type Result } from '@shared/result'
import { BACKENDS, type DeviceInfo } from '@shared/training/runEvent'
import { openBackend, type OpenBackend } from './backends/openBackend'
import type { BackendChoice } from './protocol'

/** What a run computes with. */
export interface Device {
  readonly tf: Tf
  readonly info: DeviceInfo
  /** Parts of a batch that can be worked on side by side. */
  readonly parallel: number
}

const toDevice = (backend: OpenBackend, reason?: string): Device => {
  const { title, version, simd, threads, parallel, card, adapter } = backend.describe()
  return {
    tf: backend.tf,
    parallel,
    info: {
      backend: backend.name,
      title,
      version,
      simd,
      threads,
      engine: backend.name === 'tensorflow' ? 'compiled' : 'eager',
      ...(card && { card }),
      ...(adapter && { adapter }),
      ...(reason !== undefined && { reason }),
    },
  }
}

/** `$NEUROLOOM_NO_CARD`: a trial has found the processor faster on the network to be trained. */
function leaveCardsAlone(): boolean {
  if (process.env['NEUROLOOM_NO_CARD'] === undefined) return false
  process.env['CUDA_VISIBLE_DEVICES'] = '-1'
  return true
}

/** A graphics card is not missed, and a program that plays one is slower than the processor; `$NEUROLOOM_ANY_CARD` takes it, for tests. */
const isCard = (opened: Result<OpenBackend>): boolean =>
  opened.ok && (opened.value.describe().adapter?.software !== true || process.env['NEUROLOOM_ANY_CARD'] !== undefined)

/**
 * Opens the chosen backend, under `auto` the fastest that opens, and says in `info.reason` why no faster one computes: `forced`
 * where it was named, `cardSlower` where graphics cards are left alone, else the code of why the one before it did not open.
 */
export async function openDevice(choice: BackendChoice): Promise<Result<Device>> {
  if (choice !== 'auto') {
    const opened = await openBackend(choice)
    return opened.ok ? ok(toDevice(opened.value, 'forced')) : opened
  }
  const withoutCards = leaveCardsAlone()
  let reason: string | undefined
  for (const name of BACKENDS) {
    if (name === 'webgpu' && withoutCards) continue
    const opened = await openBackend(name)
    if (name === 'webgpu' && !isCard(opened)) continue
    if (opened.ok) return ok(toDevice(opened.value, withoutCards ? 'cardSlower' : reason))
    if (name === 'cpu') return opened
    reason = opened.error.code === 'backend.nativeMissing' ? 'nativeNotInstalled' : opened.error.code
  }
  throw new Error('There is no backend')
}
