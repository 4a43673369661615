import type { PhaseBegin, RunPhase } from './runEvent'

/** What is known of a run's phases from its `started` event. */
export interface PlannedRun {
  readonly epochs: number
  readonly stepsPerEpoch: number
  readonly phases?: readonly RunPhase[] | undefined
}

/** Phases of a run as they are planned; an old run has one. */
const plannedPhases = ({ phases, epochs, stepsPerEpoch }: PlannedRun): readonly Omit<RunPhase, 'id'>[] =>
  phases ?? [{ epochs, stepsPerEpoch }]

const FIRST: PhaseBegin = { phase: 0, step: 0, epoch: 0 }

/** Passes that a run comes to: those before the phase that it is in, and what is planned from there on. */
export function plannedEpochs(planned: PlannedRun, begun: readonly PhaseBegin[]): number {
  const { phase, epoch } = begun.at(-1) ?? FIRST
  return plannedPhases(planned)
    .slice(phase)
    .reduce((sum, { epochs }) => sum + epochs, epoch)
}

/** Steps that a run comes to. */
export function plannedSteps(planned: PlannedRun, begun: readonly PhaseBegin[]): number {
  const { phase, step } = begun.at(-1) ?? FIRST
  return plannedPhases(planned)
    .slice(phase)
    .reduce((sum, { epochs, stepsPerEpoch }) => sum + epochs * stepsPerEpoch, step)
}

/** Passes done after so many steps, a fraction within a pass. Phases may have more or fewer steps to a pass. */
export function epochsAt(planned: PlannedRun, begun: readonly PhaseBegin[], steps: number): number {
  const from = begun.filter(({ step }) => step < steps).at(-1) ?? begun[0] ?? FIRST
  const { stepsPerEpoch } = plannedPhases(planned)[from.phase] ?? planned
  return from.epoch + (steps - from.step) / Math.max(1, stepsPerEpoch)
}
