import { catalog } from '../../catalog/catalog'
import type { RuleLayer } from '../../catalog/define/teaching'
import type { Fix } from '../../graph/diagnostic'
import type { CheckContext, Check, LossNode } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { makeFix } from '../fixes/makeFix'
import { ruleProblem } from '../inferNode'
import { weightOwner } from '../weightOwner'
import { dataInUse, partsOf } from './dataInUse'
import { reportProblems } from './itemProblems'
import { settingFix } from './settingFixes'

/** Distance from a layer to the rule that is put after it, px. */
const STEP = 240

/** The layer that is wired to the first port of a rule. */
function layerOf({ nodes }: CheckContext, rule: LossNode): CheckedNode | undefined {
  const [port] = rule.item.inputs
  const edge = rule.incoming.find(({ target }) => target.port === port?.name)
  return edge && nodes.get(edge.source.node)
}

/** The rule to begin with for layers of a type. */
function ruleFor(type: string): string | undefined {
  const rules = [...catalog.rules.values()]
  const usual = rules.find(({ rule }) => rule?.usualFor?.includes(type))
  return (usual ?? rules.find(({ rule }) => rule?.trains.includes(type)))?.id
}

function trainingRows(context: CheckContext): number | undefined {
  const [first] = dataInUse(context)
  return first && partsOf(first[1], context.document.training.split).train
}

function checkRule(context: CheckContext, checked: LossNode): void {
  const { item, node, params } = checked
  const layer = layerOf(context, checked)
  if (!item.rule || !layer) return
  if (ruleProblem(item, checked.inputs[0] ?? { shape: [], dtype: 'float32' })) return
  const rows = trainingRows(context)
  const batch = context.document.training.batchSize
  if (item.rule.allRows && rows !== undefined && rows > batch)
    context.report({
      code: 'ruleWantsAllRows',
      severity: 'error',
      target: { kind: 'node', node: node.id },
      values: { type: node.type, rows, batch },
      fixes: () => [settingFix(context, 'setBatch', { batch: rows }, { batchSize: rows })],
    })
  if (item.rule.inOrder && context.document.training.shuffle !== false)
    context.report({
      code: 'ruleWantsOrder',
      severity: 'error',
      target: { kind: 'node', node: node.id },
      values: { type: node.type },
      fixes: () => [settingFix(context, 'keepOrder', {}, { shuffle: false })],
    })
  if (Object.keys(layer.outputs).length === 0) return
  const known: RuleLayer = {
    type: layer.node.type,
    p: layer.params,
    inputs: layer.inputs.flatMap((input) => input ?? []),
    target: checked.inputs[checked.incoming.findIndex(({ target }) => target.port === 'target')] ?? undefined,
    rows,
    weights: Object.fromEntries(Object.entries(layer.weights).map(([name, { shape }]) => [name, shape])),
  }
  reportProblems(context, checked, item.rule.check?.(params as never, known) ?? [])
}

/** A rule wired to a layer, with a target where the layer's data have one. */
function addRuleFix(context: CheckContext, layer: CheckedNode): Fix | null {
  const type = ruleFor(layer.node.type)
  const rule = type === undefined ? undefined : catalog.rules.get(type)
  const [port, target] = rule?.inputs ?? []
  const [output] = layer.item?.outputs ?? []
  if (!rule || !port || !output) return null
  const id = context.newId()
  const { x, y } = layer.node.position
  const data = [...context.nodes.values()].find(({ outputs }) => outputs['target'])
  const edge = (node: string, from: string, to: string) => ({
    value: { id: context.newId(), source: { node, port: from }, target: { node: id, port: to } },
  })
  return makeFix(
    'addLoss',
    { type: rule.id },
    {
      type: 'batch',
      edits: [
        {
          type: 'insert',
          collection: 'nodes',
          items: [{ value: { id, type: rule.id, params: {}, position: { x: x + STEP, y } } }],
        },
        {
          type: 'insert',
          collection: 'edges',
          items: [
            edge(layer.node.id, output.name, port.name),
            ...(target && data ? [edge(data.node.id, 'target', target.name)] : []),
          ],
        },
      ],
    },
  )
}

/** Learning rules: each trains the layer that it is wired to, and a layer that only rules can train has one. */
export const checkRules: Check = (context) => {
  const rules = context.losses.filter(({ item }) => item.rule)
  rules.forEach((rule) => checkRule(context, rule))
  const get = (id: string) => context.nodes.get(id)
  const taught = new Set(
    rules.flatMap((rule) => layerOf(context, rule)?.node.id ?? []).map((id) => weightOwner(get, id)),
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
