import type { NodeDefinition } from '@shared/catalog/catalog'
import { chosen } from '@shared/catalog/chosen'
import { valuesByPort, type ByPort, type ForwardArgs, type Memory } from '@shared/catalog/define/layer'
import { itemId, type ItemValue } from '@shared/catalog/define/params'
import type { Draw, Tensor, Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Variable } from '@tensorflow/tfjs-core'
import { recurrencesOf } from '../backends/native/recurrences/recurrencesOf'
import type { Weight, Weights } from './createWeights'
import { naming } from './FrozenValue'
import { createDraw } from './draw'
import { portKey } from './prepareData'
import { withPenalties } from './weightRules'

/** Values by `<node>/<port>`, each with a batch axis, and the masks of those that are padded, by `maskKey`. */
export type Values = Readonly<Record<string, Tensor>>

/** Name of the mask of what comes out of a port. */
export const maskKey = (node: string, port: string): string => `${portKey(node, port)}/mask`

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
  /** A loss with the penalties on the weights that learn, or on those of them that belong to these nodes. */
  penalize(loss: Tensor, trains?: ReadonlySet<string>): Tensor
  /** What goes on inside a layer, by name, given the values of a pass that learned nothing; nothing where it does not tell. */
  inner(node: string, values: Values, mode: Mode): Values
}

export interface Mode {
  readonly training: boolean
  /** Rows of a part, where no data say it. */
  readonly rows?: number
  draw(node: string, part: number): Draw
  /** What recurrent layers keep of the pieces of a sequence before this one, by node. Absent: the sequence is whole. */
  readonly memories?: ReadonlyMap<string, Memory>
  /** Nodes that are computed; absent: all. */
  readonly nodes?: ReadonlySet<string>
  /** `true`: in operations alone, though the engine may compute whole recurrences in one piece. */
  readonly plain?: boolean
  /** Owners of the weights that may change: all other layers answer as they did, and keep their statistics. Absent: none. */
  readonly trains?: ReadonlySet<string>
}

/** For passes that learn nothing: what is drawn in them depends on the seed alone, so that the same question has the same answer. */
export const inference = (tf: Tf, { document }: TrainingPlan): Mode => ({
  training: false,
  draw: (node, part) => createDraw(tf, document.training.seed, `inference/${node}/${part}`, 0),
})

function activate(tf: Tf, value: ItemValue, x: Tensor): Tensor {
  const activation = chosen('activation', value)
  if (!activation) throw new Error(`Unknown activation “${itemId(value)}”`)
  return activation.item.apply(tf, x, activation.params)
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
    inner: (node, values, mode) => {
      const found = nodes.find(({ id }) => id === node)
      if (found?.item.kind !== 'layer' || !found.item.inner) return {}
      const args = layerArgs({
        tf,
        ...found,
        weights,
        mode,
        ...inputsOf(found, [values]),
        rows: [rowsOf(values, mode)],
      })
      return found.item.inner(tf, args[0] as never)
    },
    forward: (parts, mode) => {
      const values = parts.map((feeds): Record<string, Tensor> => ({ ...feeds }))
      const assigned = new Map<Variable, Tensor>()
      const ownLosses = parts.map((): Record<string, Tensor> => ({}))
      const rows = parts.map((feeds) => rowsOf(feeds, mode))
      for (const node of nodes) {
        if (mode.nodes?.has(node.id) === false) continue
        const inputs = inputsOf(node, values)
        const made = naming(node.id, () =>
          compute({
            tf,
            ...node,
            ...inputs,
            rows,
            weights,
            mode,
            assigned,
            ownLosses,
          }),
        )
        made.forEach((outputs, part) => Object.assign(values[part] as Record<string, Tensor>, outputs))
      }
      return { values, ownLosses, assigned: [...assigned] }
    },
    penalize: (loss, trains) => withPenalties(tf, weights, loss, trains),
  }
}

type NetworkNode = Pick<ComputeArgs, 'id' | 'checked' | 'item'>

/** What comes into a node, of each part. */
const inputsOf = ({ id, checked }: NetworkNode, parts: readonly Values[]): Pick<ComputeArgs, 'inputs' | 'masks'> => ({
  inputs: parts.map((of) =>
    checked.incoming.map(({ source }) => {
      const value = of[portKey(source.node, source.port)]
      if (!value) throw new Error(`“${id}” has no value at its input`)
      return value
    }),
  ),
  masks: parts.map((of) => checked.incoming.map(({ source }) => of[maskKey(source.node, source.port)])),
})

