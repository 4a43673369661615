import { catalog } from '@shared/catalog/catalog'
import type { Joint, OptimizerDefinition } from '@shared/catalog/define/optimizer'
import type { Shape } from '@shared/catalog/define/tensorType'
import type { Tensor } from '@shared/catalog/define/tf'
import type { PlannedTurn, TrainingPlan } from '@shared/compile/trainingPlan'
import { clipGradients } from './clipGradients'
import type { Weight, Weights } from './createWeights'
import { weightCell } from './weightCell'
import { naming } from './FrozenValue'
import { slotName } from './slotName'
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
  slotName(phase, number, slot, weight.node, weight.name)
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

/** Name of what an optimizer of all weights together remembers: of these very weights. */
const jointCell = ({ phase, number }: TurnPlace, learners: readonly Weight[], slot: string): string =>
  `slot:${phase}.${number}:${slot}:${learners.map(({ node, name }) => `${node}/${name}`).join(' ')}`

const countOf = (learners: readonly Weight[]): number => learners.reduce((sum, { value }) => sum + value.size, 0)

/** Shapes of what a turn's optimizer remembers, by the names of the cells. */
export function memoryOfTurn(place: TurnPlace, weights: Weights): Readonly<Record<string, Shape>> {
  const learners = learnersOf(weights, place.turn)
  const { joint, ...optimizer } = optimizerOf(place.turn)
  const params = place.turn.optimizer.params as never
  if (!joint)
    return Object.fromEntries(
      optimizer
        .slots(params)
        .flatMap((slot) => learners.map((weight) => [slotCell(place, weight, slot), weight.spec.shape])),
    )
  if (learners.length === 0) return {}
  const slots = Object.entries(joint.slots(params, countOf(learners)))
  return Object.fromEntries(slots.map(([slot, shape]) => [jointCell(place, learners, slot), shape]))
}

/** Names of what a turn's optimizer remembers of each weight by itself. */
export const slotsOfTurn = (turn: PlannedTurn): readonly string[] => {
  const optimizer = optimizerOf(turn)
  return optimizer.joint ? [] : optimizer.slots(turn.optimizer.params as never)
}

/** What a turn learns from. */
interface Learned {
  readonly rate: Tensor
  readonly gradients: ReadonlyMap<Weight, Tensor>
  /** What the gradients are of, a scalar; none where there are none. */
  readonly loss: Tensor | undefined
  /** Steps of the turn in this round before this one. */
  readonly done: number
}

/** Changes all weights of a turn at once. */
function updateJointly(
  state: SupervisedState,
  place: TurnPlace,
  { joint, id }: OptimizerDefinition & { readonly joint: Joint<never> },
  { rate, gradients, loss }: Learned,
): void {
  const { tf, plan, weights } = state
  const learners = learnersOf(weights, place.turn)
  if (learners.length === 0 || !loss) return
  const clipped = clipGradients(tf, gradients, plan.document.training.clip)
  const flat = (values: readonly Tensor[]): Tensor => {
    const rows = values.map((value) => tf.reshape(value, [-1]))
    return rows.length === 1 ? (rows[0] as Tensor) : tf.concat(rows, 0)
  }
  const p = place.turn.optimizer.params as never
  const cells = Object.keys(joint.slots(p, countOf(learners))).map(
    (slot) => [slot, cellOf(state, jointCell(place, learners, slot))] as const,
  )
  const next = naming(id, () =>
    joint.update(tf, {
      p,
      rate,
      loss,
      weights: flat(learners.map(({ value }) => value)),
      gradient: flat(learners.map((weight) => clipped.get(weight) ?? tf.zerosLike(weight.value))),
      slots: Object.fromEntries(cells),
    }),
  )
  for (const [slot, cell] of cells) cell.assign(next.slots[slot] as never)
  let from = 0
  for (const weight of learners) {
    const { size, shape } = weight.value
    const part = tf.reshape(tf.slice(next.weights, [from], [size]), shape)
    weight.value.assign(constrain(tf, weight, part) as never)
    from += size
  }
}

/** Changes the weights of a turn by their gradients. */
export function update(state: SupervisedState, clock: Tensor, place: TurnPlace, learned: Learned): void {
  const { tf, plan } = state
  const { turn } = place
  const optimizer = optimizerOf(turn)
  if (optimizer.joint) return updateJointly(state, place, optimizer as never, learned)
  const { rate, gradients, done } = learned
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
