import type { Draw, Tensor, Tf } from '@shared/catalog/define/tf'
import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import { catalog } from '@shared/catalog/catalog'
import { FEWEST_ROWS } from '@shared/compile/partsOf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Variable } from '@tensorflow/tfjs-core'
import type { Network, Pass, Values } from './createNetwork'
import { weightCell, type Weight, type Weights } from './createWeights'
import { naming } from './FrozenValue'
import {
  joinParts,
  measureLosses,
  measureObjectives,
  type MeasuredPart,
  type ObjectiveLosses,
} from './measureObjectives'
import { portKey } from './prepareData'
import type { Cell, Entry, RowReads, StepContext, Table } from './stepProgram'

/** What the entries of supervised learning work on. */
export interface SupervisedState {
  readonly tf: Tf
  readonly plan: TrainingPlan
  readonly network: Network
  readonly weights: Weights
  readonly tables: Readonly<Record<string, Table>>
  readonly cells: Readonly<Record<string, Cell>>
  /** Parts that a batch of training is cut into: they share nothing until their gradients are added, and may run side by side. */
  readonly chains: number
  /** Updates done before a weight that was frozen at first began to learn. */
  readonly begun: Begun
}

/** Updates done before a weight began to learn, by name of its cell; none: it has learned from the first step on. */
export type Begun = Readonly<Record<string, number>>

/** Name of an optimizer's memory of a weight. */
export const slotCell = (weight: Weight, slot: string): string => `slot:${slot}:${weight.node}/${weight.name}`
export const isSlot = (cell: string): boolean => cell.startsWith('slot:')

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

/** Some rows of a batch. */
interface Part {
  /** Values that the data nodes give for them. */
  readonly feeds: Values
  /** Number of the first row in the batch. */
  readonly first: number
  readonly rows: number
  /** Rows of the whole batch. */
  readonly size: number
}

/** Sizes of `chains` parts of a batch, as equal as can be. */
function cut(size: number, chains: number): readonly number[] {
  const count = Math.max(1, Math.min(chains, Math.floor(size / FEWEST_ROWS)))
  return Array.from({ length: count }, (_, k) => Math.floor(((k + 1) * size) / count) - Math.floor((k * size) / count))
}

/** The batch that a cursor points at, in parts. */
function batch(state: SupervisedState, context: StepContext, { cursor, stride, size }: RowReads): readonly Part[] {
  const { tf } = state
  const start = tf.mul(cell(state, cursor), tf.scalar(stride, 'int32'))
  let first = 0
  return cut(size, state.chains).map((rows) => {
    const places = tf.add(tf.range(first, first + rows, 1, 'int32'), start)
    const numbers = context.listed(tf.cast(places, 'int32'))
    const feeds = Object.fromEntries(Object.keys(state.tables).map((name) => [name, context.rows(name, numbers)]))
    const part = { feeds, first, rows, size }
    first += rows
    return part
  })
}

const measuredParts = (pass: Pass, parts: readonly Part[]): readonly MeasuredPart[] =>
  parts.map(({ rows, size }, k) => ({
    values: pass.values[k] ?? {},
    own: pass.ownLosses[k] ?? {},
    share: rows / size,
  }))

