import { catalog } from '@shared/catalog/catalog'
import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import type { Tensor } from '@shared/catalog/define/tf'
import type { PlannedTurn, TrainingPlan } from '@shared/compile/trainingPlan'
import { clipGradients } from './clipGradients'
import { weightCell, type Weight, type Weights } from './createWeights'
import { naming } from './FrozenValue'
import type { SupervisedState } from './supervisedState'
import { constrain } from './weightRules'
import { cellOf } from './supervisedState'

/** A turn with its place: the number of its phase, and its own in the phase. */
export interface TurnPlace {
  readonly phase: number
  readonly number: number
  readonly turn: PlannedTurn
}

/** Every turn of a plan. */
export const turnsOf = ({ phases }: TrainingPlan): readonly TurnPlace[] =>
  phases.flatMap(({ turns }, phase) => turns.map((turn, number) => ({ phase, number, turn })))

/** Name of what a turn's optimizer remembers of a weight. */
export const slotCell = ({ phase, number }: TurnPlace, weight: Weight, slot: string): string =>
  `slot:${phase}.${number}:${slot}:${weight.node}/${weight.name}`
export const isSlot = (cell: string): boolean => cell.startsWith('slot:')

/** Weights that a turn changes by gradients. */
export function learnersOf({ all }: Weights, turn: PlannedTurn): readonly Weight[] {
  if (turn.ownLosses.length === 0 && turn.objectives.every(({ rule }) => rule)) return []
  const ruled = new Set(turn.objectives.flatMap(({ rule }) => rule?.owner ?? []))
  return all.filter(({ learns, node, spec }) => learns && !spec.byRule && turn.trains.has(node) && !ruled.has(node))
}

export function optimizerOf({ optimizer }: PlannedTurn): OptimizerDefinition {
  const item = catalog.optimizers.get(optimizer.id)
  if (!item) throw new Error(`Unknown optimizer “${optimizer.id}”`)
  return item
}

/** Names of what a turn's optimizer remembers of each weight. */
export const slotsOfTurn = (turn: PlannedTurn): readonly string[] =>
  optimizerOf(turn).slots(turn.optimizer.params as never)

/**
 * Changes the weights of a turn by their gradients.
 *
 * @param done Steps of the turn in this round before this one.
 */
export function update(
  state: SupervisedState,
  clock: Tensor,
  place: TurnPlace,
  {
    rate,
    gradients,
    done,
  }: { readonly rate: Tensor; readonly gradients: ReadonlyMap<Weight, Tensor>; readonly done: number },
): void {
  const { tf, plan } = state
  const { turn } = place
  const optimizer = optimizerOf(turn)
  const p = turn.optimizer.params as never
  const began = cellOf(state, 'began')
  for (const [weight, gradient] of clipGradients(tf, gradients, plan.document.training.clip)) {
    const late = state.begun[weightCell(weight.node, weight.name)]
    const rounds = tf.sub(clock, late === undefined ? began : tf.maximum(began, tf.scalar(late, 'int32')))
    const steps =
      turn.steps === 1 ? rounds : tf.add(tf.mul(rounds, tf.scalar(turn.steps, 'int32')), tf.scalar(done, 'int32'))
    const names = slotsOfTurn(turn)
    const slots = Object.fromEntries(names.map((slot) => [slot, cellOf(state, slotCell(place, weight, slot))]))
    const step = tf.cast(steps, 'float32')
    const next = naming(optimizer.id, () =>
      optimizer.update(tf, { p, rate, step, weight: weight.value, gradient, slots }),
    )
    for (const slot of names) cellOf(state, slotCell(place, weight, slot)).assign(next.slots[slot] as never)
    weight.value.assign(constrain(tf, weight, next.weight) as never)
  }
}
