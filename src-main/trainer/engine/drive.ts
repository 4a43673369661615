import { joinRows } from './joinRows'
import type { EpochEnd, Outcome, Phase, Progress, Rows, Runner, StepProgram } from '../program/stepProgram'

/** What goes on around the steps. */
export interface Watch {
  /** How many of the `left` steps to take now: waits while paused, lets commands in, 0 ends the run. `soFar`: what the phase has measured. */
  take(phase: Phase, left: number, soFar: () => Rows): Promise<number>
  /** After a call; `false` ends the run. */
  took(phase: Phase, rows: Rows, milliseconds: number): boolean
  epoch(end: EpochEnd): Promise<void>
}

const done = ({ values }: Rows): boolean => (values['done']?.at(-1) ?? 0) > 0

/**
 * Carries out any program on any runner.
 *
 * @param kept What the phase that was going on had measured, when the run goes on from a checkpoint; the cells and the clock have been put back.
 * @returns What the run came to; `undefined`: it was ended from outside.
 */
export async function drive(
  program: StepProgram,
  runner: Runner,
  watch: Watch,
  progress: Progress,
  kept?: Rows,
): Promise<Outcome | undefined> {
  const plan = program.phases(progress)
  let measured: Rows = { count: 0, values: {} }
  let before = kept
  for (;;) {
    const next = plan.next(measured)
    if (next.done) return next.value
    if (!('entry' in next.value)) {
      await watch.epoch(next.value)
      continue
    }
    const phase = next.value
    const parts: Rows[] = before ? [before] : []
    if (!before?.count) for (const [name, values] of Object.entries(phase.set ?? {})) runner.write(name, values)
    let left = phase.steps - (before?.count ?? 0)
    before = undefined
    while (left > 0) {
      const want = await watch.take(phase, left, () => joinRows(parts))
      if (want === 0) return undefined
      runner.tune?.(phase.entry)
      const startedAt = performance.now()
      const rows = runner.run(phase.entry, Math.min(want, left, runner.chunk))
      parts.push(rows)
      left -= rows.count
      if (!watch.took(phase, rows, performance.now() - startedAt)) return undefined
      if (done(rows)) break
    }
    measured = joinRows(parts)
  }
}
