import type { EpochEnd, Outcome, Phase, Progress, Rows, Runner, StepProgram } from '../program/stepProgram'
import { NO_ROWS } from './joinRows'

/** What goes on around the steps. */
export interface Watch {
  /** How many of a phase's steps to take now: waits while paused, lets commands in, 0 ends the run. */
  take(phase: Phase): Promise<number>
  /** Time was spent on finding a faster way, not on steps. */
  tuned(): void
  /** After a call; `false` ends the run. */
  took(phase: Phase, rows: Rows, milliseconds: number): boolean
  epoch(end: EpochEnd): Promise<void>
}

/**
 * Carries out any program on any runner: asks it what to run, takes as much of it as may be taken now, tells it what came of it.
 *
 * @param progress Kept by an earlier run, whose cells and clock have been put back; `{}` at the start.
 * @returns What the run came to; `undefined`: it was ended from outside.
 */
export async function drive(
  program: StepProgram,
  runner: Runner,
  watch: Watch,
  progress: Progress,
): Promise<Outcome | undefined> {
  const plan = program.phases(progress)
  let rows = NO_ROWS
  for (;;) {
    const next = plan.next(rows)
    rows = NO_ROWS
    if (next.done) return next.value
    if (!('entry' in next.value)) {
      await watch.epoch(next.value)
      continue
    }
    const phase = next.value
    for (const [name, values] of Object.entries(phase.set ?? {})) runner.write(name, values)
    const steps = await watch.take(phase)
    if (steps === 0) return undefined
    if (runner.tune?.(phase.entry)) watch.tuned()
    const startedAt = performance.now()
    rows = await runner.run(phase.entry, Math.min(steps, phase.steps, runner.chunk))
    if (!watch.took(phase, rows, performance.now() - startedAt)) return undefined
  }
}
