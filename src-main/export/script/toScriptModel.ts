import { sampleWeight } from '@shared/catalog/define/loss'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'
import { lenderOf, weightOwner } from '@shared/compile/weightOwner'
import type { GraphDocument, GraphEdge } from '@shared/graph/document'
import { fail, ok, problem, type Problem, type Result } from '@shared/result'
import { createNames, toKerasName } from '../keras/kerasNames'
import type { ScriptArray, ScriptCall, ScriptLayer, ScriptModel, ScriptObjective, ScriptValue } from './ScriptModel'

/** Layers that draw something new for every batch. */
const DRAWS = new Set(['noise', 'diffusion'])

const NOTHING: TensorType = { shape: [], dtype: 'float32' }

/** A document as a script, or why it cannot be one. `taken`: names that the language of the script needs. */
export function toScriptModel(
  document: GraphDocument,
  checked: CheckedGraph,
  taken: readonly string[],
): Result<ScriptModel> {
  const errors = checked.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  if (!checked.trainable) {
    const codes = [...new Set(errors)].join(', ')
    return fail(problem('notTrainable', `This network has errors: ${codes}.`, { count: new Set(errors).size, codes }))
  }
  return new ScriptModelMaker(document, checked, taken).make()
}

class ScriptModelMaker {
  private readonly nameFor = createNames()
  private readonly arrays = new Map<string, ScriptArray>()
  private readonly layers = new Map<string, ScriptLayer>()
  private readonly before: ScriptCall[] = []
  private readonly calls: ScriptCall[] = []
  /** Values by node and port. */
  private readonly made = new Map<string, ScriptValue>()
  private readonly reached: ReadonlySet<string>
  private readonly early: ReadonlySet<string>
  private readonly nameOfArray: (node: string, port: string) => string

  constructor(
    private readonly document: GraphDocument,
    private readonly checked: CheckedGraph,
    taken: readonly string[],
  ) {
    const { nodes } = checked
    const data = document.nodes.filter(({ id }) => nodes[id]?.item?.kind === 'dataset').map(({ id }) => id)
    this.nameOfArray = (node, port) => (data.length === 1 ? port : `${port}_${toKerasName(node) || 'data'}`)
    const arrays = data.flatMap((id) => Object.keys(nodes[id]?.outputs ?? {}).map((port) => this.nameOfArray(id, port)))
    for (const name of [...taken, ...arrays]) this.nameFor(name)
    const losses = Object.values(nodes).filter(({ item }) => item?.kind === 'loss')
    this.reached = upstream(
      nodes,
      losses.map(({ node }) => node.id),
    )
    const draws = [...this.reached].filter((id) => DRAWS.has(nodes[id]?.node.type ?? ''))
    this.early = new Set([...upstream(nodes, draws), ...draws])
  }

  make(): Result<ScriptModel> {
    const { nodes, order } = this.checked
    for (const id of order) {
      const node = nodes[id]
      if (node && this.reached.has(id)) {
        const problem = this.addNode(node)
        if (problem) return fail(problem)
      }
    }
    const objectives = this.objectives()
    if (!objectives.ok) return objectives
    const wanted = objectives.value.flatMap(({ prediction, target }) => [prediction, ...(target ? [target] : [])])
    const inside = new Set(this.calls.flatMap(({ outputs }) => Object.values(outputs).map(({ name }) => name)))
    const used = new Set(this.calls.flatMap(({ inputs }) => inputs.map(({ name }) => name)))
    const given = [...this.arrays.values(), ...this.before.flatMap(({ outputs }) => Object.values(outputs))].filter(
      ({ name }) => used.has(name),
    )
    const omitted = order.filter((id) => !this.reached.has(id) && computes(nodes[id]))
    return ok({
      name: toKerasName(this.document.title) || 'network',
      arrays: [...this.arrays.values()],
      before: this.before,
      inputs: given,
      layers: [...this.layers.values()],
      calls: this.calls,
      outputs: unique(wanted.filter(({ name }) => inside.has(name))),
      objectives: objectives.value,
      omitted,
    })
  }

