import { catalog } from '@shared/catalog/catalog'
import type { WeightSpec } from '@shared/catalog/define/layer'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { Tf } from '@shared/catalog/define/tf'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import { createRandom } from '@shared/random'
import type { Variable } from '@tensorflow/tfjs-core'
import type { Cell } from './stepProgram'

/** One weight tensor of the network. */
export interface Weight {
  readonly node: string
  readonly name: string
  readonly value: Variable
  readonly spec: WeightSpec
  /** Must not change: its node is not trainable. */
  readonly frozen: boolean
  /** Changed by the optimizer: neither a statistic nor frozen. */
  readonly learns: boolean
}

/** The weights of a network. */
export interface Weights {
  readonly all: readonly Weight[]
  /** By name, of the node or of the node whose weights it shares. */
  of(node: string): Readonly<Record<string, Weight>>
}

/** Name of a weight's cell. */
export const weightCell = (node: string, name: string): string => `weight:${node}/${name}`

/** The node whose weights a node uses: itself, unless it shares. */
function ownerOf(plan: TrainingPlan, id: string): string {
  const seen = new Set<string>()
  let owner = id
  for (;;) {
    const next = plan.checked.nodes[owner]?.node.sharesWith
    if (next === undefined || seen.has(next) || !plan.checked.nodes[next]) return owner
    seen.add(owner)
    owner = next
  }
}

function initialValues(spec: WeightSpec, seed: number, salt: string): Float32Array {
  const random = createRandom(seed, salt)
  const sample = (id: string, shape: Shape): Float32Array => {
    const initializer = catalog.initializers.get(id)
    if (!initializer) throw new Error(`Unknown initializer “${id}”`)
    const fanOut = spec.fan?.out ?? shape.at(-1) ?? 1
    const fanIn = spec.fan?.in ?? shape.at(-2) ?? fanOut
    return initializer.sample({ shape, fanIn, fanOut, random })
  }
  if (!spec.parts) return sample(spec.initializer, spec.shape)
  const size = sizeOf(spec.shape) / spec.parts.length
  return Float32Array.from(spec.parts.flatMap((id) => [...sample(id, [size])]))
}

/** Makes the weights of a plan as its seed has them; each depends on the seed, the node and its own name only. */
export function createWeights(tf: Tf, plan: TrainingPlan): Weights {
  const seed = plan.document.training.seed
  const byOwner = new Map<string, Record<string, Weight>>()
  for (const id of [...plan.order, ...plan.shown]) {
    const owner = ownerOf(plan, id)
    const checked = plan.checked.nodes[owner]
    if (!checked || byOwner.has(owner)) continue
    const frozen = checked.node.trainable === false
    const own: Record<string, Weight> = {}
    for (const [name, spec] of Object.entries(checked.weights)) {
      const values = initialValues(spec, seed, `${owner}/${name}`)
      const value = tf.tidy(() => tf.variable(tf.tensor(values, [...spec.shape], 'float32'), spec.trainable && !frozen))
      own[name] = { node: owner, name, value, spec, frozen, learns: spec.trainable && !frozen }
    }
    byOwner.set(owner, own)
  }
  return {
    all: [...byOwner.values()].flatMap((own) => Object.values(own)),
    of: (node) => byOwner.get(ownerOf(plan, node)) ?? {},
  }
}

/** The weights as cells of a program. */
export const weightCells = (weights: Weights): Record<string, Cell> =>
  Object.fromEntries(
    weights.all.map((weight) => [weightCell(weight.node, weight.name), { value: weight.value, role: 'weight' }]),
  )
