import { catalog, type NodeDefinition } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { Draw, Tensor, Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { Variable } from '@tensorflow/tfjs-core'
import type { Weights } from './createWeights'
import { FrozenValue } from './FrozenValue'
import { portKey } from './prepareData'

/** Values by `<node>/<port>`, each with a batch axis. */
export type Values = Readonly<Record<string, Tensor>>

export interface Pass {
  readonly values: Values
  /** New values of statistics, to be set after the step. */
  readonly assigned: readonly (readonly [Variable, Tensor])[]
}

/** The graph as a function. */
export interface Network {
  /**
   * @param feeds Values of the data nodes' ports.
   * @param draw Draws of this step by node; not called outside training.
   */
  forward(feeds: Values, mode: { readonly training: boolean; draw(node: string): Draw }): Pass
}

const noDraw = (node: string): Draw => {
  const refuse = (): never => {
    throw new Error(`“${node}” draws at random outside training`)
  }
  return { uniform: refuse, normal: refuse, int: refuse }
}
/** For passes that learn nothing. */
export const INFERENCE = { training: false, draw: noDraw } as const

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
    forward: (feeds, { training, draw }) => {
      const values: Record<string, Tensor> = { ...feeds }
      const assigned = new Map<Variable, Tensor>()
      for (const { id, checked, item } of nodes) {
        const inputs = checked.incoming.map((edge) => {
          const value = values[portKey(edge.source.node, edge.source.port)]
          if (!value) throw new Error(`“${id}” has no value at its input`)
          return value
        })
        const args = { tf, id, checked, item, inputs, weights, training, draw, assigned }
        values[portKey(id, outputPort(item))] = naming(id, () => compute(args))
      }
      return { values, assigned: [...assigned] }
    },
  }
}

/** What cannot be compiled is told with the node that does it. */
function naming<T>(node: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof FrozenValue) error.node ??= node
    throw error
  }
}

const outputPort = (item: NodeDefinition): string => item.outputs[0]?.name ?? 'output'

interface ComputeArgs {
  readonly tf: Tf
  readonly id: string
  readonly checked: TrainingPlan['checked']['nodes'][string]
  readonly item: NodeDefinition
  readonly inputs: readonly Tensor[]
  readonly weights: Weights
  readonly training: boolean
  draw(node: string): Draw
  /** New values of statistics, by the nodes that came before. */
  readonly assigned: Map<Variable, Tensor>
}

function compute({ tf, id, checked, item, inputs, weights, training, draw, assigned }: ComputeArgs): Tensor {
  const [x] = inputs
  if (!x) throw new Error(`“${id}” has no input`)
  if (item.kind === 'activation') return item.apply(tf, x, checked.params as never)
  if (item.kind !== 'layer') throw new Error(`“${id}” does not compute`)
  const own = weights.of(id)
  // A frozen layer with statistics uses them instead of the batch's, as in Keras: frozen means that it answers as it did.
  const still = Object.values(own).some((weight) => weight.frozen && !weight.spec.trainable)
  return item.forward(tf, {
    x,
    inputs,
    p: checked.params as never,
    // Nodes that share statistics go on from one another's.
    w: Object.fromEntries(
      Object.entries(own).map(([name, { value }]) => [name, (assigned.get(value) ?? value) as Variable]),
    ),
    ctx: {
      training: training && !still,
      draw: training ? draw(id) : noDraw(id),
      activate: (activation, value) => activate(tf, activation, value),
      assign: (name, value) => {
        const weight = own[name]
        if (!weight) throw new Error(`“${id}” has no weight “${name}”`)
        if (!weight.frozen) assigned.set(weight.value, value)
      },
    },
  })
}
