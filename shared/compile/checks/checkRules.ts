import type { CheckContext, Check, LossNode } from '../checkContext'
import { addRuleFix } from '../fixes/addRule'
import { ruleProblem } from '../inferNode'
import { ruleLayer } from '../ruleLayer'
import { weightOwner } from '../weightOwner'
import { batchesOfRound } from '../batchesOfRound'
import { trainingRows } from './dataInUse'
import { taughtLayer } from './taughtLayer'
import { reportProblems } from './itemProblems'
import { settingFix } from './settingFixes'

/** Batches that a rule's rows are divided among in a round, in the phase where they are most. */
const batchesOf = ({ document }: CheckContext, id: string): number =>
  (document.training.phases ?? [])
    .filter(({ turns }) => turns.some(({ objectives }) => objectives?.includes(id) ?? true))
    .map(batchesOfRound)
    .reduce((most, batches) => Math.max(most, batches), 1)

/** A rule that must see all rows in a step does. */
function checkAllRows(context: CheckContext, { item, node }: LossNode, rows: number | undefined): void {
  if (!item.rule?.allRows || rows === undefined) return
  const { batchSize } = context.document.training
  const batches = batchesOf(context, node.id)
  const report = { code: 'ruleWantsAllRows', severity: 'error' } as const
  if (rows > batchSize)
    context.report({
      ...report,
      target: { kind: 'node', node: node.id },
      values: { type: node.type, rows, batch: batchSize },
      fixes: () => [settingFix(context, 'setBatch', { batch: rows }, { batchSize: rows })],
    })
  else if (batches > 1)
    context.report({
      ...report,
      target: { kind: 'training', setting: 'phases' },
      values: { type: node.type, rows, batch: Math.floor(rows / batches) },
    })
}

/** A rule whose result is of the last batch alone is better off with all rows in one. */
function checkParts(context: CheckContext, { item, node, params }: LossNode, rows: number | undefined): void {
  const { batchSize } = context.document.training
  if (rows === undefined || rows <= batchSize || !item.rule?.forgetsParts?.(params as never)) return
  context.report({
    code: 'ruleForgetsParts',
    severity: 'warning',
    target: { kind: 'node', node: node.id },
    values: { type: node.type, rows, batch: batchSize },
    fixes: () => [settingFix(context, 'setBatch', { batch: rows }, { batchSize: rows })],
  })
}

/** A rule that names rows by their place gets all of them, in their order. */
function checkOrder(context: CheckContext, { item, node }: LossNode): void {
  if (!item.rule?.inOrder) return
  const { split, shuffle } = context.document.training
  const none = { validation: 0, test: 0 }
  const report = {
    severity: 'error',
    target: { kind: 'node', node: node.id },
    values: { type: node.type },
  } as const
  if (split.validation > 0 || split.test > 0)
    context.report({
      ...report,
      code: 'ruleWantsEveryRow',
      fixes: () => [settingFix(context, 'setSplit', none, { split: none })],
    })
  if (shuffle !== false)
    context.report({
      ...report,
      code: 'ruleWantsOrder',
      fixes: () => [settingFix(context, 'keepOrder', {}, { shuffle: false })],
    })
}

function checkRule(context: CheckContext, checked: LossNode): void {
  const { item, params } = checked
  const layer = taughtLayer(context, checked)
  if (!item.rule || !layer) return
  if (ruleProblem(item, checked.inputs[0] ?? { shape: [], dtype: 'float32' })) return
  const rows = trainingRows(context)
  checkAllRows(context, checked, rows)
  checkParts(context, checked, rows)
  checkOrder(context, checked)
  if (Object.keys(layer.outputs).length === 0) return
  const target = checked.inputs[checked.incoming.findIndex((edge) => edge.target.port === 'target')]
  const known = ruleLayer(layer, target ?? undefined, rows)
  reportProblems(context, checked, item.rule.check?.(params as never, known) ?? [])
}

/** Learning rules: each trains the layer that it is wired to, and a layer that only rules can train has one. */
export const checkRules: Check = (context) => {
  const rules = context.losses.filter(({ item }) => item.rule)
  rules.forEach((rule) => checkRule(context, rule))
  const get = (id: string) => context.nodes.get(id)
  const taught = new Set(
    rules.flatMap((rule) => taughtLayer(context, rule)?.node.id ?? []).map((id) => weightOwner(get, id)),
  )
  for (const checked of context.nodes.values()) {
    const { node, weights } = checked
    const waits = Object.values(weights).some(({ byRule }) => byRule) && node.sharesWith === undefined
    if (!waits || node.trainable === false || taught.has(node.id) || !context.reachesLoss.has(node.id)) continue
    context.report({
      code: 'ruleNeeded',
      severity: 'warning',
      target: { kind: 'node', node: node.id },
      values: { type: node.type },
      fixes: () => [addRuleFix(context, checked)],
    })
  }
}
