import { plannedEpochs, plannedSteps } from '@shared/training/runPhases'
import { phasesBegun } from '../program/supervisedPhases'
import type { BuiltRun } from './buildRun'
import type { createMeter } from './createMeter'

/**
 * Seconds until a run has done all that it is to do; `null`: its pace is not known yet.
 *
 * @param epoch Number of the pass that the last step was part of.
 */
export function secondsLeft(
  { program, progress, runner }: BuiltRun,
  meter: ReturnType<typeof createMeter>,
  epoch: number,
): number | null {
  const begun = phasesBegun(progress)
  const epochs = plannedEpochs(program.planned, begun)
  const steps = plannedSteps(program.planned, begun) - runner.clock
  return meter.secondsLeft(Math.max(0, steps), Math.max(0, epochs - epoch + 1))
}
