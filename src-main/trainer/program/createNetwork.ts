import { catalog, type NodeDefinition } from '@shared/catalog/catalog'
import { valuesByPort, type ByPort } from '@shared/catalog/define/layer'
import { parseParams } from '@shared/catalog/define/params'
import type { Draw, Tensor, Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Variable } from '@tensorflow/tfjs-core'
import { recurrencesOf } from '../backends/native/recurrences/recurrencesOf'
import type { Weights } from './createWeights'
import { naming } from './FrozenValue'
import { createDraw } from './draw'
import { portKey } from './prepareData'

/** Values by `<node>/<port>`, each with a batch axis. */
export type Values = Readonly<Record<string, Tensor>>

export interface Pass {
  /** Of each part. */
  readonly values: readonly Values[]
  /** Losses that layers add, of each part: mean over its rows, by node. */
  readonly ownLosses: readonly Values[]
  /** New values of statistics, to be set after the step. */
  readonly assigned: readonly (readonly [Variable, Tensor])[]
}

/** The graph as a function. */
export interface Network {
  /**
   * @param parts Values of the data nodes' ports for each part that the batch was cut into. The parts share nothing but what layers
   *   measure over the whole batch, so that they may be worked on side by side.
   * @param draw Draws of this step by node and part.
   */
  forward(parts: readonly Values[], mode: Mode): Pass
}

export interface Mode {
  readonly training: boolean
  /** Rows of a part, where no data say it. */
  readonly rows?: number
  draw(node: string, part: number): Draw
}

/** For passes that learn nothing: what is drawn in them depends on the seed alone, so that the same question has the same answer. */
export const inference = (tf: Tf, { document }: TrainingPlan): Mode => ({
  training: false,
  draw: (node, part) => createDraw(tf, document.training.seed, `inference/${node}/${part}`, 0),
})

function activate(tf: Tf, id: string, x: Tensor): Tensor {
  const item = catalog.activations.get(id)
  if (!item) throw new Error(`Unknown activation “${id}”`)
  return item.apply(tf, x, parseParams(item.params, {}).params)
}

/** Makes the function that a plan's graph is, over given weights. */
export function createNetwork(tf: Tf, plan: TrainingPlan, weights: Weights): Network {
  const nodes = plan.order.flatMap((id) => {
    const checked = plan.checked.nodes[id]
    return checked?.item && (checked.item.kind === 'layer' || checked.item.kind === 'activation')
      ? [{ id, checked, item: checked.item }]
      : []
  })
  return {
    forward: (parts, mode) => {
      const values = parts.map((feeds): Record<string, Tensor> => ({ ...feeds }))
      const assigned = new Map<Variable, Tensor>()
      const ownLosses = parts.map((): Record<string, Tensor> => ({}))
      for (const { id, checked, item } of nodes) {
        const inputs = values.map((of) =>
          checked.incoming.map((edge) => {
            const value = of[portKey(edge.source.node, edge.source.port)]
            if (!value) throw new Error(`“${id}” has no value at its input`)
            return value
          }),
        )
        const made = naming(id, () =>
          compute({
            tf,
            id,
            checked,
            item,
            inputs,
            rows: parts.map((feeds) => rowsOf(feeds, mode)),
            weights,
            mode,
            assigned,
            ownLosses,
          }),
        )
        made.forEach((outputs, part) => {
          for (const [port, value] of Object.entries(valuesByPort(tf, item, outputs)))
            (values[part] as Record<string, Tensor>)[portKey(id, port)] = value
        })
      }
      return { values, ownLosses, assigned: [...assigned] }
    },
  }
}

/** Rows of a part: those of any of the data. */
const rowsOf = (feeds: Values, { rows }: Mode): number => rows ?? Object.values(feeds)[0]?.shape[0] ?? 1

interface ComputeArgs {
  readonly tf: Tf
  readonly id: string
  readonly checked: TrainingPlan['checked']['nodes'][string]
  readonly item: NodeDefinition
  /** Inputs of each part. */
  readonly inputs: readonly (readonly Tensor[])[]
  /** Rows of each part. */
  readonly rows: readonly number[]
  readonly weights: Weights
  readonly mode: Mode
  /** New values of statistics, by the nodes that came before. */
  readonly assigned: Map<Variable, Tensor>
  /** Losses of layers so far, of each part. */
  readonly ownLosses: readonly Record<string, Tensor>[]
}

/** What a node makes of each part. */
function compute(args: ComputeArgs): readonly (Tensor | ByPort<Tensor>)[] {
  const { tf, id, checked, item, inputs, weights, mode, assigned } = args
  const p = checked.params as never
  if (item.kind === 'activation') return inputs.map((own) => item.apply(tf, firstOf(id, own), p))
  if (item.kind !== 'layer') throw new Error(`“${id}” does not compute`)
  const own = weights.of(id)
  // A frozen layer with statistics uses them instead of the batch's, as in Keras: frozen means that it answers as it did.
  const still = Object.values(own).some((weight) => weight.frozen && !weight.spec.trainable)
  // Nodes that share statistics go on from one another's.
  const w = Object.fromEntries(
    Object.entries(own).map(([name, { value }]) => [name, (assigned.get(value) ?? value) as Variable]),
  )
  const recurrences = recurrencesOf(tf)
  const parts = inputs.map((values, part) => ({
    // Only a layer that has no inputs has no first.
    x: values[0] as Tensor,
    inputs: values,
    p,
    w,
    ctx: {
      training: mode.training && !still,
      rows: args.rows[part] ?? 1,
      draw: mode.draw(id, part),
      activate: (activation: string, value: Tensor) => activate(tf, activation, value),
      recurrences,
      assign: (name: string, value: Tensor) => {
        const weight = own[name]
        if (!weight) throw new Error(`“${id}” has no weight “${name}”`)
        if (!weight.frozen) assigned.set(weight.value, value)
      },
      addLoss: (loss: Tensor) => ((args.ownLosses[part] as Record<string, Tensor>)[id] = tf.mean(loss)),
    },
  }))
  return item.forwardParts?.(tf, parts) ?? parts.map((args) => item.forward(tf, args))
}

function firstOf(id: string, inputs: readonly Tensor[]): Tensor {
  const [x] = inputs
  if (!x) throw new Error(`“${id}” has no input`)
  return x
}
