import type { TrainingTurn } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import type { ScriptLayer, ScriptModel } from './ScriptModel'

/** What a turn makes smaller, and the layers that learn in it. Refused where it takes several batches. */
export function turnParts(
  model: ScriptModel,
  turn: TrainingTurn,
): Result<{ readonly objectives: ScriptModel['objectives']; readonly layers: readonly ScriptLayer[] }> {
  if ((turn.steps ?? 1) > 1)
    return fail(problem('turnStepsNotWritten', 'Turns of several batches are not written as a script.', {}))
  const learning = new Set(turn.trains)
  return ok({
    objectives: model.objectives.filter(({ node }) => turn.objectives?.includes(node) ?? true),
    layers: model.layers.filter(
      (layer) =>
        layer.trainable &&
        Object.values(layer.weights).some(({ trainable }) => trainable) &&
        (turn.trains === undefined || learning.has(layer.node)),
    ),
  })
}