/** Rows of a part: those of any of the data. */
const rowsOf = (feeds: Values, { rows }: Mode): number => rows ?? Object.values(feeds)[0]?.shape[0] ?? 1

interface ComputeArgs {
  readonly tf: Tf
  readonly id: string
  readonly checked: TrainingPlan['checked']['nodes'][string]
  readonly item: NodeDefinition
  /** Inputs of each part. */
  readonly inputs: readonly (readonly Tensor[])[]
  readonly masks: readonly (readonly (Tensor | undefined)[])[]
  /** Rows of each part. */
  readonly rows: readonly number[]
  readonly weights: Weights
  readonly mode: Mode
  /** New values of statistics, by the nodes that came before; absent where nothing changes. */
  readonly assigned?: Map<Variable, Tensor>
  /** Losses of layers so far, of each part. */
  readonly ownLosses?: readonly Record<string, Tensor>[]
}

/** What a node makes of each part, values and masks. */
function compute(args: ComputeArgs): readonly Values[] {
  const { tf, id, checked, item, inputs, masks } = args
  const named = (outputs: ByPort<Tensor>, mask: Tensor | undefined): Values =>
    Object.fromEntries(
      Object.entries(outputs).flatMap(([port, value]) => [
        [portKey(id, port), value],
        ...(mask && checked.outputs[port]?.padded ? [[maskKey(id, port), mask] as const] : []),
      ]),
    )
  if (item.kind === 'activation') {
    const apply = (own: readonly Tensor[]) => item.apply(tf, firstOf(id, own), checked.params as never)
    return inputs.map((own, part) => named(valuesByPort(tf, item, apply(own)), masks[part]?.[0]))
  }
  if (item.kind !== 'layer') throw new Error(`“${id}” does not compute`)
  const parts = layerArgs(args)
  const made = item.forwardParts?.(tf, parts) ?? parts.map((part) => item.forward(tf, part))
  const padded = Object.values(checked.outputs).some((type) => type.padded)
  return parts.map((part, k) =>
    named(valuesByPort(tf, item, made[k] as Tensor), padded ? item.masking?.mask?.(tf, part) : undefined),
  )
}

/** What a layer is given for each part. */
function layerArgs(args: ComputeArgs): readonly ForwardArgs<never>[] {
  const { tf, id, checked, inputs, masks, weights, mode, assigned } = args
  const own = weights.of(id)
  const changes = (weight: Weight): boolean => mode.trains?.has(weight.node) === true
  // A frozen layer with statistics uses them instead of the batch's, as in Keras: frozen means that it answers as it did.
  const still = Object.values(own).some((weight) => !weight.spec.trainable && !changes(weight))
  // Nodes that share statistics go on from one another's.
  const w = Object.fromEntries(
    Object.entries(own).map(([name, { value }]) => [name, (assigned?.get(value) ?? value) as Variable]),
  )
  const memory = mode.memories?.get(id)
  // In one piece no state comes in.
  const recurrences = memory || mode.plain ? undefined : recurrencesOf(tf)
  return inputs.map((values, part) => ({
    // Only a layer that has no inputs has no first.
    x: values[0] as Tensor,
    inputs: values,
    masks: masks[part] ?? [],
    p: checked.params as never,
    w,
    ctx: {
      training: mode.training && !still,
      rows: args.rows[part] ?? 1,
      draw: mode.draw(id, part),
      activate: (activation: ItemValue, value: Tensor) => activate(tf, activation, value),
      recurrences,
      memory,
      assign: (name: string, value: Tensor) => {
        const weight = own[name]
        if (!weight) throw new Error(`“${id}” has no weight “${name}”`)
        if (changes(weight)) assigned?.set(weight.value, value)
      },
      addLoss: (loss: Tensor) => {
        const losses = args.ownLosses?.[part]
        if (losses) losses[id] = tf.mean(loss)
      },
    },
  }))
}

function firstOf(id: string, inputs: readonly Tensor[]): Tensor {
  const [x] = inputs
  if (!x) throw new Error(`“${id}” has no input`)
  return x
}
