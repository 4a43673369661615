import { plannedSteps } from '@shared/training/runPhases'
import { phasesBegun } from '../program/supervisedPhases'
import type { BuiltRun } from './buildRun'

/** Whether a step of learning is sure to come: the last one is not done, and no measurement ends the run early. */
export const learnsAgain = ({ program, progress, document, runner }: BuiltRun): boolean =>
  document.training.stopping === undefined && runner.clock < plannedSteps(program.planned, phasesBegun(progress))
