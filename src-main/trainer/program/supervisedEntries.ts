import type { Tensor, Tf } from '@shared/catalog/define/tf'
import { batchesOfRound } from '@shared/compile/batchesOfRound'
import type { PlannedPhase, TrainingPlan } from '@shared/compile/trainingPlan'
import type { Variable } from '@tensorflow/tfjs-core'
import { applyRules, shownRate } from './applyRules'
import { batch, drawRows, wholeBatch, type Part, type Share } from './batches'
import type { Pass, Values } from './createNetwork'
import type { Weight } from './createWeights'
import {
  hasSeveral,
  measureLosses,
  measureObjectives,
  type MeasuredPart,
  type ObjectiveLosses,
} from './measureObjectives'
import { learnersOf, update, type TurnPlace } from './optimize'
import type { Onlooker } from './probe'
import type { Entry, Metrics, RowReads, StepContext } from './stepProgram'
import { ratesCell } from './supervisedSchedule'
import { cellOf, type SupervisedState } from './supervisedState'

/** One batch of a turn. */
export interface TurnStep extends TurnPlace {
  /** Steps of the turn in this round before this one. */
  readonly done: number
  readonly share: Share
}

interface Gradients {
  readonly losses: ObjectiveLosses
  readonly values: Values
  readonly assigned: readonly (readonly [Variable, Tensor])[]
  readonly gradients: ReadonlyMap<Weight, Tensor>
  /** What they are gradients of; none where nothing learns by them. */
  readonly loss?: Tensor | undefined
  /** Gives free what had to outlive the differentiation. */
  release(): void
}

const advance = (state: SupervisedState, cursor: string): void => {
  const { tf } = state
  cellOf(state, cursor).assign(tf.add(cellOf(state, cursor), tf.scalar(1, 'int32')) as never)
}

const measuredParts = (pass: Pass, parts: readonly Part[]): readonly MeasuredPart[] =>
  parts.map(({ rows, size }, k) => ({
    values: pass.values[k] ?? {},
    own: pass.ownLosses[k] ?? {},
    share: rows / size,
  }))

/** Losses over the parts of a batch, and the gradients. */
function differentiate(
  state: SupervisedState,
  draw: StepContext['draw'],
  parts: readonly Part[],
  { turn }: TurnPlace,
  seen?: Onlooker,
): Gradients {
  const { tf, plan, network, weights } = state
  const kept: Tensor[] = []
  const keep = <T extends Tensor>(tensor: T): T => {
    kept.push(tf.keep(tf.clone(tensor)))
    return kept.at(-1) as T
  }
  const wanted = new Map<string, Tensor>()
  let rest: Omit<Gradients, 'gradients' | 'loss' | 'release'> | undefined
  const loss = (): Tensor => {
    const pass = network.forward(
      parts.map(({ feeds }) => feeds),
      { training: true, draw: (node, part) => drawRows(tf, draw(node), parts[part] as Part), ...turn },
    )
    const { each, own, ...sum } = measureLosses(tf, plan, weights, measuredParts(pass, parts), turn)
    const total = network.penalize(sum.total, turn.trains)
    for (const [end, value] of Object.entries(seen?.outputs(pass.values) ?? {})) wanted.set(end, value)
    seen?.losses(turn.objectives, each, own)
    rest = {
      losses: {
        total: keep(total),
        each: each.map(keep),
        own: Object.fromEntries(Object.entries(own).map(([id, loss]) => [id, keep(loss)])),
      },
      values: Object.fromEntries(
        Object.entries(wholeBatch(tf, turn.objectives, pass.values)).map(([end, value]) => [end, keep(value)]),
      ),
      assigned: pass.assigned.map(([variable, value]) => [variable, keep(value)] as const),
    }
    return sum.learned === undefined || sum.learned === sum.total ? total : network.penalize(sum.learned, turn.trains)
  }
  const release = (): void => kept.forEach((tensor) => tensor.dispose())
  try {
    const { gradients, learned } = flowBack(state, learnersOf(weights, turn), loss, wanted, seen)
    if (!rest) throw new Error('The loss was not computed')
    return { ...rest, gradients, loss: learned, release }
  } catch (error) {
    release()
    releaseTape(tf)
    throw error
  }
}

/** Where going back throws, TensorFlow.js keeps what its operations had saved for it. */
function releaseTape(tf: Tf): void {
  const { state } = tf.engine()
  state.activeTape?.forEach(({ saved }) => saved?.forEach((tensor) => tensor.dispose()))
  state.activeTape = null as never
}

/** Gradients of a loss; of the wanted values, which are known only once it is computed, its onlooker is told. */
function flowBack(
  { tf }: SupervisedState,
  learners: readonly Weight[],
  loss: () => Tensor,
  wanted: ReadonlyMap<string, Tensor>,
  seen?: Onlooker,
): { readonly gradients: ReadonlyMap<Weight, Tensor>; readonly learned?: Tensor } {
  const gradients = new Map<Weight, Tensor>()
  if (learners.length === 0) {
    tf.tidy(() => void loss())
    return { gradients }
  }
  const by: Tensor[] = learners.map(({ value }) => value)
  const { value: learned, grads } = tf.engine().gradients(() => {
    const value = loss()
    by.push(...wanted.values())
    return value
  }, by, null as never, true) // prettier-ignore
  learners.forEach((weight, i) => grads[i] && gradients.set(weight, grads[i]))
  const flown = [...wanted.keys()].map((end, i) => [end, grads[learners.length + i]] as const)
  seen?.gradients(gradients, Object.fromEntries(flown.flatMap(([end, one]) => (one ? [[end, one]] : []))))
  return { gradients, learned }
}

