import type { ItemProblem } from '../../catalog/define/item'
import type { DiagnosticTarget } from '../../graph/diagnostic'
import { isDiagnosticCode } from '../../graph/diagnostics/texts'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { hintToFix } from '../fixes/hintToFix'
import { swapForRule } from '../fixes/swapForRule'

const targetOf = ({ node }: CheckedNode, { port, param }: ItemProblem): DiagnosticTarget => {
  if (param !== undefined) return { kind: 'param', node: node.id, param }
  return port === undefined ? { kind: 'node', node: node.id } : { kind: 'port', node: node.id, port, side: 'input' }
}

/** Turns what an item found wrong with a node into diagnostics, its hints into edits. */
export function reportProblems(context: CheckContext, checked: CheckedNode, problems: readonly ItemProblem[]): void {
  const type = checked.node.type
  for (const problem of problems) {
    const { code, severity = 'error', values = {}, fixes = [] } = problem
    context.report({
      ...(isDiagnosticCode(code)
        ? { code, values: { type, ...values } }
        : { code: 'itemFailed', values: { type, reason: code } }),
      severity,
      target: targetOf(checked, problem),
      // What a loss would be served by is no use to it where its gradients reach no weight.
      fixes: () => {
        const rule = swapForRule(context, checked)
        return rule ? [rule] : fixes.map((hint) => hintToFix(context, checked, problem, hint))
      },
    })
  }
}

/** What the items found wrong, in the order of computation. */
export function reportItemProblems(context: CheckContext, problems: ReadonlyMap<string, readonly ItemProblem[]>): void {
  for (const id of context.sorted.order) {
    const checked = context.nodes.get(id)
    if (checked) reportProblems(context, checked, problems.get(id) ?? [])
  }
}
