import { nodeItems } from '@shared/catalog/catalog'
import type { CheckedGraph } from '@shared/compile/checkedGraph'
import { groupPorts } from '@shared/graph/blocks/groupPorts'
import type { FindBlock } from '@shared/graph/blocks/matchBlock'
import type { GraphDocument, GraphGroup, GraphNode, PortRef } from '@shared/graph/document'
import type { Language } from '@shared/language'
import { IconStack2 } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { formatShape, localized } from '../../i18n/format'
import { portKey, type PortEnd, type PortSide } from '../canvasStore'
import { foldedPortTitle } from '../card/foldedPortTitle'
import Glyph from '../card/Glyph'
import { cardTitle, portTitle } from '../card/itemWords'
import { judgeConnections, portsOf } from '../gesture/judgeConnections'
import type { PickItem } from './PickItem'

interface Graph {
  readonly document: GraphDocument
  readonly checked: CheckedGraph
}

/** A port that can be chosen, with the words for it. */
interface Choice {
  readonly end: PortRef
  readonly title: string
  readonly hint: string
  readonly icon: PickItem['icon']
}

/** Free ports before taken ones, fitting before complaining, and last those that refuse. */
const rank = (item: PickItem): number =>
  item.refused !== undefined ? 4 : (item.note !== undefined ? 2 : 0) + (item.warning !== undefined ? 1 : 0)

function choicesOfNode({ document, checked }: Graph, node: GraphNode, side: PortSide, language: Language): Choice[] {
  const item = nodeItems.get(node.type)
  const several = ((side === 'input' ? item?.inputs : item?.outputs)?.length ?? 0) > 1
  const type = Object.values(checked.nodes[node.id]?.outputs ?? {})[0]
  return portsOf(document, node, side).map((port) => ({
    end: { node: node.id, port },
    title: cardTitle(node, language),
    hint: several ? portTitle(node.type, port, language) : type ? formatShape(type.shape) : '',
    icon: <Glyph icon={item?.icon ?? '?'} category={item?.category ?? null} size={20} />,
  }))
}

/** The ports on one side of a folded group. */
export function choicesOfGroup(
  document: GraphDocument,
  group: GraphGroup,
  side: PortSide,
  find: FindBlock,
  language: Language,
): Choice[] {
  const ports = groupPorts(document, group, find)
  const rows = side === 'input' ? ports.inputs : ports.outputs
  const block = group.block && find(group.block.id)
  return rows.map(({ name, ends: [end] }) => {
    const node = document.nodes.find(({ id }) => id === end.node)
    const inner = { name, type: node?.type ?? '', node: node?.name }
    return {
      end,
      title: localized(group.title, language),
      hint: foldedPortTitle(inner, block, rows.length === 1, language),
      icon: <Glyph icon={block?.icon ?? <IconStack2 size={13} />} category={block?.category ?? null} size={20} />,
    }
  })
}

/** Every port that could be the other end of a connection from `from`, the likeliest first; a taken input tells what it would let go of. */
export function portChoices(
  graph: Graph,
  from: PortEnd,
  find: FindBlock,
  language: Language,
  t: TFunction,
): PickItem[] {
  const { document } = graph
  const side = from.side === 'output' ? 'input' : 'output'
  const byId = new Map(document.nodes.map((node) => [node.id, node]))
  const verdicts = judgeConnections(graph, from, language)
  /** What comes into an input that holds one connection; of nothing else is there anything to replace. */
  const replaced = (input: PortRef): GraphNode | undefined => {
    const spec = nodeItems.get(byId.get(input.node)?.type ?? '')?.inputs.find((port) => port.name === input.port)
    const edge = document.edges.find(({ target }) => target.node === input.node && target.port === input.port)
    return edge && !spec?.many ? byId.get(edge.source.node) : undefined
  }
  const toItem = ({ end, ...words }: Choice): PickItem => {
    const before = side === 'input' ? replaced(end) : undefined
    const key = portKey(end.node, end.port, side)
    const verdict = verdicts.get(key)
    return {
      key,
      ...words,
      ...(verdict && (verdict.blocking ? { refused: verdict.reason } : { warning: verdict.reason })),
      ...(before && { note: t('canvas.replaces', { node: cardTitle(before, language) }) }),
    }
  }
  const folded = document.groups.filter((group) => group.folded)
  const hidden = new Set(folded.flatMap((group) => group.nodes))
  return [
    ...document.nodes
      .filter((node) => node.id !== from.node && !hidden.has(node.id))
      .flatMap((node) => choicesOfNode(graph, node, side, language)),
    ...folded
      .filter((group) => !group.nodes.includes(from.node))
      .flatMap((group) => choicesOfGroup(document, group, side, find, language)),
  ]
    .map(toItem)
    .sort((a, b) => rank(a) - rank(b))
}
