import type { Draw, Tensor, Tf } from '@shared/catalog/define/tf'
import type { OptimizerDefinition } from '@shared/catalog/define/optimizer'
import { catalog } from '@shared/catalog/catalog'
import { FEWEST_ROWS } from '@shared/compile/partsOf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Variable } from '@tensorflow/tfjs-core'
import { maskKey, type Network, type Values } from './createNetwork'
import { weightCell, type Weight, type Weights } from './createWeights'
import { naming } from './FrozenValue'
import { countsOf, measureLosses, measureObjectives, type ObjectiveLosses } from './measureObjectives'
import { portKey } from './prepareData'
import { constrain } from './weightRules'
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

/** 0–1. */
const shareOf = ({ rows, size }: Part): number => rows / size

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
    const counts = countsOf(tf, plan, pass.values)
    const each = pass.values.map((values, part) =>
      measureLosses(tf, plan, values, pass.ownLosses[part] ?? {}, counts.slice(part)),
    )
    const mean = (of: (part: ObjectiveLosses) => Tensor): Tensor => meanOf(tf, parts, each.map(of))
    const total = network.penalize(mean((part) => part.total))
    rest = {
      losses: {
        total: keep(total),
        each: plan.objectives.map((_, i) => keep(mean((part) => part.each[i] as Tensor))),
        own: Object.fromEntries(plan.ownLosses.map((id) => [id, keep(mean((part) => part.own[id] as Tensor))])),
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

/** The mean over a batch from the means over its parts. */
const meanOf = (tf: Tf, parts: readonly Part[], each: readonly Tensor[]): Tensor =>
  each.length === 1 ? (each[0] as Tensor) : tf.addN(each.map((one, k) => tf.mul(one, shareOf(parts[k] as Part))))

/** What objectives compare, and what of it is padding, of the whole batch from that of its parts. */
function wholeBatch(tf: Tf, plan: TrainingPlan, parts: readonly Values[]): Values {
  const ends = plan.objectives.flatMap(({ prediction, target }) => [prediction, target])
  const keys = ends.flatMap(({ node, port }) => [portKey(node, port), maskKey(node, port)])
  return Object.fromEntries(
    keys.flatMap((key) => {
      const each = parts.flatMap((part) => part[key] ?? [])
      const [first] = each
      return first ? [[key, each.length === 1 ? first : tf.concat(each)] as const] : []
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
    weight.value.assign(constrain(tf, weight, next.weight) as never)
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
    const values = wholeBatch(tf, plan, pass.values)
    const own = Object.fromEntries(
      plan.ownLosses.map((id) => [id, meanOf(tf, parts, pass.ownLosses.map((of) => of[id] as Tensor))] as const), // prettier-ignore
    )
    const losses = measureLosses(tf, plan, values, own)
    const measured = measureObjectives(tf, plan, values, { ...losses, total: network.penalize(losses.total) })
    advance(state, reads.cursor)
    return measured
  }
