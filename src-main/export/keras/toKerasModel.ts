import { toKeras } from '@shared/catalog/toKeras'
import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { ParamsOf, ParamSpecs } from '@shared/catalog/define/params'
import type { TensorType } from '@shared/catalog/define/tensorType'
import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'
import { lenderOf, ownWeights, weightOwner } from '@shared/compile/weightOwner'
import type { GraphDocument, GraphEdge, PortRef } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import { endAt, feedsNetwork, isEntrance } from './entrances'
import type { KerasCall, KerasInput, KerasLayerEntry, KerasModel, KerasOutput, TensorName } from './KerasModel'
import { createNames, toKerasName } from './kerasNames'
import { objectivesOf } from './objectivesOf'
import { nodesBefore, reachedByPredictions } from './reached'
import { notExportable, notInKeras } from './refusals'

type Params = ParamsOf<ParamSpecs>
const portKey = ({ node, port }: PortRef): string => `${node}/${port}`
const NOTHING: TensorType = { shape: [], dtype: 'float32' }

/** The network between the data and the predictions in Keras's words, or why Keras has no words for it. */
export function toKerasModel(document: GraphDocument, checked: CheckedGraph): Result<KerasModel> {
  if (!checked.trainable) {
    const codes = [
      ...new Set(checked.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)),
    ].join(', ')
    return fail(
      problem('notTrainable', `This network has errors: ${codes}.`, { count: codes.split(', ').length, codes }),
    )
  }
  return new KerasModelMaker(document, checked).make()
}

class KerasModelMaker {
  private readonly nameFor = createNames()
  private readonly inputs = new Map<string, KerasInput>()
  private readonly layers = new Map<string, KerasLayerEntry>()
  private readonly calls: KerasCall[] = []
  /** Values that computing nodes give, by `node/port`. */
  private readonly made = new Map<string, TensorName>()
  private readonly reached: ReadonlySet<string>
  /** Ports that reached nodes and losses look at, as `node/port`. */
  private readonly used: ReadonlySet<string>

  constructor(
    private readonly document: GraphDocument,
    private readonly checked: CheckedGraph,
  ) {
    this.reached = reachedByPredictions(checked)
    const looking = Object.values(checked.nodes).filter(
      ({ node, item }) => item?.kind === 'loss' || this.reached.has(node.id),
    )
    this.used = new Set(looking.flatMap(({ incoming }) => incoming.map(({ source }) => portKey(source))))
  }

  make(): Result<KerasModel> {
    const { nodes, order } = this.checked
    for (const id of order) {
      const node = nodes[id]
      if (!node || !this.reached.has(id)) continue
      const added = this.addNode(node)
      if (!added.ok) return added
    }
    const outputs = this.outputs()
    if (!outputs.ok) return outputs
    const omitted = order.filter((id) => !this.reached.has(id) && computes(nodes[id]))
    return ok({
      name: toKerasName(this.document.title) || 'network',
      inputs: [...this.inputs.values()],
      layers: [...this.layers.values()],
      calls: this.calls,
      outputs: outputs.value,
      objectives: objectivesOf(this.checked, outputs.value),
      omitted,
    })
  }

  private addNode(node: CheckedNode): Result<null> {
    const { item } = node
    const { id } = node.node
    if (!item || item.kind === 'loss' || feedsNetwork(node)) return ok(null)
    const sources = node.incoming.map((edge) => this.valueOf(edge))
    const [first] = sources
    const whole = item.outputs.length === 1 || (item.kind === 'layer' && item.kerasByPort)
    if (item.kind === 'dataset' || item.inputs.length === 0 || !whole)
      return fail(notInKeras(node.node.name ?? id, item.id))
    if (first === undefined || sources.length !== node.incoming.length) return fail(notExportable(id))
    if (item.kind === 'layer' && item.kerasByPort) return this.addParts(node, item, sources)
    const [{ name: port } = { name: 'output' }] = item.outputs
    if (isEntrance(node)) {
      this.made.set(portKey({ node: id, port }), first)
      return ok(null)
    }
    const layer = this.layerOf(node)
    if (!layer.ok) return layer
    const output = layer.value.node === id ? layer.value.name : this.nameFor(node.node.name ?? '', id, layer.value.name)
    const shapes = node.inputs.map((type) => type?.shape ?? [])
    const call = item.kind === 'layer' ? toKeras(item, node.params as Params, shapes)?.call : undefined
    const inputs = call ? call.inputs.flatMap((i) => sources[i] ?? []) : sources
    const type = Object.values(node.outputs)[0] ?? NOTHING
    this.calls.push({ layer: layer.value.name, inputs, output, type, ...(call && { options: call.options }) })
    this.made.set(portKey({ node: id, port }), output)
    return ok(null)
  }

