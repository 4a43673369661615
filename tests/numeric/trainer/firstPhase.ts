import type { SupervisedProgram } from '../../../src-main/trainer/program/supervisedProgram'
import type { PhaseSchedule } from '../../../src-main/trainer/program/supervisedSchedule'

/** The phase that a run begins with: the only one, unless its document says otherwise. */
export const firstPhase = ({ schedule }: Pick<SupervisedProgram, 'schedule'>): PhaseSchedule =>
  schedule.phases[0] as PhaseSchedule
