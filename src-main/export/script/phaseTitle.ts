import type { TrainingPhase } from '@shared/graph/document'
import { oneLine } from './oneLine'

/** What a comment of a script calls a phase; `at`: its place among all. */
export const phaseTitle = ({ title = '' }: Pick<TrainingPhase, 'title'>, at: number): string =>
  oneLine(typeof title === 'object' ? title.en : title) || `Phase ${at + 1}`
