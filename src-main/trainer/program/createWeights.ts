import type { WeightSpec } from '@shared/catalog/define/layer'
import type { Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { lenderOf, ownWeights, weightOwner } from '@shared/compile/weightOwner'
import type { Variable } from '@tensorflow/tfjs-core'
import { initialValues } from './initialValues'
import type { Cell } from './stepProgram'
import { weightCell } from './weightCell'

/** One weight tensor of the network. */
export interface Weight {
  readonly node: string
  readonly name: string
  readonly value: Variable
  readonly spec: WeightSpec
  /** Changed by an optimizer in some phase: neither a statistic nor frozen throughout. */
  readonly learns: boolean
}

/** The weights of a network. */
export interface Weights {
  readonly all: readonly Weight[]
  /** By name, of the node or of the node whose weights it shares, with those that it borrows. */
  of(node: string): Readonly<Record<string, Weight>>
}

/**
 * Makes the weights of a plan as its seed has them; each depends on the seed, the node and its own name only.
 *
 * @param initialize The initializer of a weight, where not the one that it has.
 */
export function createWeights(
  tf: Tf,
  plan: TrainingPlan,
  initialize: (spec: WeightSpec) => WeightSpec = (spec) => spec,
): Weights {
  const seed = plan.document.training.seed
  const nodes = (id: string) => plan.checked.nodes[id]
  const byOwner = new Map<string, Record<string, Weight>>()
  const trained = new Set(plan.phases.flatMap(({ turns }) => turns.flatMap(({ trains }) => [...trains])))
  const make = (owner: string): void => {
    const checked = nodes(owner)
    if (!checked || byOwner.has(owner)) return
    const own: Record<string, Weight> = {}
    for (const [name, spec] of Object.entries(ownWeights(checked))) {
      const values = initialValues(initialize(spec), seed, owner, name)
      const learns = spec.trainable && trained.has(owner)
      const value = tf.tidy(() => tf.variable(tf.tensor(values, [...spec.shape], 'float32'), learns))
      own[name] = { node: owner, name, value, spec, learns }
    }
    byOwner.set(owner, own)
  }
  for (const id of [...plan.order, ...plan.shown]) {
    make(weightOwner(nodes, id))
    const lender = lenderOf(nodes, id)
    if (lender) make(lender.owner)
  }
  return {
    all: [...byOwner.values()].flatMap((own) => Object.values(own)),
    of: (node) => {
      const own = byOwner.get(weightOwner(nodes, node)) ?? {}
      const lender = lenderOf(nodes, node)
      const lent = Object.entries((lender && byOwner.get(lender.owner)) ?? {})
      return { ...Object.fromEntries(lent.filter(([name]) => lender?.weights.includes(name))), ...own }
    },
  }
}

/** The weights as cells of a program. */
export const weightCells = (weights: Weights): Record<string, Cell> =>
  Object.fromEntries(
    weights.all.map((weight) => [weightCell(weight.node, weight.name), { value: weight.value, role: 'weight' }]),
  )
