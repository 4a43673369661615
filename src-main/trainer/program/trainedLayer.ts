import type { TrainedLayer } from '@shared/catalog/define/teaching'
import type { Objective, TrainingPlan } from '@shared/compile/trainingPlan'
import type { Values } from './createNetwork'
import type { Weights } from './createWeights'
import { portKey } from './prepareData'

/** The layer that the rule of an objective trains, with what came into it; `undefined` of other losses. */
export function trainedLayer(
  { checked }: TrainingPlan,
  weights: Weights,
  { rule, prediction, target }: Objective,
  values: Values,
): TrainedLayer | undefined {
  if (!rule) return undefined
  const inputs = rule.inputs.map(({ node, port }) => {
    const value = values[portKey(node, port)]
    if (!value) throw new Error(`Nothing comes into “${rule.layer}”`)
    return value
  })
  return {
    inputs,
    // A layer that a rule trains has an input.
    x: inputs[0] as TrainedLayer['x'],
    w: Object.fromEntries(Object.entries(weights.of(rule.layer)).map(([name, { value }]) => [name, value])),
    p: checked.nodes[rule.layer]?.params ?? {},
    taught: portKey(prediction.node, prediction.port) !== portKey(target.node, target.port),
  }
}
