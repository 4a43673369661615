import { nodeItems } from '../../catalog/catalog'
import type { BlockDefinition, Piece } from '../../catalog/define/block'
import type { ItemText } from '../../catalog/define/item'
import { parseParams, type ParamSpec } from '../../catalog/define/params'
import type { Language, Localized } from '../../language'
import type { GraphNode, JsonValue } from '../document'
import type { OwnBlock } from './ownBlock'

type Exposed = OwnBlock['params'][number]

/** Own blocks have this before their id, so that none is taken for a built-in one. */
const OWN = 'own:'
export const ownBlockId = (id: string): string => `${OWN}${id}`

/** What a parameter may hold, with the value it has in the block as its default; `null`: this version does not know it. */
function specOf(nodes: readonly GraphNode[], { sets: [first] }: Exposed): ParamSpec | null {
  const node = nodes.find(({ id }) => id === first?.node)
  const item = node && nodeItems.get(node.type)
  const spec = item && first && Object.hasOwn(item.params, first.param) ? item.params[first.param] : undefined
  if (!node || !item || !spec || !first) return null
  const { params } = parseParams(item.params, node.params)
  return { ...spec, default: params[first.param] } as ParamSpec
}

const said = (text: string | Localized, language: Language): string =>
  typeof text === 'string' ? text : text[language]

function textOf(own: OwnBlock, shown: readonly Exposed[], language: Language): ItemText {
  const words = ({ sets: [first], title }: Exposed): ItemText['params'][string] => {
    const node = own.nodes.find(({ id }) => id === first?.node)
    const inner = nodeItems.get(node?.type ?? '')?.text[language].params[first?.param ?? '']
    return { title: said(title, language), help: inner?.help ?? '', ...(inner?.options && { options: inner.options }) }
  }
  const titles = own.nodes.map(({ type, name }) => name ?? nodeItems.get(type)?.text[language].title ?? type)
  return {
    title: own.title,
    help: [...new Set(titles)].join(', '),
    params: Object.fromEntries(shown.map((param) => [param.name, words(param)])),
  }
}

function pieceOf(own: OwnBlock, shown: readonly Exposed[], values: Readonly<Record<string, unknown>>): Piece {
  const nodes = own.nodes.map((node) => {
    const set = shown.flatMap(({ name, sets }) =>
      sets.flatMap((to) => (to.node === node.id ? [[to.param, values[name] as JsonValue] as const] : [])),
    )
    return { ...node, params: { ...node.params, ...Object.fromEntries(set) } }
  })
  return { nodes, edges: own.edges, inputs: own.inputs, outputs: own.outputs }
}

/** An own block as a block like the built-in ones. */
export function toBlock(own: OwnBlock): BlockDefinition {
  const specs = own.params.flatMap((param) => {
    const spec = specOf(own.nodes, param)
    return spec ? [{ param, spec }] : []
  })
  const shown = specs.map(({ param }) => param)
  const items = own.nodes.flatMap(({ type }) => nodeItems.get(type) ?? [])
  return {
    kind: 'block',
    id: ownBlockId(own.id),
    category: items[0]?.category ?? 'core',
    icon: [...own.title].slice(0, 2).join(''),
    params: Object.fromEntries(specs.map(({ param, spec }) => [param.name, spec])),
    piece: (values) => pieceOf(own, shown, values),
    summary: (_values, name) =>
      shown
        .slice(0, 3)
        .map((param) => name(param.name))
        .join(' · '),
    text: { en: textOf(own, shown, 'en'), uk: textOf(own, shown, 'uk') },
  }
}
