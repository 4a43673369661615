import type { LayerDefinition } from '../../catalog/define/layer'
import { shapeText } from '../../catalog/define/shapeText'
import { borrowWeights } from '../../graph/commands/borrowWeights'
import type { Fix } from '../../graph/diagnostic'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { fixFrom } from '../fixes/makeFix'

/** Most nodes that are offered. */
const MAX_OFFERS = 3

type Borrows = NonNullable<LayerDefinition['borrows']>

/** Sizes of the borrowed weights, as a node has or needs them. */
const borrowedText = ({ weights }: CheckedNode, { weights: names }: Borrows): string =>
  names.map((name) => shapeText(weights[name]?.shape ?? [])).join(', ')

/** Takes the weights of a node, with the size that they ask for; `null` where that would not fit either. */
function lendFix(
  context: CheckContext,
  to: CheckedNode,
  { weights: [first = ''], sizedBy }: Borrows,
  owner: CheckedNode,
): Fix | null {
  const [given, needed] = [owner.weights[first]?.shape, to.weights[first]?.shape]
  const [value] = given ?? []
  if (!given || value === undefined || (needed && shapeText(given.slice(1)) !== shapeText(needed.slice(1)))) return null
  const { type, name = '' } = owner.node
  const change = borrowWeights(context.document, to.node.id, owner.node.id, { param: sizedBy, value })
  return fixFrom('borrow', { type, name, value }, change)
}

/** Nodes whose weights would fit, with the size that makes them fit. */
function offers(context: CheckContext, checked: CheckedNode, borrows: Borrows): (Fix | null)[] {
  const lenders = [...context.nodes.values()].filter(
    ({ node }) => node.type === borrows.type && node.sharesWith === undefined,
  )
  return lenders
    .map((owner) => lendFix(context, checked, borrows, owner))
    .filter((fix) => fix !== null)
    .slice(0, MAX_OFFERS)
}

/** A node whose type takes some weights from another: that one is named, is of the right type, and the sizes agree. */
export function checkBorrowing(context: CheckContext, checked: CheckedNode, borrows: Borrows): void {
  const { node } = checked
  const target = { kind: 'node', node: node.id } as const
  const owner = node.sharesWith === undefined ? undefined : context.nodes.get(node.sharesWith)
  const values = { type: node.type, name: node.name ?? '', lenderType: borrows.type }
  const fixes = () => offers(context, checked, borrows)
  if (!owner || owner.node.type !== borrows.type) {
    context.report({ code: 'borrowsNothing', severity: 'error', target, values, fixes })
    return
  }
  const [own, given] = [borrowedText(checked, borrows), borrowedText(owner, borrows)]
  if (Object.keys(checked.weights).length === 0 || own === given) return
  if (owner.incoming.length === 0) {
    const { type: ownerType, name: ownerName = '' } = owner.node
    context.report({
      code: 'sharesNoWeights',
      severity: 'error',
      target,
      values: { ...values, ownerType, ownerName },
      fixes,
    })
    return
  }
  if (Object.keys(owner.weights).length === 0) return
  context.report({
    code: 'sharedWeightsDiffer',
    severity: 'error',
    target,
    values: { ...values, own, owner: given, ownerType: owner.node.type, ownerName: owner.node.name ?? '' },
    fixes: () => [lendFix(context, checked, borrows, owner)],
  })
}
