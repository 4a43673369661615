import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import { catalog } from '@shared/catalog/catalog'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Variable } from '@tensorflow/tfjs-core'
import { INFERENCE, type Network, type Values } from './createNetwork'
import type { Weight, Weights } from './createWeights'
import { measureLosses, measureObjectives, type ObjectiveLosses } from './measureObjectives'
import type { Cell, Entry, StepContext, Table } from './stepProgram'

/** What the entries of supervised learning work on. */
export interface SupervisedState {
  readonly tf: Tf
  readonly plan: TrainingPlan
  readonly network: Network
  readonly weights: Weights
  readonly tables: Readonly<Record<string, Table>>
  readonly cells: Readonly<Record<string, Cell>>
}

/** Name of an optimizer's memory of a weight. */
export const slotCell = (weight: Weight, slot: string): string => `slot:${slot}:${weight.node}/${weight.name}`

export function optimizerOf(plan: TrainingPlan): OptimizerDefinition {
  const item = catalog.optimizers.get(plan.optimizer.id)
  if (!item) throw new Error(`Unknown optimizer “${plan.optimizer.id}”`)
  return item
}

const cell = (state: SupervisedState, name: string): Variable => {
  const found = state.cells[name]
  if (!found) throw new Error(`No cell “${name}”`)
  return found.value
}

/** The batch that a cursor points at: `size` row numbers from a list, in batches of `stride`. */
function batch(
  state: SupervisedState,
  context: StepContext,
  list: string,
  cursor: string,
  stride: number,
  size: number,
): Values {
  const { tf } = state
  const first = tf.mul(cell(state, cursor), tf.scalar(stride, 'int32'))
  const places = tf.add(tf.range(0, size, 1, 'int32'), first)
  const numbers = tf.gather(cell(state, list), tf.cast(places, 'int32'))
  return Object.fromEntries(Object.keys(state.tables).map((name) => [name, context.rows(name, numbers)]))
}

const advance = (state: SupervisedState, cursor: string): void => {
  const { tf } = state
  cell(state, cursor).assign(tf.add(cell(state, cursor), tf.scalar(1, 'int32')) as never)
}

interface Gradients {
  readonly losses: ObjectiveLosses
  readonly values: Values
  readonly assigned: readonly (readonly [Variable, Tensor])[]
  readonly gradients: ReadonlyMap<Weight, Tensor>
  /** Gives free what had to outlive the differentiation. */
  release(): void
}

function differentiate(state: SupervisedState, context: StepContext, feeds: Values): Gradients {
  const { tf, plan, network, weights } = state
  const learners = weights.all.filter((weight) => weight.learns)
  const kept: Tensor[] = []
  const keep = <T extends Tensor>(tensor: T): T => {
    kept.push(tf.keep(tf.clone(tensor)))
    return kept.at(-1) as T
  }
  let rest: Omit<Gradients, 'gradients' | 'release'> | undefined
  const loss = (): Tensor => {
    const pass = network.forward(feeds, { training: true, draw: (node) => context.draw(node) })
    const losses = measureLosses(tf, plan, pass.values)
    const ends = plan.objectives
      .flatMap(({ prediction, target }) => [prediction, target])
      .map((end) => `${end.node}/${end.port}`)
    rest = {
      losses: { total: keep(losses.total), each: losses.each.map(keep) },
      values: Object.fromEntries(ends.map((end) => [end, feeds[end] ?? keep(pass.values[end] as Tensor)])),
      assigned: pass.assigned.map(([variable, value]) => [variable, keep(value)] as const),
    }
    return losses.total
  }
  const gradients = new Map<Weight, Tensor>()
  if (learners.length > 0) {
    const { grads } = tf.variableGrads(
      loss as never,
      learners.map((weight) => weight.value),
    )
    for (const weight of learners) {
      const gradient = grads[weight.value.name]
      if (gradient) gradients.set(weight, gradient)
    }
  } else tf.tidy(() => void loss())
  if (!rest) throw new Error('The loss was not computed')
  return { ...rest, gradients, release: () => kept.forEach((tensor) => tensor.dispose()) }
}

function update(
  state: SupervisedState,
  context: StepContext,
  rate: Tensor,
  gradients: ReadonlyMap<Weight, Tensor>,
): void {
  const { tf, plan } = state
  const optimizer = optimizerOf(plan)
  const p = plan.optimizer.params as never
  const step = tf.cast(context.step, 'float32')
  for (const [weight, gradient] of gradients) {
    const names = optimizer.slots(p)
    const slots = Object.fromEntries(names.map((slot) => [slot, cell(state, slotCell(weight, slot))]))
    const next = optimizer.update(tf, { p, rate, step, weight: weight.value, gradient, slots })
    for (const slot of names) cell(state, slotCell(weight, slot)).assign(next.slots[slot] as never)
    weight.value.assign(next.weight as never)
  }
}

/** One step of learning on `size` rows: forward, back, update. */
export const trainEntry =
  (state: SupervisedState, size: number): Entry =>
  (context) => {
    const { tf, plan } = state
    const feeds = batch(state, context, 'order', 'cursor', plan.document.training.batchSize, size)
    const { losses, values, assigned, gradients, release } = differentiate(state, context, feeds)
    const measured = measureObjectives(tf, plan, values, losses)
    const rate = tf.reshape(tf.gather(cell(state, 'rates'), tf.reshape(cell(state, 'cursor'), [1])), [])
    update(state, context, rate, gradients)
    for (const [variable, value] of assigned) variable.assign(value as never)
    advance(state, 'cursor')
    const metrics = Object.fromEntries(
      Object.entries({ ...measured, learningRate: rate }).map(([name, value]) => [name, tf.clone(value)]),
    )
    release()
    return metrics
  }

/** Losses and metrics on `size` rows of a list, nothing learned. */
export const measureEntry =
  (state: SupervisedState, list: string, stride: number, size: number): Entry =>
  (context) => {
    const { tf, plan, network } = state
    const feeds = batch(state, context, list, 'measured', stride, size)
    const { values } = network.forward(feeds, INFERENCE)
    const measured = measureObjectives(tf, plan, values, measureLosses(tf, plan, values))
    advance(state, 'measured')
    return measured
  }
