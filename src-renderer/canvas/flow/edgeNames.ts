import type { GraphDocument, PortRef } from '@shared/graph/document'
import type { Language } from '@shared/language'
import type { TFunction } from 'i18next'
import { nodeTitle, portTitle } from '../card/itemWords'

/** What each edge is called for those who do not see it, by id: `Conv2D, output → Flatten, input`. */
export function edgeNames(
  { nodes, edges }: Pick<GraphDocument, 'nodes' | 'edges'>,
  language: Language,
  t: TFunction,
): ReadonlyMap<string, string> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const words = ({ node: id, port }: PortRef, lone: string): string => {
    const node = byId.get(id)
    return node ? `${nodeTitle(node, language)}, ${portTitle(node.type, port, language) || lone}` : ''
  }
  const [output, input] = [t('canvas.output'), t('canvas.input')]
  return new Map(edges.map(({ id, source, target }) => [id, `${words(source, output)} → ${words(target, input)}`]))
}
