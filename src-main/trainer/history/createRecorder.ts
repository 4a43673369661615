import { NO_MOMENTS } from '@shared/ipc/moments'
import { weightCell } from '../program/weightCell'
import type { BuiltRun } from '../session/buildRun'
import { MomentKeeper, type Ceiling, type Moment } from './MomentKeeper'

/** Most of a run's time that goes into its history, as a share: what the copies cost besides the reading is not measured. */
const SHARE = 0.01
/** Time for it that may be saved up, ms: a run that is over in a moment has a history too. */
const SAVED = 20

/** How much a moment is wanted: `rare` at full speed, `every` where a person can follow each step, `must` where a run stands or ends. */
export type Wanted = 'rare' | 'every' | 'must'

/** Keeps the weights that a run has had. */
export interface Recorder {
  /** The run is between two steps: keeps its weights, if they are wanted and that costs it hardly any time. */
  record(run: Pick<BuiltRun, 'runner' | 'network'>, wanted: Wanted): Promise<void>
  at(step: number): Moment | undefined
  readonly told: MomentKeeper['told']
}

/** @param now Milliseconds, for what recording costs. */
export function createRecorder(ceiling?: Ceiling, now: () => number = () => performance.now()): Recorder {
  let keeper: MomentKeeper | undefined
  let credit = SAVED
  let last = now()
  let first = true
  return {
    record: async ({ runner, network: { weights } }, wanted) => {
      const began = now()
      credit = Math.min(SAVED, credit + SHARE * (began - last))
      last = began
      if (wanted !== 'must' && credit <= 0) return
      keeper ??= new MomentKeeper(4 * weights.all.reduce((sum, { value }) => sum + value.size, 0), ceiling)
      const step = runner.clock
      if (!keeper.admit(step, wanted !== 'rare')) return
      const read = await runner.read(weights.all.map(({ node, name }) => weightCell(node, name)))
      keeper.add({ step, weights: read })
      // The first comes before all steps and takes no time from them.
      if (!first) credit -= now() - began
      first = false
    },
    at: (step) => keeper?.at(step),
    get told() {
      return keeper?.told ?? NO_MOMENTS
    },
  }
}