  private addNode(node: CheckedNode): Problem | undefined {
    const { item } = node
    const { id } = node.node
    if (!item || (item.kind !== 'layer' && item.kind !== 'activation')) return undefined
    const inputs = node.incoming.map((edge) => this.valueOf(edge))
    const entrance = item.id === 'input'
    if (entrance && inputs[0]) {
      this.made.set(`${id}/${item.outputs[0]?.name ?? ''}`, inputs[0])
      return undefined
    }
    const layer = this.layerOf(node)
    if (!layer)
      return problem('notExportable', `This network cannot be exported: “${id}” lacks a connection.`, { node: id })
    const own = layer.node === id
    const ports = Object.entries(node.outputs)
    const outputs = Object.fromEntries(
      ports.map(([port, type]): [string, ScriptValue] => {
        const wish = ports.length > 1 ? `${node.node.name ?? id}_${port}` : (node.node.name ?? '')
        const name = own && ports.length === 1 ? layer.name : this.nameFor(wish, id, `${item.id}_${port}`)
        return [port, { name, type }]
      }),
    )
    for (const [port, value] of Object.entries(outputs)) this.made.set(`${id}/${port}`, value)
    const early = this.early.has(id)
    if (early && Object.keys(layer.weights).length > 0)
      return problem(
        'drawnLate',
        `What is drawn at “${id}” depends on layers with weights, which a script does not have.`,
        { node: id },
      )
    ;(early ? this.before : this.calls).push({ node: id, layer, inputs, outputs })
    return undefined
  }

  /** The layer of a node, or the one it shares, made when it is first used. */
  private layerOf(node: CheckedNode): ScriptLayer | undefined {
    const find = (id: string) => this.checked.nodes[id]
    const ownerId = weightOwner(find, node.node.id)
    const known = this.layers.get(ownerId)
    if (known) return known
    const owner = find(ownerId)
    if (!owner?.item || (owner.item.kind !== 'layer' && owner.item.kind !== 'activation')) return undefined
    const lender = lenderOf(find, ownerId)
    const lent = lender && this.layers.get(lender.owner)
    const made: ScriptLayer = {
      name: this.nameFor(owner.node.name ?? '', ownerId, owner.item.id),
      node: ownerId,
      item: owner.item,
      params: owner.params,
      weights: owner.weights,
      trainable: owner.node.trainable !== false,
      inputs: node.inputs.map((type) => type?.shape ?? []),
      outputs: Object.fromEntries(Object.entries(node.outputs).map(([port, { shape }]) => [port, shape])),
      ...(lender && lent && { lender: { layer: lent.name, weights: lender.weights } }),
    }
    if (!this.early.has(node.node.id)) this.layers.set(ownerId, made)
    return made
  }

  private valueOf({ source }: GraphEdge): ScriptValue {
    const made = this.made.get(`${source.node}/${source.port}`)
    if (made) return made
    const key = JSON.stringify(source)
    const known = this.arrays.get(key)
    if (known) return known
    const type = this.checked.nodes[source.node]?.outputs[source.port] ?? NOTHING
    const array = { name: this.nameOfArray(source.node, source.port), type, node: source.node, port: source.port }
    this.arrays.set(key, array)
    return array
  }

  private objectives(): Result<ScriptObjective[]> {
    const objectives: ScriptObjective[] = []
    for (const { id } of this.document.nodes) {
      const loss = this.checked.nodes[id]
      if (loss?.item?.kind !== 'loss') continue
      const { item } = loss
      const at = (port: string | undefined) => loss.incoming.find(({ target }) => target.port === port)
      const [first, second] = item.inputs
      const prediction = at(first?.name)
      if (!prediction || item.rule)
        return fail(
          problem('taughtByRule', `“${loss.node.name ?? id}” teaches by a rule of its own and not by gradients.`, {
            node: loss.node.name ?? id,
            type: item.id,
          }),
        )
      const target = second && second.name !== sampleWeight.name ? at(second.name) : undefined
      const weights = at(sampleWeight.name)
      objectives.push({
        name: this.nameFor(loss.node.name ?? '', id, item.id),
        node: id,
        item,
        params: loss.params,
        prediction: this.valueOf(prediction),
        target: target && this.valueOf(target),
        ...(weights && { rowWeights: this.valueOf(weights) }),
      })
    }
    return objectives.length === 0
      ? fail(
          problem('notExportable', 'This network cannot be exported: it has no objective.', {
            node: this.document.title,
          }),
        )
      : ok(objectives)
  }
}

const computes = (node: CheckedNode | undefined): boolean =>
  node?.item?.kind === 'layer' || node?.item?.kind === 'activation'

const unique = (values: readonly ScriptValue[]): readonly ScriptValue[] => [
  ...new Map(values.map((value) => [value.name, value])).values(),
]

/** All nodes from which something at these nodes is computed. */
function upstream(nodes: CheckedGraph['nodes'], from: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const { source } of nodes[id]?.incoming ?? [])
      if (!reached.has(source.node)) {
        reached.add(source.node)
        open.push(source.node)
      }
  return reached
}
