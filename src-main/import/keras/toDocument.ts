import { describedDataset, parsedParams } from '@shared/compile/parsedParams'
import { catalog } from '@shared/catalog/catalog'
import { shapeText } from '@shared/catalog/define/shapeText'
import { MAX_SAMPLE_SIZE } from '@shared/catalog/define/params'
import { sizeOf } from '@shared/catalog/define/tensorType'
import { createDocument } from '@shared/graph/createDocument'
import { createId } from '@shared/graph/createId'
import type { GraphDocument, GraphEdge, GraphNode, JsonValue } from '@shared/graph/document'
import { optimizerFromKeras } from '@shared/keras/fromKeras'
import type { KerasWords } from '@shared/keras/kerasWords'
import { fail, ok, type Problem, type Result } from '@shared/result'
import { importProblem } from '../importProblem'
import { addObjectives, objectiveFor, type Objective } from './addObjectives'
import { buildNetwork, createIds, type BuiltNetwork, type Source } from './buildNetwork'
import type { ModelGraph, ModelInput } from './ModelGraph'
import { pictureData, type PictureData } from './pictureData'
import { isPlain } from './toWords'

/** Sizes for axes that may have any. */
const SOME = { picture: 32, moments: 16 }
/** Most rows of stand-in data, and most numbers in them. */
const ROWS = 64
const MOST_NUMBERS = 2 ** 22
const FEWEST_ROWS = 4
const MOST_IDS = 1000

/** How a network was compiled, as far as its file tells. */
export interface Compiled {
  readonly losses?: unknown
  readonly optimizer?: unknown
}

export interface BuiltDocument extends Pick<BuiltNetwork, 'owners' | 'missing'> {
  readonly document: GraphDocument
  readonly notices: readonly Problem[]
}

const sizesOf = ({ shape }: ModelInput): number[] =>
  shape.map((size) => size ?? (shape.length > 2 ? SOME.picture : SOME.moments))

/** Below what the ids of an input stay; 0: it holds numbers. */
function idsOf(graph: ModelGraph, input: number): number {
  const looked = graph.calls.flatMap(({ layer, inputs }) => {
    const { className, config } = graph.layers[layer]?.words ?? { className: '', config: {} }
    const here = inputs.some((value) => typeof value !== 'number' && value.from === 'input' && value.index === input)
    return here && className === 'Embedding' && typeof config['input_dim'] === 'number' ? [config['input_dim']] : []
  })
  const whole = graph.inputs[input]?.dtype.startsWith('int') ? [MOST_IDS] : []
  const found = [...looked, ...(looked.length > 0 ? [] : whole)]
  return found.length === 0 ? 0 : Math.max(2, Math.min(MOST_IDS, ...found))
}

/** A document for a network: its layers, data that stand in for those that it came without, and its losses. */
export function toDocument(graph: ModelGraph, compiled: Compiled, title: string): Result<BuiltDocument> {
  const huge = graph.inputs.find((input) => input.shape.length > 6 || sizeOf(sizesOf(input)) > MAX_SAMPLE_SIZE)
  if (huge)
    return fail(importProblem('importNotNetwork', { name: title }, `an input of shape ${JSON.stringify(huge.shape)}`))
  return ok(new DocumentBuilder(graph, compiled, title).build())
}

class DocumentBuilder {
  private readonly newId = createIds()
  private readonly notices: Problem[] = []
  private readonly nodes: GraphNode[] = []
  private readonly edges: GraphEdge[] = []

  constructor(
    private readonly graph: ModelGraph,
    private readonly compiled: Compiled,
    private readonly title: string,
  ) {}

  build(): BuiltDocument {
    const { graph, newId } = this
    const data = this.addData()
    const network = buildNetwork(
      graph,
      data.map((source, i) => this.addEntrance(source, i)),
      newId,
    )
    const objectives = network.outputs.map(({ name, source }, i) =>
      source.type ? objectiveFor(this.compiled.losses, i, name, source.type) : undefined,
    )
    const targets = this.setTargets(data, objectives)
    const losses = addObjectives(
      network,
      objectives.map((one) => one ?? unknownObjective),
      targets,
      newId,
    )
    if (objectives.some((objective) => objective?.guessed)) this.notices.push(importProblem('importLossGuessed'))
    const pictures = pictureData(graph, objectives, network.outputs[0]?.source.type)
    if (pictures) this.usePictures(pictures)
    else this.notices.push(importProblem('importStandIn'))
    const document = createDocument(createId(), this.title.slice(0, 200))
    const training = this.training(document.training, network.lost)
    return {
      document: {
        ...document,
        nodes: [...this.nodes, ...network.nodes, ...losses.nodes],
        edges: [...this.edges, ...network.edges, ...losses.edges],
        training,
      },
      owners: network.owners,
      missing: network.missing,
      notices: this.notices,
    }
  }

