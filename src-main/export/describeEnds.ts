import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { checkGraph } from '@shared/compile/checkGraph'
import type { GraphDocument } from '@shared/graph/document'

/** What goes into a written network or comes out of it: its name there, and the port of the network that it is. */
export interface NamedEnd {
  readonly name: string
  readonly node: string
  readonly port: string
}

/** What a program must know to feed a network and to read its answers. */
export interface EndsDescription {
  /** `scale`: what a number as it is stored (a pixel of 0–255) is multiplied by; `features`: what the numbers are. */
  readonly inputs: readonly { readonly name: string; readonly scale?: number; readonly features?: readonly string[] }[]
  /** `classes`: what the places of the answer stand for. */
  readonly outputs: readonly { readonly name: string; readonly classes?: readonly string[] }[]
}

export function describeEnds(
  document: GraphDocument,
  ends: { readonly inputs: readonly NamedEnd[]; readonly outputs: readonly NamedEnd[] },
): EndsDescription {
  const { nodes } = checkGraph(document)
  const inputs = ends.inputs.map(({ name, node: id, port }) => {
    const node = nodes[id]?.node
    const item = node && catalog.datasets.get(node.type)
    const shape = item?.describe(parseParams(item.params, node?.params ?? {}).params)
    const scale = shape?.scale?.[port]
    const features = port === 'features' ? shape?.featureNames : undefined
    return { name, ...(scale !== undefined && { scale }), ...(features && { features }) }
  })
  const outputs = ends.outputs.map(({ name, node, port }) => {
    // A loss that looks there compares it with classes.
    const losses = Object.values(nodes).filter(
      ({ item, incoming: [first] }) =>
        item?.kind === 'loss' && first?.source.node === node && first.source.port === port,
    )
    const labels = losses.flatMap(
      ({ incoming }) => incoming.flatMap(({ source }) => nodes[source.node]?.outputs[source.port]?.labels ?? []), // prettier-ignore
    )
    const names = labels.find((one) => one.names)?.names
    return { name, ...(names && { classes: names }) }
  })
  return { inputs, outputs }
}
