import { shapeText } from '../../catalog/define/shapeText'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { unshareFix } from '../fixes/nodeFixes'
import { checkBorrowing } from './checkBorrowing'

const weightsText = ({ weights }: CheckedNode): string =>
  Object.values(weights)
    .map((weight) => shapeText(weight.shape))
    .join(', ')

/** Whether following the links to weights from a node comes back to it. */
function circles(context: CheckContext, start: string): boolean {
  const seen = new Set<string>()
  let at: string | undefined = start
  while (at !== undefined && !seen.has(at)) {
    seen.add(at)
    at = context.graph.byId.get(at)?.sharesWith
  }
  return at !== undefined
}

/** Nodes that use another's weights: the owner exists, is of the same type, and its weights have the same sizes. */
export const checkSharing: Check = (context) => {
  for (const checked of context.nodes.values()) {
    const { node, item } = checked
    if (item?.kind === 'layer' && item.borrows) {
      checkBorrowing(context, checked, item.borrows)
      continue
    }
    if (node.sharesWith === undefined) continue
    const target = { kind: 'node', node: node.id } as const
    const fixes = () => [unshareFix(node.id)]
    const owner = context.nodes.get(node.sharesWith)
    const values = {
      type: node.type,
      name: node.name ?? '',
      ownerType: owner?.node.type ?? '',
      ownerName: owner?.node.name ?? node.sharesWith,
    }
    if (!owner) context.report({ code: 'sharesWithMissing', severity: 'error', target, values, fixes })
    else if (circles(context, node.id))
      context.report({ code: 'sharesInCircle', severity: 'error', target, values, fixes })
    else if (owner.node.type !== node.type)
      context.report({ code: 'sharesOtherType', severity: 'error', target, values, fixes })
    else if (
      Object.keys(checked.outputs).length > 0 &&
      Object.keys(owner.outputs).length > 0 &&
      weightsText(checked) !== weightsText(owner)
    ) {
      const sizes = { own: weightsText(checked), owner: weightsText(owner) }
      context.report({ code: 'sharedWeightsDiffer', severity: 'error', target, values: { ...values, ...sizes }, fixes })
    }
  }
}