/** Forward, back, update, with one batch of a turn; gives what it measured. */
function learn(
  state: SupervisedState,
  context: StepContext,
  reads: RowReads,
  step: TurnStep,
  seen?: Onlooker,
): Record<string, Tensor> {
  const { share } = step
  const cursor = cellOf(state, reads.cursor)
  const parts = batch({ ...state, cursor }, context, reads, share)
  // Each batch of a round draws anew.
  const draw = (salt: string) => context.draw(share.number === 0 ? salt : `${salt}#${share.number}`)
  const computed = differentiate(state, draw, parts, step, seen)
  try {
    return change(state, context, cursor, step, { ...computed, draw }, seen)
  } finally {
    computed.release()
  }
}

/** Changes what learns in a batch, by gradients and by rules; gives what it measured. */
function change(
  state: SupervisedState,
  context: StepContext,
  cursor: Variable,
  step: TurnStep,
  { losses, values, assigned, gradients, loss, draw }: Omit<Gradients, 'release'> & Pick<StepContext, 'draw'>,
  seen?: Onlooker,
): Record<string, Tensor> {
  const { tf, plan } = state
  const { phase, number, turn, done } = step
  const measured = measureObjectives(tf, plan, state.weights, values, losses, turn)
  const place =
    turn.steps === 1 ? cursor : tf.add(tf.mul(cursor, tf.scalar(turn.steps, 'int32')), tf.scalar(done, 'int32'))
  const rate = tf.reshape(tf.gather(cellOf(state, ratesCell(phase, number)), tf.reshape(place, [1]) as never), [])
  update(state, context.step, step, { rate, gradients, loss, done })
  const told = applyRules(state, step, { values, rate, cursor, done, draw }, context.step)
  for (const [variable, value] of assigned) variable.assign(value as never)
  seen?.weights(gradients.keys())
  const shown = shownRate(tf, plan, turn, rate)
  const metrics = Object.entries({ ...measured, ...told, ...shown }).map(([name, value]) => [name, tf.clone(value)])
  return Object.fromEntries(metrics) as Record<string, Tensor>
}

/** The batches of a round, in their order. */
function roundOf({ turns }: PlannedPhase, phase: number, of: number): readonly TurnStep[] {
  let taken = 0
  return turns.flatMap((turn, number) =>
    Array.from({ length: turn.steps }, (_, done) => ({ phase, number, turn, done, share: { number: taken++, of } })),
  )
}

/** What a round measured: means over those of its batches that measured it, and the learning rate of each turn. */
function joinBatches(
  tf: Tf,
  plan: TrainingPlan,
  round: readonly TurnStep[],
  each: readonly Readonly<Record<string, Tensor>>[],
): Metrics {
  const [only] = each
  if (each.length === 1 && only) return only
  const mean = (name: string): Tensor => {
    const own = each.flatMap((measured) => measured[name] ?? [])
    return own.length === 1 ? (own[0] as Tensor) : tf.div(tf.addN(own), own.length)
  }
  const names = [...new Set(each.flatMap((measured) => Object.keys(measured)))].filter(
    (name) => name !== 'learningRate',
  )
  const joined = Object.fromEntries(names.map((name) => [name, mean(name)]))
  const shares = new Map(
    round.flatMap(({ turn }) => [
      ...turn.objectives.map(({ node, weight }) => [node, weight] as const),
      ...turn.ownLosses.map((node) => [node, 1] as const),
    ]),
  )
  // What turns learn is one sum, each of its losses counted once.
  if (hasSeveral(plan))
    joined['loss'] = tf.addN([...shares].map(([node, weight]) => tf.mul(joined[`loss/${node}`] as Tensor, weight)))
  const rates = round.flatMap(({ number, done }, i) =>
    done === 0 && each[i]?.['learningRate']
      ? [[`learningRate/${number + 1}`, each[i]?.['learningRate'] as Tensor] as const]
      : [],
  )
  return { ...joined, ...(rates.length === 1 ? { learningRate: rates[0]?.[1] as Tensor } : Object.fromEntries(rates)) }
}

/**
 * One step of learning in a phase: a round, in which every turn sees what those before it changed.
 *
 * @param watch Who looks at a batch of it, while it is computed.
 */
export const trainEntry =
  (state: SupervisedState, reads: RowReads, phase: number, watch?: (step: TurnStep) => Onlooker): Entry =>
  (context) => {
    const { tf, plan } = state
    const planned = plan.phases[phase] as PlannedPhase
    const round = roundOf(planned, phase, batchesOfRound(planned))
    const each = round.map((step) => learn(state, context, reads, step, watch?.(step)))
    advance(state, reads.cursor)
    return joinBatches(tf, plan, round, each)
  }

/** Losses and metrics, nothing learned. */
export const measureEntry =
  (state: SupervisedState, reads: RowReads): Entry =>
  (context) => {
    const { tf, plan, network, weights } = state
    const parts = batch({ ...state, cursor: cellOf(state, reads.cursor) }, context, reads)
    const pass = network.forward(
      parts.map(({ feeds }) => feeds),
      { training: false, draw: (node, k) => drawRows(tf, context.draw(`measure/${node}`), parts[k] as Part) },
    )
    const values = wholeBatch(tf, plan.objectives, pass.values)
    const losses = measureLosses(tf, plan, weights, measuredParts(pass, parts))
    const measured = measureObjectives(tf, plan, weights, values, { ...losses, total: network.penalize(losses.total) })
    advance(state, reads.cursor)
    return measured
  }
