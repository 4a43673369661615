import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf, type TensorType } from '@shared/catalog/define/tensorType'
import type { GraphEdge, GraphNode, JsonValue } from '@shared/graph/document'
import { lossFromKeras } from '@shared/keras/fromKeras'
import type { KerasWords } from '@shared/keras/kerasWords'
import type { BuiltNetwork } from './buildNetwork'
import { isPlain } from './toWords'

type Params = Record<string, JsonValue>

/** A loss for an output of the network, and what its target must be. */
export interface Objective {
  readonly type: string
  readonly params: Params
  /** Parameters of the stand-in data that give such a target. */
  readonly target: { readonly target: string; readonly targetShape: number[] }
  /** The file named none that fits. */
  readonly guessed: boolean
}

const LABELS: Readonly<Record<string, string>> = {
  categoricalCrossentropy: 'oneHot',
  categoricalHinge: 'oneHot',
  sparseCategoricalCrossentropy: 'index',
  hinge: 'signed',
  squaredHinge: 'signed',
}

/** How the target of a loss is written. */
function targetOf(type: string, { shape }: TensorType): Objective['target'] {
  const classes = shape.at(-1) ?? 1
  const binary = type === 'binaryCrossentropy' && sizeOf(shape) === 1
  const labels = binary
    ? 'binary'
    : shape.length <= 2 && (classes > 1 || LABELS[type] === 'signed')
      ? LABELS[type]
      : undefined
  return { target: labels ?? 'numbers', targetShape: [...shape] }
}

/** What the last activation asks for. */
function lossFor({ activation, shape }: TensorType): string {
  if (activation === 'softmax' && (shape.at(-1) ?? 1) > 1) return 'categoricalCrossentropy'
  return activation === 'sigmoid' ? 'binaryCrossentropy' : 'meanSquaredError'
}

function fits(type: string, params: Params, prediction: TensorType, target: Objective['target']): boolean {
  const loss = catalog.losses.get(type)
  const data = catalog.datasets.get('standIn')
  const made = data?.describe(parseParams(data.params, { ...target }).params).outputs['target']
  if (!loss || !made) return false
  const problems = loss.check(parseParams(loss.params, params).params, { prediction, target: made })
  return problems.every(({ severity = 'error' }) => severity !== 'error')
}

/** The loss that a file names for an output: one for all, a list, or by the output's name. */
function declared(losses: unknown, index: number, name: string): KerasWords | string | undefined {
  if (typeof losses === 'string') return losses
  if (Array.isArray(losses)) return declared((losses as unknown[])[index], 0, name)
  if (!isPlain(losses)) return undefined
  if (typeof losses['className'] === 'string' && isPlain(losses['config'])) {
    // A function wrapped as an object.
    if (losses['className'] === 'function') return undefined
    return losses as unknown as KerasWords
  }
  if (losses['className'] === 'function' && typeof losses['config'] === 'string') return losses['config']
  return Object.hasOwn(losses, name) ? declared(losses[name], 0, name) : undefined
}

/** The loss for an output of this type; one that the file names is taken where it fits. */
export function objectiveFor(losses: unknown, index: number, name: string, prediction: TensorType): Objective {
  const words = declared(losses, index, name)
  const read = words === undefined ? undefined : lossFromKeras(words)
  const named = read?.ok ? [{ type: read.value.type, params: { ...read.value.params }, guessed: false }] : []
  const guesses = [lossFor(prediction), 'meanSquaredError'].map((type) => ({ type, params: {}, guessed: true }))
  const found = [...named, ...guesses].find(({ type, params }) =>
    fits(type, params, prediction, targetOf(type, prediction)),
  )
  const chosen = found ?? { type: 'meanSquaredError', params: {}, guessed: true }
  return { ...chosen, target: targetOf(chosen.type, prediction) }
}

/** Loss nodes behind the outputs, compared with the given targets. */
export function addObjectives(
  { outputs }: BuiltNetwork,
  objectives: readonly Objective[],
  targets: readonly { readonly node: string; readonly port: string }[],
  newId: (name: string) => string,
): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] } {
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  outputs.forEach(({ source }, i) => {
    const objective = objectives[i]
    const target = targets[i]
    if (!objective || !target) return
    const id = newId('loss')
    nodes.push({ id, type: objective.type, params: objective.params, position: { x: 0, y: 0 } })
    const wire = (port: string, from: { readonly node: string; readonly port: string }) =>
      edges.push({ id: `${id}-${port}`, source: { node: from.node, port: from.port }, target: { node: id, port } })
    wire('prediction', source)
    wire('target', target)
  })
  return { nodes, edges }
}
