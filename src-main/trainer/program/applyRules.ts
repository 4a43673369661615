import type { LossDefinition } from '@shared/catalog/define/loss'
import type { LearnArgs, Rule } from '@shared/catalog/define/teaching'
import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { ruleLayer } from '@shared/compile/ruleLayer'
import type { Objective, PlannedTurn, TrainingPlan } from '@shared/compile/trainingPlan'
import type { Values } from './createNetwork'
import { naming } from './FrozenValue'
import { countsOf, objectiveKey } from './measureObjectives'
import type { TurnPlace } from './optimize'
import { portKey } from './prepareData'
import type { Cell, StepContext } from './stepProgram'
import { cellOf, type SupervisedState } from './supervisedState'
import { trainedLayer } from './trainedLayer'
import { constrain } from './weightRules'

/** An objective that teaches by a rule, with the rule. */
interface RuledObjective extends Objective {
  readonly rule: NonNullable<Objective['rule']>
  readonly item: LossDefinition & { readonly rule: Rule<Record<string, unknown>> }
  readonly params: Readonly<Record<string, unknown>>
}

const isRuled = (objective: Partial<RuledObjective>): objective is RuledObjective =>
  objective.item?.rule !== undefined && objective.rule !== undefined

/** The learning rules among some objectives. */
const rulesAmong = ({ checked }: TrainingPlan, objectives: readonly Objective[]): readonly RuledObjective[] =>
  objectives
    .map((objective): Partial<RuledObjective> => {
      const node = checked.nodes[objective.node]
      return { ...objective, item: node?.item as RuledObjective['item'], params: node?.params ?? {} }
    })
    .filter(isRuled)

/** Name of what a rule keeps. */
const ruleCell = (node: string, slot: string): string => `rule:${node}/${slot}`
/** Name of the number of steps that a phase takes in all, for rules that go by how far it is. */
export const courseCell = (phase: number): string => `course:${phase}`

/** What the rules of a plan keep, as cells. */
export function ruleCells(
  plan: TrainingPlan,
  zeros: (shape: readonly number[], role: Cell['role']) => Cell,
): Record<string, Cell> {
  const rules = rulesAmong(plan, plan.objectives)
  if (rules.length === 0) return {}
  const slots = rules.flatMap((objective) => {
    const { item, params, node, rule, target } = objective
    const layer = plan.checked.nodes[rule.layer]
    const shapes = (layer && item.rule.slots?.(params, ruleLayer(layer, target.type))) ?? {}
    return Object.entries(shapes).map(([name, shape]) => [ruleCell(node, name), zeros(shape, 'memory')] as const)
  })
  const courses = plan.phases.map((_, phase) => [courseCell(phase), zeros([], 'setting')] as const)
  return Object.fromEntries([...slots, ...courses])
}

/** 1 in the first step of every `perEpoch`, 0 in the others. */
function beginsAt(state: SupervisedState, cursor: Tensor, perEpoch: number): Tensor {
  const { tf } = state
  const place = tf.cast(cursor, 'float32')
  const passes = tf.floor(tf.div(tf.add(place, 0.5), perEpoch))
  return tf.cast(tf.equal(tf.sub(place, tf.mul(passes, perEpoch)), 0), 'float32')
}

/** What the rules of a turn go by in a step. */
interface RuleStep {
  /** What the turn's network gave, of the whole batch. */
  readonly values: Values
  /** The turn's learning rate: its optimizer's, bent by the schedule. */
  readonly rate: Tensor
  readonly cursor: Tensor
  /** Steps of the turn in this round before this one. */
  readonly done: number
  readonly draw: StepContext['draw']
}

/** What the schedule makes of a learning rate of 1, from what it makes of the optimizer's. */
const bend = (tf: Tf, { optimizer }: PlannedTurn, rate: Tensor): Tensor =>
  tf.div(rate, Number(optimizer.params['learningRate']))

function learnArgs(
  state: SupervisedState,
  { phase, turn }: TurnPlace,
  objective: RuledObjective,
  step: RuleStep,
  clock: Tensor,
): LearnArgs<Record<string, unknown>> {
  const { tf, plan, weights, cells } = state
  const { item, params, node, prediction, target } = objective
  const valueAt = (end: Objective['prediction']): Tensor => step.values[portKey(end.node, end.port)] as Tensor
  const rounds = tf.cast(tf.sub(clock, cellOf(state, 'began')), 'float32')
  const begins = beginsAt(state, step.cursor, state.stepsPerEpoch[phase] ?? 1)
  const own = Number(params['learningRate'] ?? 1)
  const factor = bend(tf, turn, step.rate)
  const prefix = ruleCell(node, '')
  return {
    p: params,
    layer: trainedLayer(plan, weights, objective, step.values) as LearnArgs<unknown>['layer'],
    prediction: valueAt(prediction),
    target: valueAt(target),
    counts: countsOf(tf, { objectives: [objective] }, [step.values])[0]?.[0],
    rate: item.params['learningRate'] ? tf.mul(factor, own) : factor,
    progress: tf.minimum(tf.div(rounds, tf.maximum(cellOf(state, courseCell(phase)), 1)), 1),
    // Of the batches of a round only the first can begin a pass.
    begins: step.done === 0 ? begins : tf.zerosLike(begins),
    step: tf.add(tf.mul(rounds, turn.steps), step.done),
    slots: Object.fromEntries(
      Object.entries(cells).flatMap(([name, { value }]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
      ),
    ),
    draw: step.draw(node),
  }
}

/** The rules of a turn change the layers that they train, one rule after another. Gives what they found out on the way. */
export function applyRules(
  state: SupervisedState,
  place: TurnPlace,
  step: RuleStep,
  clock: Tensor,
): Record<string, Tensor> {
  const { tf, plan, weights } = state
  const told: Record<string, Tensor> = {}
  for (const objective of rulesAmong(plan, place.turn.objectives)) {
    const { item, node, rule } = objective
    if (!place.turn.trains.has(rule.owner)) continue
    const args = learnArgs(state, place, objective, step, clock)
    const next = naming(node, () => item.rule.learn(tf, args))
    const own = weights.of(rule.layer)
    for (const [name, value] of Object.entries(next.weights)) {
      const weight = own[name]
      if (!weight) throw new Error(`“${rule.layer}” has no weight “${name}”`)
      weight.value.assign(constrain(tf, weight, value) as never)
    }
    for (const [slot, value] of Object.entries(next.slots ?? {}))
      cellOf(state, ruleCell(node, slot)).assign(value as never)
    for (const [name, value] of Object.entries(next.told ?? {})) told[objectiveKey(plan, objective, name)] = value
  }
  return told
}

/** The learning rate of a turn as it is shown: that of its rules where nothing goes by gradients, none where they have none. */
export function shownRate(tf: Tf, plan: TrainingPlan, turn: PlannedTurn, rate: Tensor): Record<string, Tensor> {
  const { objectives, ownLosses } = turn
  const rules = rulesAmong(plan, objectives)
  if (rules.length < objectives.length || ownLosses.length > 0) return { learningRate: rate }
  const [own] = rules.flatMap(({ params: { learningRate } }) =>
    typeof learningRate === 'number' ? [learningRate] : [],
  )
  return own === undefined ? {} : { learningRate: tf.mul(bend(tf, turn, rate), own) }
}
