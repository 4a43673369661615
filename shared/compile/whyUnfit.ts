import type { NodeDefinition } from '../catalog/catalog'
import type { PortRef } from '../graph/document'
import type { Language } from '../language'
import { describeRefusal, objectionOfNew } from './canConnect'
import type { CheckedGraph } from './checkedGraph'

/** What a new node would say to what leaves an output, as a sentence; `undefined`: nothing, or it takes nothing at all. */
export function whyUnfit(
  checked: CheckedGraph,
  output: PortRef,
  item: NodeDefinition,
  language: Language,
): string | undefined {
  const type = checked.nodes[output.node]?.outputs[output.port]
  const [first] = item.inputs
  if (!type || !first) return undefined
  const problem = objectionOfNew(item, first.name, type)
  return problem && describeRefusal({ blocking: false, type: item.id, problem }, language)
}
