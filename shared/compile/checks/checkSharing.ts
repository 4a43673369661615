import { shapeText } from '../../catalog/define/shapeText'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { unshareFix } from '../fixes/nodeFixes'
import { checkBorrowing } from './checkBorrowing'

/** Weights with their sizes. */
const weightsText = ({ weights }: CheckedNode): string =>
  Object.entries(weights)
    .map(([name, { shape }]) => `${name} ${shapeText(shape)}`)
    .join(', ')

/** What a node with an error of its own or before it has for weights is not known. */
const bothKnown = (...nodes: readonly CheckedNode[]): boolean =>
  nodes.every(({ outputs }) => Object.keys(outputs).length > 0)

/** Tells of each node whether following the links to weights from it ever ends; each link is followed once. */
function linksThatEnd({ graph: { byId } }: CheckContext): (id: string) => boolean {
  const ends = new Map<string, boolean>()
  return (start) => {
    const way: string[] = []
    let at: string | undefined = start
    while (at !== undefined && !ends.has(at)) {
      // Until it is known to end, a way that comes back here is a circle.
      ends.set(at, false)
      way.push(at)
      at = byId.get(at)?.sharesWith
    }
    const found = at === undefined || ends.get(at) === true
    for (const id of way) ends.set(id, found)
    return found
  }
}

/** Nodes that use another's weights: the owner exists, is of the same type, and its weights have the same sizes. */
export const checkSharing: Check = (context) => {
  const ends = linksThatEnd(context)
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
    else if (!ends(node.id)) context.report({ code: 'sharesInCircle', severity: 'error', target, values, fixes })
    else if (owner.node.type !== node.type)
      context.report({ code: 'sharesOtherType', severity: 'error', target, values, fixes })
    else if (owner.incoming.length === 0 && Object.keys(checked.weights).length > 0)
      context.report({ code: 'sharesNoWeights', severity: 'error', target, values, fixes })
    else if (bothKnown(checked, owner) && weightsText(checked) !== weightsText(owner)) {
      const sizes = { own: weightsText(checked), owner: weightsText(owner) }
      context.report({ code: 'sharedWeightsDiffer', severity: 'error', target, values: { ...values, ...sizes }, fixes })
    }
  }
}
