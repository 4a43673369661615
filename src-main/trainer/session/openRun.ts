import type { Result } from '@shared/result'
import { networkHash } from '../checkpoint/networkHash'
import { checkResumable } from '../checkpoint/restoreCells'
import type { Device } from '../openDevice'
import { beginRun } from './beginRun'
import { buildRun, type BuiltRun } from './buildRun'
import { readCheckpoint } from './CheckpointKeeper'
import type { SessionOptions } from './SessionOptions'

/** The run that a session is to carry out: a new one, or one that goes on from its checkpoint. */
export async function openRun(
  openDevice: () => Promise<Result<Device>>,
  { document, resume, weights, way }: SessionOptions,
): Promise<Result<BuiltRun>> {
  const device = await openDevice()
  if (!device.ok) return device
  if (resume === undefined) return beginRun(device.value, document, { way, weights })
  const checkpoint = await readCheckpoint(resume)
  if (!checkpoint.ok) return checkpoint
  const fits = checkResumable(checkpoint.value, networkHash(document))
  return fits.ok ? buildRun(device.value, document, { kept: checkpoint.value, way }) : fits
}