  /** A data node for every input. */
  private addData(): readonly Source[] {
    const shapes = this.graph.inputs.map(sizesOf)
    const largest = Math.max(1, ...shapes.map(sizeOf))
    const samples = Math.max(FEWEST_ROWS, Math.min(ROWS, Math.floor(MOST_NUMBERS / largest)))
    return this.graph.inputs.map((input, i) => {
      const shape = shapes[i] ?? []
      if (input.shape.includes(null))
        this.notices.push(importProblem('importSizeChosen', { name: input.name, shape: shapeText(shape) }))
      const ids = idsOf(this.graph, i)
      return this.addStandIn(this.graph.inputs.length > 1 ? `data_${input.name}` : 'data', { samples, shape, ids })
    })
  }

  private addStandIn(name: string, params: Record<string, JsonValue>): Source {
    const id = this.newId(name)
    const node: GraphNode = { id, type: 'standIn', params, position: { x: 0, y: 0 } }
    this.nodes.push(node)
    const item = catalog.datasets.get('standIn')
    const type = item && describedDataset(item, parsedParams(item, params).params).outputs['features']
    return { node: id, port: 'features', type }
  }

  private addEntrance(source: Source, i: number): Source {
    const name = this.graph.inputs[i]?.name ?? 'input'
    const id = this.newId(name)
    const params = { shape: [...(source.type?.shape ?? [])] }
    this.nodes.push({ id, type: 'input', params, position: { x: 0, y: 0 }, name: name.slice(0, 200) })
    this.edges.push({
      id: `enter-${i + 1}`,
      source: { node: source.node, port: source.port },
      target: { node: id, port: 'input' },
    })
    return { node: id, port: 'output', type: source.type }
  }

  /** Targets stand beside the inputs as far as there are inputs; each further output has a data node of its own. */
  private setTargets(data: readonly Source[], objectives: readonly (Objective | undefined)[]) {
    const samples = this.nodes.find(({ type }) => type === 'standIn')?.params['samples'] ?? ROWS
    return objectives.map((objective, i) => {
      const node = data[i]?.node ?? this.addStandIn('target', { samples, shape: [1], ids: 0 }).node
      const at = this.nodes.findIndex(({ id }) => id === node)
      const found = this.nodes[at]
      if (found && objective) this.nodes[at] = { ...found, params: { ...found.params, ...objective.target } }
      return { node, port: 'target' }
    })
  }

  /** Puts pictures in the place of the stand-in data, with what they need to fit between them and the network. */
  private usePictures({ item, params, steps }: PictureData): void {
    const at = this.nodes.findIndex(({ type }) => type === 'standIn')
    const data = this.nodes[at]
    const entrance = this.edges.findIndex(({ source }) => source.node === data?.id)
    const into = this.edges[entrance]
    if (!data || !into) return
    this.nodes[at] = { ...data, type: item.id, params: { ...params } }
    let { source } = into
    steps.forEach(({ type, params: settings }, i) => {
      const id = this.newId(type)
      this.nodes.splice(at + 1 + i, 0, { id, type, params: { ...settings }, position: { x: 0, y: 0 } })
      this.edges.push({ id: `fit-${i + 1}`, source, target: { node: id, port: 'input' } })
      source = { node: id, port: 'output' }
    })
    this.edges[entrance] = { ...into, source }
    this.notices.push(importProblem('importDataChosen', { data: item.text.en.title }))
  }

  private training(training: GraphDocument['training'], lost: readonly string[]): GraphDocument['training'] {
    const words = this.compiled.optimizer
    const told = isPlain(words) && typeof words['className'] === 'string' && isPlain(words['config'])
    const read = told ? optimizerFromKeras(withPlainRate(words as unknown as KerasWords)) : undefined
    const missed = [...lost, ...(read && !read.ok ? [read.error.word] : []), ...(read?.ok ? read.value.lost : [])]
    if (missed.length > 0)
      this.notices.push(importProblem('importLearningLost', { words: [...new Set(missed)].join(', ') }))
    if (!read?.ok) {
      this.notices.push(importProblem('importOptimizerChosen'))
      return training
    }
    return { ...training, optimizer: { type: read.value.type, params: { ...read.value.params } } }
  }
}

const unknownObjective: Objective = {
  type: 'meanSquaredError',
  params: {},
  target: { target: 'numbers', targetShape: [1] },
  guessed: true,
}

/** A rate that follows a schedule begins as the schedule does. */
function withPlainRate({ className, config }: KerasWords): KerasWords {
  const rate = config['learning_rate'] ?? config['lr']
  const inner = isPlain(rate) && isPlain(rate['config']) ? rate['config']['initial_learning_rate'] : rate
  const { lr: _old, ...rest } = config
  return { className, config: { ...rest, ...(typeof inner === 'number' && { learning_rate: plainNumber(inner) }) } }
}

/** A number that was kept as a 32-bit float, as a person wrote it. */
const plainNumber = (value: number): number => {
  const short = Number(value.toPrecision(7))
  return Math.fround(short) === Math.fround(value) ? short : value
}