/** Draws for some rows of a batch: theirs of what the whole draws, so that it does not matter how a batch is cut. */
function drawRows(tf: Tf, whole: Draw, { first, rows, size }: Part): Draw {
  if (rows === size) return whole
  const only = (draw: (shape: readonly number[]) => Tensor, [own, ...rest]: readonly number[]): Tensor => {
    if (own !== rows) throw new Error('What is drawn has no row for each sample')
    return tf.slice(draw([size, ...rest]), [first, ...rest.map(() => 0)], [rows, ...rest])
  }
  return {
    uniform: (shape) => only((all) => whole.uniform(all), shape),
    normal: (shape) => only((all) => whole.normal(all), shape),
    int: (shape, below) => only((all) => whole.int(all, below), shape),
  }
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

/** Losses over the parts of a batch, and the gradients. */
function differentiate(state: SupervisedState, draw: StepContext['draw'], parts: readonly Part[]): Gradients {
  const { tf, plan, network, weights } = state
  const learners = weights.all.filter((weight) => weight.learns)
  const kept: Tensor[] = []
  const keep = <T extends Tensor>(tensor: T): T => {
    kept.push(tf.keep(tf.clone(tensor)))
    return kept.at(-1) as T
  }
  let rest: Omit<Gradients, 'gradients' | 'release'> | undefined
  const loss = (): Tensor => {
    const pass = network.forward(
      parts.map(({ feeds }) => feeds),
      { training: true, draw: (node, part) => drawRows(tf, draw(node), parts[part] as Part) },
    )
    const { total, each, own } = measureLosses(tf, plan, measuredParts(pass, parts))
    rest = {
      losses: {
        total: keep(total),
        each: each.map(keep),
        own: Object.fromEntries(Object.entries(own).map(([id, loss]) => [id, keep(loss)])),
      },
      values: Object.fromEntries(
        Object.entries(wholeBatch(tf, plan, pass.values)).map(([end, value]) => [end, keep(value)]),
      ),
      assigned: pass.assigned.map(([variable, value]) => [variable, keep(value)] as const),
    }
    return total
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

/** What objectives compare, of the whole batch from that of its parts. */
function wholeBatch(tf: Tf, plan: TrainingPlan, parts: readonly Values[]): Values {
  const ends = plan.objectives.flatMap(({ prediction, target }) => [prediction, target])
  return Object.fromEntries(
    ends.map(({ node, port }) => {
      const each = parts.map((part) => part[portKey(node, port)] as Tensor)
      return [portKey(node, port), joinParts(tf, each)]
    }),
  )
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
    const begun = state.begun[weightCell(weight.node, weight.name)]
    const names = optimizer.slots(p)
    const slots = Object.fromEntries(names.map((slot) => [slot, cell(state, slotCell(weight, slot))]))
    const own = begun === undefined ? step : tf.sub(step, begun)
    const next = naming(optimizer.id, () =>
      optimizer.update(tf, { p, rate, step: own, weight: weight.value, gradient, slots }),
    )
    for (const slot of names) cell(state, slotCell(weight, slot)).assign(next.slots[slot] as never)
    weight.value.assign(next.weight as never)
  }
}

/** One step of learning: forward, back, update. */
export const trainEntry =
  (state: SupervisedState, reads: RowReads): Entry =>
  (context) => {
    const { tf, plan } = state
    const parts = batch(state, context, reads)
    const { losses, values, assigned, gradients, release } = differentiate(state, context.draw, parts)
    const measured = measureObjectives(tf, plan, values, losses)
    const rate = tf.reshape(tf.gather(cell(state, 'rates'), tf.reshape(cell(state, reads.cursor), [1])), [])
    update(state, context, rate, gradients)
    for (const [variable, value] of assigned) variable.assign(value as never)
    advance(state, reads.cursor)
    const metrics = Object.fromEntries(
      Object.entries({ ...measured, learningRate: rate }).map(([name, value]) => [name, tf.clone(value)]),
    )
    release()
    return metrics
  }

/** Losses and metrics, nothing learned. */
export const measureEntry =
  (state: SupervisedState, reads: RowReads): Entry =>
  (context) => {
    const { tf, plan, network } = state
    const parts = batch(state, context, reads)
    const pass = network.forward(
      parts.map(({ feeds }) => feeds),
      { training: false, draw: (node, k) => drawRows(tf, context.draw(`measure/${node}`), parts[k] as Part) },
    )
    const losses = measureLosses(tf, plan, measuredParts(pass, parts))
    const measured = measureObjectives(tf, plan, wholeBatch(tf, plan, pass.values), losses)
    advance(state, reads.cursor)
    return measured
  }
