import { nodeItems, type NodeDefinition } from '../../catalog/catalog'
import { parseParams, type ParamSpec } from '../../catalog/define/params'
import type { GraphDocument, GraphGroup, GraphNode, PortRef } from '../document'
import { topLeft } from '../shownGraph'
import { groupPorts, type GroupPort } from './groupPorts'
import type { FindBlock } from './matchBlock'
import { OWN_BLOCK_VERSION, type OwnBlock } from './ownBlock'

/** A parameter that a block can expose: of all its nodes of a type that have the same value, at once. */
export interface Exposable {
  readonly name: string
  /** Catalog id of the nodes. */
  readonly type: string
  readonly param: string
  readonly value: unknown
  /** A number that the cards show: what a person most likely wants to set. */
  readonly suggested: boolean
  readonly sets: OwnBlock['params'][number]['sets']
}

const membersOf = ({ nodes }: GraphDocument, group: GraphGroup): GraphNode[] => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return group.nodes.flatMap((id) => byId.get(id) ?? [])
}

/** Whether a card of this item shows this parameter, and it is a number or a size. */
function showsNumber(
  item: NodeDefinition,
  params: Readonly<Record<string, unknown>>,
  param: string,
  { type }: ParamSpec,
): boolean {
  if (item.kind !== 'layer' || (type !== 'int' && type !== 'float' && type !== 'size2')) return false
  const shown = (values: Readonly<Record<string, unknown>>): string => item.summary(values as never, (name) => name)
  return shown(params) !== shown({ ...params, [param]: type === 'size2' ? [-1, -1] : -1 })
}

/** Every parameter inside a group, in the order of its nodes. */
export function exposables(document: GraphDocument, group: GraphGroup): readonly Exposable[] {
  const found = new Map<string, Exposable>()
  for (const node of membersOf(document, group)) {
    const item = nodeItems.get(node.type)
    if (!item) continue
    const { params } = parseParams(item.params, node.params)
    for (const [param, spec] of Object.entries(item.params)) {
      const value: unknown = params[param]
      const key = `${node.type} ${param} ${JSON.stringify(value)}`
      const before = found.get(key)
      const sets = [...(before?.sets ?? []), { node: node.id, param }]
      const name = before?.name ?? `p${found.size}`
      const suggested = showsNumber(item, params, param, spec)
      found.set(key, { name, type: node.type, param, value, suggested, sets })
    }
  }
  return [...found.values()]
}

/** Titles of the exposed parameters in both languages; where two have the same, with the title of their layer. */
function titleOf(exposed: readonly Exposable[], one: Exposable) {
  const said = (language: 'en' | 'uk'): string => {
    const own = ({ type, param }: Exposable) => nodeItems.get(type)?.text[language].params[param]?.title ?? param
    const twice = exposed.filter((other) => own(other) === own(one)).length > 1
    return twice ? `${own(one)} · ${nodeItems.get(one.type)?.text[language].title ?? one.type}` : own(one)
  }
  return { en: said('en'), uk: said('uk') }
}

/** A group as a block of one's own: its nodes from its corner on, its ports as its folded card has them. */
export function toOwnBlock(
  document: GraphDocument,
  group: GraphGroup,
  find: FindBlock,
  own: { readonly id: string; readonly title: string; readonly exposed: readonly Exposable[] },
): OwnBlock {
  const members = membersOf(document, group)
  const inside = new Set(members.map(({ id }) => id))
  const corner = topLeft(members.map(({ position }) => position))
  const { inputs, outputs } = groupPorts(document, group, find)
  const named = <T>(ports: readonly GroupPort[], side: string, with_: (ends: readonly [PortRef, ...PortRef[]]) => T) =>
    ports.map(({ ends }, k) => ({ name: ports.length === 1 ? side : `${side}${k + 1}`, ...with_(ends) }))
  return {
    format: 'neuroloom-block',
    version: OWN_BLOCK_VERSION,
    id: own.id,
    title: own.title,
    nodes: members.map((node) => {
      const { sharesWith, ...rest } = node
      const position = { x: node.position.x - corner.x, y: node.position.y - corner.y }
      const keeps = sharesWith !== undefined && inside.has(sharesWith)
      return { ...rest, position, ...(keeps && { sharesWith }) } as GraphNode
    }),
    edges: document.edges
      .filter(({ source, target }) => inside.has(source.node) && inside.has(target.node))
      .map(({ source, target }) => ({ source, target })),
    inputs: named(inputs, 'input', (ends) => ({ ends: [...ends] })),
    outputs: named(outputs, 'output', ([end]) => ({ end })),
    params: own.exposed.map((one) => ({ name: one.name, title: titleOf(own.exposed, one), sets: [...one.sets] })),
  }
}
