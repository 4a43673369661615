import { describeProblem } from '@shared/describeProblem'
import type { LabeledEdit } from '@shared/graph/edit'
import type { Problem, Result } from '@shared/result'
import type { Studio } from '../state/studio'

const isResult = (change: LabeledEdit | Result<LabeledEdit | null>): change is Result<LabeledEdit | null> =>
  'ok' in change

/** Tells why a gesture could not be carried out. */
export const tellProblem = (studio: Studio, problem: Problem): void =>
  studio.tell({
    id: 'canvas',
    tone: 'warning',
    title: { key: 'canvas.cannotDo' },
    body: describeProblem(problem, studio.interface.getState().language),
  })

/** Applies what a command made; nothing to change is nothing done, a refusal is told. Answers whether the document changed. */
export function applyChange(
  studio: Studio,
  change: LabeledEdit | null | Result<LabeledEdit | null>,
  group?: string,
): boolean {
  if (change === null) return false
  if (isResult(change)) {
    if (change.ok) return applyChange(studio, change.value, group)
    tellProblem(studio, change.error)
    return false
  }
  const applied = studio.documents.getState().apply(change, group)
  if (!applied.ok) tellProblem(studio, applied.error)
  return applied.ok
}
