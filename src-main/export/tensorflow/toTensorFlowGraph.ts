import { fail, ok, problem, type Result } from '@shared/result'
import type { GraphDocument } from '@shared/graph/document'
import type { Given, InferenceGraph, ValueId } from '../graph/InferenceGraph'
import { createNames } from '../keras/kerasNames'
import { arrangement } from './kernels/arrangement'
import { elementwise } from './kernels/elementwise'
import { KernelCall, type Kernel } from './kernels/KernelCall'
import { sums } from './kernels/sums'
import { windows } from './kernels/windows'
import { attribute, NodeMaker, withoutRows } from './NodeMaker'
import type { Ref, TensorFlowEnd, TensorFlowGraph } from './TensorFlowGraph'

/** What each kernel of TensorFlow.js is in TensorFlow. */
const kernels: Readonly<Record<string, Kernel>> = { ...elementwise, ...arrangement, ...sums, ...windows }

type Input = Extract<Given, { kind: 'input' }>

const isInput = (given: Given | undefined): given is Input => given?.kind === 'input'

const hasRows = (graph: InferenceGraph, id: ValueId): boolean => {
  const [first] = graph.values[id]?.shape ?? []
  return typeof first === 'object' && first.perRow === 1
}

const endOf = (graph: InferenceGraph, id: ValueId, name: string, at: { node: string; port: string }): TensorFlowEnd => {
  const { type, shape } = graph.values[id] ?? { type: 'float32', shape: [] }
  return { name, type, shape: withoutRows(shape), node: at.node, port: at.port }
}

/** Names of the network's nodes, as far as they can be names here. */
function scopesOf({ nodes }: GraphDocument): ReadonlyMap<string, string> {
  const nameFor = createNames()
  return new Map(nodes.map(({ id, name, type }) => [id, nameFor(name ?? '', id, type)]))
}

class GraphWriter {
  readonly refs = new Map<ValueId, Ref>()
  readonly make: NodeMaker
  readonly inputs: readonly (readonly [ValueId, Input])[]
  private readonly scopes: ReadonlyMap<string, string>

  constructor(
    private readonly document: GraphDocument,
    private readonly graph: InferenceGraph,
  ) {
    const ids = Object.keys(graph.given).map(Number)
    this.inputs = ids.flatMap((id) => {
      const given = graph.given[id]
      return isInput(given) ? [[id, given] as const] : []
    })
    const [id, batch] = this.inputs.find(([input]) => hasRows(graph, input)) ?? []
    const value = graph.values[id ?? -1]
    this.make = new NodeMaker(batch && value && { ref: batch.name, value })
    this.scopes = scopesOf(document)
  }

  addInputs(): void {
    for (const [id, { name }] of this.inputs) {
      const { type, shape } = this.graph.values[id] ?? { type: 'float32', shape: [] }
      const attributes = { dtype: attribute.type(type), shape: attribute.shape(withoutRows(shape)) }
      this.refs.set(id, this.make.add('Placeholder', [], attributes, name))
    }
  }

  addGiven(): void {
    for (const [key, given] of Object.entries(this.graph.given)) {
      const value = this.graph.values[Number(key)]
      if (!value || isInput(given)) continue
      const ref =
        given.kind === 'weight'
          ? this.make.weight(value, given, `${this.scopeOf(given.node)}/${given.name}`)
          : this.make.constant(value.type, withoutRows(value.shape), given.values)
      this.refs.set(Number(key), ref)
    }
  }

  /** Makes every operation; the first that TensorFlow has nothing for is a problem. */
  addOperations(format: string): Result<null> {
    for (const operation of this.graph.operations) {
      const { kernel, node, outputs } = operation
      this.make.scope = this.scopeOf(node)
      const made = kernels[kernel]?.(this.make, new KernelCall(this.graph, operation, this.refs))
      if (made === undefined) {
        const name = this.document.nodes.find(({ id }) => id === node)?.name ?? node
        const values = { node: name, operation: kernel, format }
        const text = `“${name}” computes with ${kernel}, for which ${format} has nothing.`
        return fail(problem('operationNotInFormat', text, values))
      }
      const refs = typeof made === 'string' ? [made] : made
      outputs.forEach((id, k) => this.refs.set(id, refs[k] ?? ''))
    }
    return ok(null)
  }

  /** What comes out, under the name that it is asked for by. */
  addOutputs(): TensorFlowEnd[] {
    return this.graph.outputs.map(({ name, value, ...at }) => {
      const { type } = this.graph.values[value] ?? { type: 'float32' }
      this.make.add('Identity', [this.refs.get(value) ?? ''], { T: attribute.type(type) }, name)
      return endOf(this.graph, value, name, at)
    })
  }

  private scopeOf(node: string): string {
    return `network/${this.scopes.get(node) ?? node}`
  }
}

/**
 * A recorded pass as operations of TensorFlow: weights are constants, and what goes with the rows is found out from the first input.
 *
 * @param format Title of the format, for a network that cannot be in it.
 */
export function toTensorFlowGraph(
  document: GraphDocument,
  graph: InferenceGraph,
  format: string,
): Result<TensorFlowGraph> {
  const writer = new GraphWriter(document, graph)
  writer.addInputs()
  writer.addGiven()
  const added = writer.addOperations(format)
  if (!added.ok) return added
  const outputs = writer.addOutputs()
  const inputs = writer.inputs.map(([id, { name, node, port }]) => endOf(graph, id, name, { node, port }))
  return ok({ name: graph.name, nodes: writer.make.nodes, inputs, outputs })
}
