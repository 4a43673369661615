import type { CheckedGraph, CheckedNode } from '@shared/compile/checkedGraph'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { GraphDocument, GraphEdge, GraphGroup } from '@shared/graph/document'
import { cardTitle, nodeSummary, portTitle } from '../../canvas/card/itemWords'
import { formatNumber, localized } from '../../i18n/format'
import type { PictureOptions } from '../pictureOptions'
import { shownNodes } from '../shownNodes'
import type { Block, BlockEdge, BlockFrame, BlockGraph } from './blockGraph'
import { weightSizes } from './weightSizes'

export interface BlockOptions extends PictureOptions {
  readonly title: string
  /** `all`: every group is one box; `none`: none is; `own`: those that are folded on the canvas. */
  readonly fold: 'own' | 'all' | 'none'
  /** `false`: losses, and what only they read, are left out. */
  readonly losses: boolean
}

function toBlock(checked: CheckedNode, used: ReadonlySet<string>, { language, t }: BlockOptions): Block {
  const { node, item, params, outputs } = checked
  const ports = Object.entries(outputs)
  const read = ports.filter(([port]) => used.has(`${node.id}/${port}`))
  const summary = item ? nodeSummary(item, params, language) : ''
  return {
    id: node.id,
    category: item?.category ?? 'core',
    title: cardTitle(node, language),
    summary: summary === cardTitle(node, language) ? '' : summary,
    weights: weightSizes(checked),
    remarks: [
      ...(node.sharesWith === undefined ? [] : [t('pictures.shared', { node: node.sharesWith })]),
      ...(node.trainable === false ? [t('canvas.frozen')] : []),
    ],
    outputs: (read.length > 0 ? read : ports).map(([, { shape }]) => shape),
    folded: false,
  }
}

/** A group as one box: how many layers and weights it has, and what leaves it. */
function foldedBlock(
  group: GraphGroup,
  members: readonly CheckedNode[],
  leaving: readonly GraphEdge[],
  { language, t }: BlockOptions,
): Block {
  const parameters = members.reduce((sum, { weights, node }) => {
    const own = node.sharesWith === undefined ? Object.values(weights) : []
    return sum + own.reduce((all, { shape }) => all + sizeOf(shape), 0)
  }, 0)
  const outputs = new Map(
    leaving.flatMap(({ source }) => {
      const type = members.find(({ node }) => node.id === source.node)?.outputs[source.port]
      return type ? [[`${source.node}/${source.port}`, type.shape] as const] : []
    }),
  )
  const categories = members.map(({ item }) => item?.category ?? 'core')
  const weighty = members.find(({ weights }) => Object.keys(weights).length > 0)
  return {
    id: group.id,
    category: weighty?.item?.category ?? categories[0] ?? 'core',
    title: localized(group.title, language),
    summary: t('pictures.layers', { count: members.length, number: formatNumber(members.length, language) }),
    weights:
      parameters > 0
        ? [t('pictures.parameters', { count: parameters, number: formatNumber(parameters, language) })]
        : [],
    remarks: [],
    outputs: [...outputs.values()],
    folded: true,
  }
}

/** What comes in at a port, where a reader could take it for something else. */
function edgeLabel({ item, node }: CheckedNode, { target }: GraphEdge, { language }: BlockOptions): string {
  if (item?.kind === 'loss') {
    if (item.inputs.filter(({ optional }) => !optional).length < 2) return ''
    if (target.port === 'prediction') return 'ŷ'
    if (target.port === 'target') return 'y'
  }
  const ports = item && 'inputs' in item ? item.inputs : []
  return ports.length > 1 ? portTitle(node.type, target.port, language) : ''
}

/** Nodes that are drawn: with the losses and their targets, or only what answers. */
function drawnNodes(checked: CheckedGraph, losses: boolean): readonly CheckedNode[] {
  const shown = shownNodes(checked)
  const kept = losses ? shown : shown.filter(({ item }) => item?.kind !== 'loss')
  const read = new Set(kept.flatMap(({ incoming }) => incoming.map(({ source }) => source.node)))
  // A data node that only a loss reads has nothing to be joined with.
  return losses ? kept : kept.filter(({ node, item }) => item?.kind !== 'dataset' || read.has(node.id))
}

/** A checked document as boxes with edges, groups as frames or as one box each. */
export function toBlockGraph(document: GraphDocument, checked: CheckedGraph, options: BlockOptions): BlockGraph {
  const nodes = drawnNodes(checked, options.losses)
  const drawn = new Set(nodes.map(({ node }) => node.id))
  const groups = document.groups
    .map((group) => ({ ...group, nodes: group.nodes.filter((id) => drawn.has(id)) }))
    .filter((group) => group.nodes.length > 0)
  const folds = ({ folded }: GraphGroup): boolean => options.fold === 'all' || (options.fold === 'own' && folded)
  const boxOf = new Map(
    groups.filter(folds).flatMap(({ id, nodes: members }) => members.map((one) => [one, `group:${id}`] as const)),
  )
  const box = (id: string): string => boxOf.get(id) ?? id
  const all = nodes.flatMap((one) =>
    one.incoming.filter(({ source }) => drawn.has(source.node)).map((edge) => ({ edge, to: one })),
  )
  const used = new Set(all.map(({ edge: { source } }) => `${source.node}/${source.port}`))
  const edges = new Map<string, BlockEdge>()
  for (const { edge, to } of all) {
    const [source, target] = [box(edge.source.node), box(edge.target.node)]
    const label = edgeLabel(to, edge, options)
    const key = `${source} ${target} ${label}`
    if (source !== target && !edges.has(key))
      edges.set(key, {
        id: edge.id,
        source,
        target,
        label,
        wanted: to.item?.kind === 'loss' && edge.target.port === 'target',
      })
  }
  const folded = groups.filter(folds).map((group): Block => {
    const inside = new Set(group.nodes)
    const leaving = all
      .map(({ edge }) => edge)
      .filter(({ source, target }) => inside.has(source.node) && !inside.has(target.node))
    return {
      ...foldedBlock(
        group,
        nodes.filter(({ node }) => inside.has(node.id)),
        leaving,
        options,
      ),
      id: `group:${group.id}`,
    }
  })
  const frames: BlockFrame[] = groups
    .filter((group) => !folds(group))
    .map(({ id, title, nodes: members }) => ({ id: `group:${id}`, title: localized(title, options.language), members }))
  return {
    blocks: [...nodes.filter(({ node }) => !boxOf.has(node.id)).map((one) => toBlock(one, used, options)), ...folded],
    frames,
    edges: [...edges.values()],
  }
}
