import { nodeItems } from '@shared/catalog/catalog'
import type { Diagnostic } from '@shared/graph/diagnostic'
import { describeDiagnostic } from '@shared/graph/diagnostics/texts'
import type { GraphDocument, GraphNode } from '@shared/graph/document'
import type { Language } from '@shared/language'
import type { CliContext } from './CliContext'

const textOf = (node: GraphNode | undefined, language: Language) => nodeItems.get(node?.type ?? '')?.text[language]

/** A node as a person sees it: by its own name, else by the title of its type. */
export function nodeName(document: GraphDocument, id: string, language: Language): string {
  const node = document.nodes.find((each) => each.id === id)
  return node?.name || (textOf(node, language)?.title ?? node?.type ?? id)
}

/** Where a diagnostic is, in the words of the canvas. */
function place(document: GraphDocument, { target }: Diagnostic, language: Language): string {
  if (target.kind === 'document') return ''
  if (target.kind === 'training') return target.setting
  if (target.kind === 'edge') {
    const edge = document.edges.find(({ id }) => id === target.edge)
    return edge ? [edge.source, edge.target].map(({ node }) => nodeName(document, node, language)).join(' → ') : ''
  }
  const name = nodeName(document, target.node, language)
  const texts = textOf(
    document.nodes.find(({ id }) => id === target.node),
    language,
  )
  const part =
    target.kind === 'port'
      ? texts?.ports?.[target.port]
      : target.kind === 'param'
        ? texts?.params[target.param]?.title
        : undefined
  return part === undefined ? name : `${name}, ${part}`
}

/** `error: Dense, Units: what is wrong [code]`. */
export function describeFinding({ say, language }: CliContext, document: GraphDocument, found: Diagnostic): string {
  const where = place(document, found, language)
  const { title } = describeDiagnostic(found, language)
  return `${say(found.severity)}: ${where === '' ? '' : `${where}: `}${title} [${found.code}]`
}
