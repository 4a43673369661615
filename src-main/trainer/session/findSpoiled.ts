import { createEagerRunner } from '../engine/createEagerRunner'
import { placeOf } from '../program/probe'
import type { BuiltRun } from './buildRun'

/**
 * Where the first number stops being finite in the next step of an entry, which was taken back because some are not. The step is computed
 * once more, op by op, and taken back again. `undefined`: it did not show, or there was no memory for it.
 */
export async function findSpoiled(
  { network: { tf }, program, runner, document }: BuiltRun,
  entry: string,
): Promise<ReturnType<typeof placeOf>> {
  const probe = program.probes?.[entry]
  if (!probe) return undefined
  try {
    runner.refresh()
    const eager = createEagerRunner(tf, { ...program, entries: { [entry]: probe } }, document.training.seed)
    eager.clock = runner.clock
    const { broken } = await eager.run(entry, 1)
    return broken && placeOf(broken.metric)
  } catch {
    return undefined
  }
}
