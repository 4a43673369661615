import type { NodeDefinition } from '../catalog/catalog'
import type { ItemProblem } from '../catalog/define/item'
import type { TensorType } from '../catalog/define/tensorType'
import { describeProblem } from '../describeProblem'
import { refuseConnection } from '../graph/commands/refuseConnection'
import { describeDiagnostic, isDiagnosticCode } from '../graph/diagnostics/texts'
import type { GraphDocument, GraphNode, PortRef } from '../graph/document'
import type { Language } from '../language'
import type { Problem } from '../result'
import type { CheckedGraph, CheckedNode } from './checkedGraph'
import { inferNode, ruleProblem } from './inferNode'
import { isNeeded } from './isNeeded'
import { parsedParams } from './parsedParams'

/** One object, so that parameters are parsed once. */
const NO_PARAMS = {}

/**
 * Why a connection is not as it should be. `blocking`: it cannot be made at all. Otherwise it can, and the node will complain of
 * what is said here, with fixes.
 */
export type ConnectionRefusal =
  | { readonly blocking: true; readonly problem: Problem }
  | { readonly blocking: false; readonly type: string; readonly problem: ItemProblem }

/** What a node says to values of this type at one of its ports; `undefined`: nothing, or its other inputs are not known yet. */
export function objection(
  target: Pick<CheckedNode, 'item' | 'params' | 'incoming' | 'inputs'>,
  port: string,
  type: TensorType,
): ItemProblem | undefined {
  const { item, params, incoming, inputs } = target
  if (!item) return undefined
  const unfit = item.kind === 'loss' && port === item.inputs[0]?.name ? ruleProblem(item, type) : undefined
  if (unfit) return unfit
  const types: (TensorType | null)[] = []
  for (const spec of item.inputs) {
    const present = incoming.flatMap((edge, k) => (edge.target.port === spec.name ? [inputs[k] ?? null] : []))
    const next = spec.name !== port ? present : spec.many ? [...present, type] : [type]
    const taken = (name: string) => name === port || incoming.some(({ target }) => target.port === name)
    if (next.length === 0 && isNeeded(item.inputs, spec, taken)) return undefined
    types.push(...next)
  }
  const known = types.filter((given) => given !== null)
  if (known.length < types.length) return undefined
  // A merge with one input is not wrong yet.
  if (known.length === 1 && item.inputs.some((spec) => spec.many)) known.push(type)
  return inferNode(item, params, known).problems.find((problem) => (problem.severity ?? 'error') === 'error')
}

/** The same of a node that is not there yet, with these parameters: nothing else comes in. */
export const objectionOfNew = (
  item: NodeDefinition,
  port: string,
  type: TensorType,
  params: GraphNode['params'] = NO_PARAMS,
): ItemProblem | undefined =>
  objection({ item, params: parsedParams(item, params).params, incoming: [], inputs: [] }, port, type)

/**
 * What stands against joining two ports, quickly enough for every move of the pointer; `null`: nothing. `checked` is of this
 * document; `without` is the id of an edge that is being moved.
 */
export function canConnect(
  document: GraphDocument,
  checked: CheckedGraph,
  source: PortRef,
  target: PortRef,
  without?: string,
): ConnectionRefusal | null {
  const refused = refuseConnection(document, source, target, without)
  if (refused) return { blocking: true, problem: refused }
  const type = checked.nodes[source.node]?.outputs[source.port]
  const at = checked.nodes[target.node]
  if (!type || !at) return null
  const kept = at.incoming
    .map((edge, k) => ({ edge, type: at.inputs[k] ?? null }))
    .filter(({ edge }) => edge.id !== without)
  const rest = { ...at, incoming: kept.map(({ edge }) => edge), inputs: kept.map((input) => input.type) }
  const problem = objection(rest, target.port, type)
  return problem ? { blocking: false, type: at.node.type, problem } : null
}

/** A refusal as a sentence. */
export function describeRefusal(refusal: ConnectionRefusal, language: Language): string {
  if (refusal.blocking) return describeProblem(refusal.problem, language)
  const { code, values = {} } = refusal.problem
  if (!isDiagnosticCode(code))
    return describeDiagnostic({ code: 'itemFailed', values: { type: refusal.type, reason: code } }, language).title
  return describeDiagnostic({ code, values: { type: refusal.type, ...values } }, language).title
}
