import { placesOf, sizeOf, type TensorType } from '../catalog/define/tensorType'
import type { CheckedGraph } from '../compile/checkedGraph'
import type { PortRef } from '../graph/document'

/** One number of the data that comes to an output. */
export interface Feature extends PortRef {
  /** Its place in the port. */
  readonly at: number
}

/** An output that has a value everywhere in a plane. */
export interface PlaneOutput {
  /** The loss that looks at it. */
  readonly loss: string
  readonly prediction: PortRef & { readonly type: TensorType }
  readonly target: TensorType
  /** At least two: all numbers that come to it. */
  readonly features: readonly Feature[]
}

/** Of more inputs nobody chooses two. */
const MOST_FEATURES = 256

/** Ports of data nodes that come to a node, in the order in which they are met. */
export function dataBefore({ nodes }: CheckedGraph, id: string): readonly PortRef[] {
  const found = new Map<string, PortRef>()
  const seen = new Set<string>()
  const visit = (at: string): void => {
    if (seen.has(at)) return
    seen.add(at)
    for (const { source } of nodes[at]?.incoming ?? []) {
      if (nodes[source.node]?.item?.kind === 'dataset') found.set(JSON.stringify(source), source)
      else visit(source.node)
    }
  }
  visit(id)
  return [...found.values()]
}

/** The numbers that come to a node; none where pictures, sequences or ids are among them. */
function featuresBefore(checked: CheckedGraph, id: string): readonly Feature[] {
  const ports = dataBefore(checked, id).map((port) => ({ port, type: checked.nodes[port.node]?.outputs[port.port] }))
  if (ports.some(({ type }) => !type || type.dtype !== 'float32' || type.shape.length > 1)) return []
  return ports.flatMap(({ port, type }) =>
    Array.from({ length: sizeOf(type?.shape ?? []) }, (_, at) => ({ ...port, at })),
  )
}

/** The outputs of a network whose answer can be asked for all over a plane of two inputs, in the order of the losses that look at them. */
export function planeOutputs(checked: CheckedGraph): readonly PlaneOutput[] {
  return Object.entries(checked.nodes).flatMap(([loss, { item, incoming, inputs }]) => {
    if (item?.kind !== 'loss') return []
    const end = (port: string | undefined) => {
      const at = incoming.findIndex(({ target }) => target.port === port)
      const type = inputs[at]
      return type ? { source: (incoming[at] as (typeof incoming)[number]).source, type } : undefined
    }
    const prediction = end(item.inputs[0]?.name)
    const target = end(item.inputs[1]?.name) ?? prediction
    if (!prediction || !target || prediction.type.shape.length > 1) return []
    if (target.type.labels && placesOf(target.type).length > 0) return []
    const features = featuresBefore(checked, prediction.source.node)
    if (features.length < 2 || features.length > MOST_FEATURES) return []
    return [{ loss, prediction: { ...prediction.source, type: prediction.type }, target: target.type, features }]
  })
}
