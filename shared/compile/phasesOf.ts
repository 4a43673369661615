import type { TrainingPhase, TrainingSettings } from '../graph/document'

/** The phases that training goes through: those of the settings, or one with all that there is. */
export const phasesOf = ({ phases = [], epochs }: TrainingSettings): readonly TrainingPhase[] =>
  phases.length > 0 ? phases : [{ id: 'all', epochs, turns: [{}] }]

/** Epochs of all phases. */
export const epochsOf = (training: TrainingSettings): number =>
  phasesOf(training).reduce((sum, { epochs }) => sum + epochs, 0)
