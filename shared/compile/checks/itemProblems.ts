import type { ItemProblem } from '../../catalog/define/item'
import type { DiagnosticTarget } from '../../graph/diagnostic'
import { isDiagnosticCode } from '../../graph/diagnostics/texts'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { hintToFix } from '../fixes/hintToFix'

const targetOf = ({ node }: CheckedNode, { port, param }: ItemProblem): DiagnosticTarget => {
  if (param !== undefined) return { kind: 'param', node: node.id, param }
  return port === undefined ? { kind: 'node', node: node.id } : { kind: 'port', node: node.id, port, side: 'input' }
}

/** Turns what the items found wrong into diagnostics, their hints into edits. */
export function reportItemProblems(context: CheckContext, problems: ReadonlyMap<string, readonly ItemProblem[]>): void {
  for (const id of context.sorted.order) {
    const checked = context.nodes.get(id)
    if (!checked) continue
    for (const problem of problems.get(id) ?? []) {
      const { code, severity = 'error', values = {}, fixes = [] } = problem
      const type = checked.node.type
      context.report({
        ...(isDiagnosticCode(code)
          ? { code, values: { type, ...values } }
          : { code: 'itemFailed', values: { type, reason: code } }),
        severity,
        target: targetOf(checked, problem),
        fixes: () => fixes.map((hint) => hintToFix(context, checked, problem, hint)),
      })
    }
  }
}
