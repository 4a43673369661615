import type { Tensor, Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import {
  FEW_VALUES,
  type RehearsedBatch,
  type SeenTensor,
  type SeenValue,
  type SeenWeight,
} from '@shared/ipc/rehearsal'
import { readTensors } from '../engine/readTensors'
import { portKey } from '../program/prepareData'
import type { Onlooker } from '../program/probe'
import type { Weight } from '../program/createWeights'
import { slotCell, slotsOfTurn } from '../program/optimize'
import type { StepProgram } from '../program/stepProgram'
import type { TurnStep } from '../program/supervisedEntries'
import type { OpenNetwork } from '../session/openNetwork'

/** What a batch of a step computed, held until it is read. */
export interface BatchRecord {
  readonly onlooker: Onlooker
  /** @param whole Nodes of which all numbers are told. */
  read(whole: ReadonlySet<string>): Promise<RehearsedBatch>
  release(): void
}

/** A port with a value. */
interface End {
  readonly node: string
  readonly port: string
  readonly key: string
}

const endsOf = ({ checked, datasets, order, shown }: TrainingPlan): readonly End[] =>
  [...datasets, ...order, ...shown].flatMap((node) =>
    Object.keys(checked.nodes[node]?.outputs ?? {}).map((port) => ({ node, port, key: portKey(node, port) })),
  )

/** Least, most, mean and deviation, `[4]`. */
function summarize(tf: Tf, tensor: Tensor): Tensor {
  const x = tf.cast(tensor, 'float32')
  const mean = tf.mean(x)
  return tf.stack([tf.min(x), tf.max(x), mean, tf.sqrt(tf.mean(tf.square(tf.sub(x, mean))))])
}

/** A tensor as it is told. */
async function see(tf: Tf, tensor: Tensor, whole: boolean): Promise<SeenTensor> {
  const { shape } = tensor
  if (tensor.size === 0) return { shape, values: [], least: NaN, most: NaN, mean: NaN, deviation: NaN }
  const summary = tf.tidy(() => summarize(tf, tensor))
  const wanted = whole || tensor.size <= FEW_VALUES ? [summary, tensor] : [summary]
  const [[least = NaN, most = NaN, mean = NaN, deviation = NaN] = [], values] = await readTensors(tf, wanted)
  summary.dispose()
  return { shape, ...(values && { values: Array.from(values) }), least, most, mean, deviation }
}

async function readValues(
  tf: Tf,
  values: ReadonlyMap<End, Tensor>,
  flows: ReadonlyMap<string, Tensor>,
  whole: ReadonlySet<string>,
): Promise<RehearsedBatch['values']> {
  const told: Record<string, Record<string, SeenValue>> = {}
  for (const [{ node, port, key }, tensor] of values) {
    const flow = flows.get(key)
    const value = await see(tf, tensor, whole.has(node))
    ;(told[node] ??= {})[port] = { value, ...(flow && { gradient: await see(tf, flow, whole.has(node)) }) }
  }
  return told
}

async function readLosses(tf: Tf, losses: ReadonlyMap<string, Tensor>): Promise<RehearsedBatch['losses']> {
  const read = await readTensors(tf, [...losses.values()])
  return Object.fromEntries([...losses.keys()].map((node, i) => [node, read[i]?.[0] ?? NaN]))
}

/** A weight with what becomes of it. */
interface KnownWeight {
  readonly weight: Weight
  readonly states: { readonly before: Tensor; gradient?: Tensor; after?: Tensor }
  /** What the optimizer keeps of it: the cell, what it held, and what it holds afterwards. */
  readonly slots: readonly { readonly name: string; readonly cell: Tensor; readonly before: Tensor; after?: Tensor }[]
}

/** Steps of learning done, and when they began to be counted. */
interface Counted {
  readonly cells: StepProgram['state']
  readonly clock: number
}

async function readWeights(
  tf: Tf,
  known: readonly KnownWeight[],
  whole: ReadonlySet<string>,
  update: number,
): Promise<RehearsedBatch['weights']> {
  const told: Record<string, Record<string, SeenWeight>> = {}
  for (const { weight, states, slots } of known) {
    const all = whole.has(weight.node)
    const kept: Record<string, { before: SeenTensor; after: SeenTensor }> = {}
    for (const { name, before, after = before } of slots)
      kept[name] = { before: await see(tf, before, all), after: await see(tf, after, all) }
    ;(told[weight.node] ??= {})[weight.name] = {
      before: await see(tf, states.before, all),
      ...(states.gradient && { gradient: await see(tf, states.gradient, all) }),
      after: await see(tf, states.after ?? states.before, all),
      ...(slots.length > 0 && { slots: kept }),
      ...(states.gradient && { update }),
    }
  }
  return told
}

/** What the optimizer of a turn keeps of a weight, as it stands before the step. */
const slotsOf = (
  weight: Weight,
  step: TurnStep,
  cells: Counted['cells'],
  hold: (tensor: Tensor) => Tensor,
): KnownWeight['slots'] =>
  slotsOfTurn(step.turn).flatMap((name) => {
    const cell = cells[slotCell(step, weight, name)]?.value
    return cell ? [{ name, cell, before: hold(cell) }] : []
  })

/** What becomes of what is known of weights, as it stands after the step. */
function holdAfter(known: readonly KnownWeight[], hold: (tensor: Tensor) => Tensor): void {
  for (const { weight, states, slots } of known) {
    states.after = hold(weight.value)
    for (const slot of slots) slot.after = hold(slot.cell)
  }
}

/**
 * Looks at a batch and keeps what it computes: values, gradients, weights before and after.
 *
 * @param flowing Nodes at whose ports gradients are wanted; absent: at all.
 */
export function recordBatch(
  { tf, plan, weights }: OpenNetwork,
  step: TurnStep,
  rows: number,
  { cells, clock }: Counted,
  flowing?: ReadonlySet<string>,
): BatchRecord {
  const ends = endsOf(plan)
  const all: Tensor[] = []
  const held = { values: new Map<End, Tensor>(), flows: new Map<string, Tensor>(), losses: new Map<string, Tensor>() }
  const hold = (tensor: Tensor): Tensor => {
    const own = tf.keep(tf.clone(tensor))
    all.push(own)
    return own
  }
  const known = weights.all.map((weight): KnownWeight => {
    return { weight, states: { before: hold(weight.value) }, slots: slotsOf(weight, step, cells, hold) }
  })
  const began = cells['began'] && hold(cells['began'].value)
  return {
    release: () => all.splice(0).forEach((tensor) => tensor.dispose()),
    onlooker: {
      outputs: ([values = {}]) => {
        const wanted: Record<string, Tensor> = {}
        for (const end of ends) {
          const value = values[end.key]
          if (!value) continue
          held.values.set(end, hold(value))
          if (value.dtype === 'float32' && flowing?.has(end.node) !== false) wanted[end.key] = value
        }
        return wanted
      },
      losses: (objectives, each, own) => {
        objectives.forEach(({ node }, i) => held.losses.set(node, hold(each[i] as Tensor)))
        for (const [node, loss] of Object.entries(own)) held.losses.set(node, hold(loss))
      },
      gradients: (ofWeights, ofValues) => {
        for (const { weight, states } of known) {
          const gradient = ofWeights.get(weight)
          if (gradient) states.gradient = hold(gradient)
        }
        for (const [key, gradient] of Object.entries(ofValues)) held.flows.set(key, hold(gradient))
      },
      weights: () => holdAfter(known, hold),
    },
    read: async (whole) => ({
      ...{ phase: step.phase, turn: step.number, rows },
      values: await readValues(tf, held.values, held.flows, whole),
      losses: await readLosses(tf, held.losses),
      weights: await readWeights(
        tf,
        known,
        whole,
        (clock - ((began && (await readTensors(tf, [began]))[0]?.[0]) ?? 0)) * step.turn.steps + step.done + 1,
      ),
    }),
  }
}
