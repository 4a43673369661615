import type { PortSpec } from '../../catalog/define/item'
import type { Fix } from '../../graph/diagnostic'
import type { PortRef } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { connectReshaped } from '../fixes/connectReshaped'
import { connectFix } from '../fixes/nodeFixes'
import { outputsNear, type TypedOutput } from './outputsNear'
import { takesAt } from './takesAt'

/** Most sources offered for an empty port. */
export const MAX_OFFERS = 2
/** Most sources tried. */
const MAX_TRIES = 12
/** Rank of what a port does not take as it is. */
const UNFITTING = 3

interface Offer {
  /** The smaller, the sooner it leads to a network. */
  readonly rank: number
  /** What it brings is known, and the port takes it. */
  readonly sure: boolean
  make(): Fix | null
}

/** A label goes to a target; ends of layers and features go elsewhere. */
const suits = (context: CheckContext, { ref, type }: TypedOutput, wantsTarget: boolean): boolean => {
  const isData = context.nodes.get(ref.node)?.item?.kind === 'dataset'
  if (wantsTarget) return ref.port === 'target'
  return !isData || (type?.labels === undefined && ref.port !== 'target')
}

/** Of two layers that nothing feeds only one is offered to the other: the one that no loss needs yet, or else the one further left. */
function leadsOn(context: CheckContext, source: string, target: string): boolean {
  const [from, to] = [context.graph.byId.get(source)?.position, context.graph.byId.get(target)?.position]
  const needed = context.reachesLoss.has(target)
  if (needed !== context.reachesLoss.has(source)) return needed
  return from !== undefined && to !== undefined && (from.x < to.x || (from.x === to.x && from.y < to.y))
}

/** What data offers to a layer that does not take it as it is: reshaped, or even so, where the layer says what it lacks. */
function unfitting(context: CheckContext, checked: CheckedNode, port: PortSpec, output: TypedOutput): Offer {
  const target: PortRef = { node: checked.node.id, port: port.name }
  const reshaped = output.type && connectReshaped(context, checked, port.name, output.ref, output.type)
  return reshaped
    ? { rank: UNFITTING, sure: false, make: () => reshaped }
    : { rank: UNFITTING + 1, sure: false, make: () => connectFix(context, output.ref, target) }
}

function offerOf(context: CheckContext, checked: CheckedNode, port: PortSpec, output: TypedOutput): Offer | null {
  const isLoss = checked.item?.kind === 'loss'
  const isData = context.nodes.get(output.ref.node)?.item?.kind === 'dataset'
  const isEnd = output.free && !isData
  const make = (): Fix | null => connectFix(context, output.ref, { node: checked.node.id, port: port.name })
  if (!output.type && !isLoss && !leadsOn(context, output.ref.node, checked.node.id)) return null
  if (takesAt(checked, port, output.type))
    return { rank: isEnd ? 0 : isLoss && port.name !== 'target' ? 2 : 1, sure: output.type !== null, make }
  if (isEnd && isLoss) return { rank: 1, sure: false, make }
  return isData && !isLoss ? unfitting(context, checked, port, output) : null
}

/**
 * Outputs for an empty port, those first that lead to a network: ends of layers that nobody uses, then data, then what others use
 * too. What the port does not take comes only where it is such an end before a loss, or data that nothing fits better than: there the
 * node says what it lacks.
 */
export function offers(context: CheckContext, checked: CheckedNode, port: PortSpec): Fix[] {
  const wantsTarget = checked.item?.kind === 'loss' && port.name === 'target'
  const kinds = wantsTarget ? ['dataset'] : ['layer', 'activation', 'dataset']
  const ranked = outputsNear(context, kinds, checked.node.position)
    .filter((output) => output.ref.node !== checked.node.id && suits(context, output, wantsTarget))
    .slice(0, MAX_TRIES)
    .flatMap((output) => offerOf(context, checked, port, output) ?? [])
    .sort((a, b) => a.rank - b.rank)
  const fits = ranked.some(({ sure }) => sure)
  const fixes: Fix[] = []
  for (const { make } of ranked.filter(({ rank }) => !fits || rank < UNFITTING)) {
    const fix = make()
    if (fix) fixes.push(fix)
    if (fixes.length === MAX_OFFERS) break
  }
  return fixes
}
