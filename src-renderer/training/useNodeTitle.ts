import { useCallback } from 'react'
import { nodeItems } from '@shared/catalog/catalog'
import { useDocument, useInterface } from '../state/studio'

/** What gives the name of a node, or the title of its type; '' for none that is there. */
export function useNodeTitle(): (id: string | undefined) => string {
  const language = useInterface((s) => s.language)
  const nodes = useDocument((s) => s.document.nodes)
  return useCallback(
    (id) => {
      const node = nodes.find((own) => own.id === id)
      return node ? (node.name ?? nodeItems.get(node.type)?.text[language].title ?? node.type) : ''
    },
    [nodes, language],
  )
}
