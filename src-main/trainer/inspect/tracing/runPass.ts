import type { LayerDefinition } from '@shared/catalog/define/layer'
import type { Tensor } from '@shared/catalog/define/tf'
import type { TensorType } from '@shared/catalog/define/tensorType'
import { indexGraph, spreadFrom } from '@shared/compile/graphIndex'
import type { PortRef } from '@shared/graph/document'
import type { Values } from '../../program/createNetwork'
import { portKey } from '../../program/prepareData'
import type { OpenNetwork } from '../../session/openNetwork'
import { Drawn, noDraw, Recorder } from './recordPass'

/** What a pass gives at a port. */
export interface PassOutput extends PortRef {
  /** Number of the value in the recording. */
  readonly number: number
}

export interface RecordedPass {
  readonly rows: number
  readonly recorder: Recorder
  readonly outputs: readonly PassOutput[]
  /** A layer that draws though nothing is learned, and that nothing can be given instead of. */
  readonly draws?: string
}

/** Ports at which predictions and samples are looked at, each once. */
export function portsSeen({ plan }: OpenNetwork): { readonly predictions: PortRef[]; readonly samples: PortRef[] } {
  const once = (ports: readonly PortRef[]): PortRef[] => [
    ...new Map(ports.map(({ node, port }) => [portKey(node, port), { node, port }])).values(),
  ]
  const predictions = once(plan.objectives.map(({ prediction }) => prediction))
  const views = Object.values(plan.checked.nodes).filter(({ item }) => item?.kind === 'view' && item.id === 'samples')
  return { predictions, samples: once(views.flatMap(({ incoming }) => incoming.map(({ source }) => source))) }
}

/** Zeros of a type for some rows: any values will do, and 0 is an id in every vocabulary. */
const blank = ({ tf }: OpenNetwork, rows: number, { shape, dtype }: TensorType): Tensor =>
  tf.zeros([rows, ...shape], dtype)

/** Walks through the network node by node and records what happens. */
class Walk {
  readonly recorder: Recorder
  /** Nodes whose values come of what is drawn when new things are made. */
  readonly generated = new Set<string>()
  values: Values = {}
  draws: string | undefined

  constructor(
    private readonly open: OpenNetwork,
    private readonly rows: number,
  ) {
    this.recorder = new Recorder(open.tf)
    for (const { node, name, value } of open.weights.all) this.recorder.give(value, { kind: 'weight', node, name })
  }

  /** What goes in, at all ports of a node. */
  give(node: string, generated: boolean): void {
    if (generated) this.generated.add(node)
    const given = Object.entries(this.open.plan.checked.nodes[node]?.outputs ?? {}).map(([port, type]) => {
      const value = blank(this.open, this.rows, type)
      const more = { name: '', ...(generated && { generated: true as const }) }
      this.recorder.give(value, { kind: 'input', node, port, ...more })
      return [portKey(node, port), value] as const
    })
    this.values = { ...this.values, ...Object.fromEntries(given) }
  }

  carryOut(id: string): void {
    const { plan, network } = this.open
    const checked = plan.checked.nodes[id]
    const layer = checked?.item?.kind === 'layer' ? (checked.item as LayerDefinition) : undefined
    if (layer?.inputs.length === 0) return this.give(id, true)
    if (checked?.incoming.some(({ source }) => this.generated.has(source.node))) this.generated.add(id)
    this.recorder.node = id
    const mode = { training: false, rows: this.rows, nodes: new Set([id]), plain: true, draw: () => noDraw } as const
    try {
      this.recorder.listen(() => {
        const [values = {}] = network.forward([this.values], mode).values
        this.values = values
      })
    } catch (error) {
      if (!(error instanceof Drawn)) throw error
      if (!layer?.generate) this.draws ??= id
      // What comes after it is seen with anything in its place.
      this.give(id, true)
    }
  }
}

/** Sends some rows through the network and writes down what the engine does. Its tensors are kept until they are released. */
export function runPass(open: OpenNetwork, rows: number): RecordedPass {
  const { tf, plan } = open
  const { predictions, samples } = portsSeen(open)
  const seen = [...predictions, ...samples].map(({ node }) => node)
  const nodes = spreadFrom(seen, indexGraph(plan.document), 'upstream')
  const walk = new Walk(open, rows)
  tf.tidy(() => {
    for (const id of plan.datasets) if (nodes.has(id)) walk.give(id, false)
    const known = new Set([...plan.order, ...plan.shown])
    for (const id of plan.checked.order) if (nodes.has(id) && known.has(id)) walk.carryOut(id)
  })
  const known = new Set(predictions.map(({ node, port }) => portKey(node, port)))
  const made = samples.filter(({ node, port }) => walk.generated.has(node) && !known.has(portKey(node, port)))
  const { recorder, draws } = walk
  const outputs = [...predictions, ...made].map(({ node, port }) => {
    const value = walk.values[portKey(node, port)]
    if (!value) throw new Error(`Nothing comes from “${node}”`)
    return { node, port, number: recorder.numberOf(value) }
  })
  return { rows, recorder, outputs, ...(draws !== undefined && { draws }) }
}
