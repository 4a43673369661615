import { nodeItems } from '@shared/catalog/catalog'
import type { GraphDocument } from '@shared/graph/document'
import type { Language } from '@shared/language'
import type { PortEnd } from '../canvasStore'

/** By catalog id, what a new node of that type says to the port: `null` where it fits, else why not; absent: it has no such side. */
export function fitting(_document: GraphDocument, from: PortEnd, _language: Language): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>()
  for (const item of nodeItems.values()) {
    if ((from.side === 'output' ? item.inputs : item.outputs).length > 0) found.set(item.id, null)
  }
  return found
}
