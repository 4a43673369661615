import { catalog } from '../../../shared/catalog/catalog'
import type { GraphDocument } from '../../../shared/graph/document'

/** A network that a rule trains, and the phase in which it does. */
interface Ruled {
  readonly rule: string
  readonly network: string
  readonly document: GraphDocument
  readonly phase: number
}

const portsOf = (id: string): string =>
  catalog.rules
    .get(id)
    ?.inputs.map(({ name }) => name)
    .join() ?? ''
const trainsOf = (id: string): readonly string[] => catalog.rules.get(id)?.rule?.trains ?? []

/** The phase in which an objective is learned. */
function phaseOf({ training: { phases = [] } }: GraphDocument, node: string): number {
  const found = phases.findIndex(({ turns }) => turns.some(({ objectives }) => objectives?.includes(node) ?? true))
  return Math.max(0, found)
}

/**
 * For every rule of the catalog a lecture network with it, or one with a rule in whose place it can stand: of the same ports, for the same layer.
 */
export function ruledNetworks(
  networks: readonly { readonly id: string; readonly document: GraphDocument }[],
): readonly (Ruled | { readonly rule: string })[] {
  return [...catalog.rules.keys()].map((rule) => {
    for (const exact of [true, false])
      for (const { id, document } of networks)
        for (const { id: node, type } of document.nodes) {
          const edge = document.edges.find(({ target }) => target.node === node && target.port === 'layer')
          const layer = document.nodes.find((one) => one.id === edge?.source.node)?.type ?? ''
          const stands = exact ? type === rule : portsOf(type) === portsOf(rule) && trainsOf(rule).includes(layer)
          if (!catalog.rules.has(type) || !stands) continue
          const nodes = document.nodes.map((one) =>
            one.id === node && !exact ? { ...one, type: rule, params: {} } : one,
          )
          return { rule, network: id, document: { ...document, nodes }, phase: phaseOf(document, node) }
        }
    return { rule }
  })
}