  /** A layer with several outputs as a layer of Keras for each that is used. */
  private addParts(node: CheckedNode, item: LayerDefinition, inputs: readonly TensorName[]): Result<null> {
    const { id, name: title } = node.node
    const shapes = node.inputs.map((type) => type?.shape ?? [])
    const parts = item.kerasByPort?.(node.params as never, shapes) ?? {}
    for (const { name: port } of item.outputs) {
      const part = parts[port]
      const key = portKey({ node: id, port })
      if (!part || !this.used.has(key)) continue
      const name = this.nameFor(`${title ?? ''}_${port}`, `${id}_${port}`, part.className)
      const type = node.outputs[port] ?? NOTHING
      const inputRank = shapes[0]?.length ?? 0
      this.layers.set(key, { name, ...part, trainable: true, weights: [], inputRank, outputShape: type.shape })
      this.calls.push({ layer: name, inputs, output: name, type })
      this.made.set(key, name)
    }
    return ok(null)
  }

  /** The layer of a node, or the one it shares, made when it is first used. */
  private layerOf(node: CheckedNode): Result<KerasLayerEntry> {
    const ownerId = weightOwner((id) => this.checked.nodes[id], node.node.id)
    const known = this.layers.get(ownerId)
    if (known) return ok(known)
    const owner = this.checked.nodes[ownerId]
    if (!owner?.item || (owner.item.kind !== 'layer' && owner.item.kind !== 'activation'))
      return fail(notExportable(ownerId))
    const { item } = owner
    const shapes = node.inputs.map((type) => type?.shape ?? [])
    const made =
      item.kind === 'layer' ? toKeras(item, owner.params as Params, shapes) : item.keras(owner.params as Params)
    const lender = this.lenderName(ownerId)
    if (!made || lender === null) return fail(notInKeras(owner.node.name ?? ownerId, owner.node.type))
    const { className } = made
    const config = lender === undefined ? made.config : { ...made.config, tied_to: lender }
    const entry: KerasLayerEntry = {
      name: this.nameFor(owner.node.name ?? '', ownerId, className),
      node: ownerId,
      className,
      config,
      ...('formula' in made && made.formula && { formula: made.formula }),
      trainable: owner.node.trainable !== false,
      weights: Object.keys(ownWeights(owner)),
      inputRank: shapes[0]?.length ?? 0,
      outputShape: Object.values(node.outputs)[0]?.shape ?? [],
    }
    this.layers.set(ownerId, entry)
    return ok(entry)
  }

  /** Name of the layer whose weights a node borrows; `undefined`: it borrows none; `null`: that layer is not among those that feed it. */
  private lenderName(id: string): string | null | undefined {
    const lender = lenderOf((one) => this.checked.nodes[one], id)?.owner
    if (lender === undefined) return undefined
    const before = nodesBefore(this.checked, [id])
    const feeds = [...before].some((one) => weightOwner((other) => this.checked.nodes[other], one) === lender)
    return feeds ? (this.layers.get(lender)?.name ?? null) : null
  }

  private valueOf({ source }: GraphEdge): TensorName {
    const made = this.made.get(portKey(source))
    if (made !== undefined) return made
    const key = JSON.stringify(source)
    const known = this.inputs.get(key)
    if (known) return known.name
    const node = this.checked.nodes[source.node]
    const type: TensorType = node?.outputs[source.port] ?? NOTHING
    const title = node?.node.name ?? source.node
    const alone = node?.item?.kind === 'layer' && node.item.outputs.length === 1
    const name = this.nameFor(alone ? title : `${title}_${source.port}`, `data_${source.port}`)
    this.inputs.set(key, { name, node: source.node, port: source.port, type })
    return name
  }

  private outputs(): Result<KerasOutput[]> {
    const losses = this.document.nodes
      .flatMap(({ id }) => this.checked.nodes[id] ?? [])
      .filter(({ item }) => item?.kind === 'loss')
    const taken = new Set<TensorName>([...this.inputs.values()].map(({ name }) => name))
    const outputs: KerasOutput[] = []
    for (const loss of losses) {
      const output = this.output(loss, taken)
      if (!output.ok) return output
      outputs.push(output.value)
    }
    return outputs.length === 0 ? fail(notExportable(this.document.title)) : ok(outputs)
  }

  private output(loss: CheckedNode, taken: Set<TensorName>): Result<KerasOutput> {
    const { id } = loss.node
    const [prediction, target] = [endAt(loss, 0), endAt(loss, 1)]
    if (!prediction.edge || !prediction.type) return fail(notExportable(id))
    const item = loss.item as LossDefinition
    const params = loss.params as Params
    const keras = target.type && item.keras(params)
    let tensor = this.valueOf(prediction.edge)
    // A model's output must be a value of its own: what is also an input or another output gets a second name.
    if (taken.has(tensor)) tensor = this.rename(tensor, id, prediction.type)
    taken.add(tensor)
    return ok({
      node: id,
      tensor,
      type: prediction.type,
      source: prediction.edge.source,
      ...(keras && { loss: { item, keras, params, target: target.type } }),
    })
  }

  private rename(tensor: TensorName, id: string, type: TensorType): TensorName {
    const name = this.nameFor(`${id}_prediction`)
    const config = { activation: 'linear' }
    const entry = {
      name,
      className: 'Activation',
      config,
      trainable: true,
      weights: [],
      inputRank: type.shape.length,
      outputShape: type.shape,
    }
    this.layers.set(`output of ${id}`, entry)
    this.calls.push({ layer: name, inputs: [tensor], output: name, type })
    return name
  }
}

const computes = (node: CheckedNode | undefined): boolean =>
  node?.item?.kind === 'layer' || node?.item?.kind === 'activation'
