import { createEagerRunner } from '../engine/createEagerRunner'
import { finitenessOf, placeOf, type Finiteness } from '../program/probe'
import type { Entry } from '../program/stepProgram'
import type { BuiltRun } from './buildRun'

/** A step that tells of each place in its computing whether all numbers there are finite, in the order in which they are computed. */
export function probeOf({ network, program }: Pick<BuiltRun, 'network' | 'program'>, entry: string): Entry {
  const seen: Finiteness[] = []
  const watched = program.watched(entry, ({ share }) => {
    const finiteness = finitenessOf(network, share.number)
    seen.push(finiteness)
    return finiteness
  })
  return (context) => {
    watched(context)
    return Object.assign({}, ...seen.splice(0).map(({ metrics }) => metrics)) as ReturnType<Entry>
  }
}

/**
 * Where the first number stops being finite in the next step of an entry, which was taken back because some are not. The step is computed
 * once more, op by op, and taken back again. `undefined`: it did not show, or there was no memory for it.
 */
export async function findSpoiled(run: BuiltRun, entry: string): Promise<ReturnType<typeof placeOf>> {
  const { network, program, runner, document } = run
  try {
    runner.refresh()
    const entries = { [entry]: probeOf(run, entry) }
    const eager = createEagerRunner(network.tf, { ...program, entries }, document.training.seed)
    eager.clock = runner.clock
    try {
      const { broken } = await eager.run(entry, 1)
      return broken && placeOf(broken.metric)
    } finally {
      eager.leave()
    }
  } catch {
    return undefined
  }
}
