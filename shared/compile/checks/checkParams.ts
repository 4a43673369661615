import { chosen, itemsOf, toItemValue } from '../../catalog/chosen'
import type { ItemBase } from '../../catalog/define/item'
import { itemId, type ItemKind, type ParamSpec, type ParamSpecs } from '../../catalog/define/params'
import { shapeText } from '../../catalog/define/shapeText'
import type { Fix } from '../../graph/diagnostic'
import type { JsonValue } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { makeFix } from '../fixes/makeFix'
import { deleteFix, setParamFix, valueText } from '../fixes/nodeFixes'
import { parsedParams } from '../parsedParams'

/** Parameters that the type does not have are kept in the file and do nothing. */
function reportUnknownParams(context: CheckContext, { node, item }: CheckedNode): void {
  for (const param of Object.keys(node.params)) {
    if (!item || Object.hasOwn(item.params, param)) continue
    const { [param]: _unknown, ...params } = node.params
    context.report({
      code: 'parameterUnknown',
      severity: 'info',
      target: { kind: 'param', node: node.id, param },
      values: { type: node.type, param },
      fixes: () => [
        makeFix(
          'removeParam',
          { param },
          { type: 'update', collection: 'nodes', patches: [{ id: node.id, patch: { params } }] },
        ),
      ],
    })
  }
}

type ItemSpec = Extract<ParamSpec, { type: 'item' }>

/** Gives a parameter that chooses an item its default back. */
const resetFix = (
  context: CheckContext,
  node: string,
  param: string,
  { kind, default: usual, optional }: ItemSpec,
): (Fix | null)[] => (itemsOf(kind).has(usual) || optional ? [setParamFix(context, node, param, usual)] : [])

/** A parameter that chooses an item names one that exists, with parameters that it allows. */
function reportChosenItems(context: CheckContext, { node, item, params }: CheckedNode): void {
  for (const [param, spec] of Object.entries(item?.params ?? {})) {
    if (spec.type !== 'item' || (spec.optional && params[param] === 'none')) continue
    const target = { kind: 'param', node: node.id, param } as const
    const found = chosen(spec.kind, params[param])
    if (!found) {
      const values = { type: node.type, param, value: itemId(params[param]) }
      const fixes = () => resetFix(context, node.id, param, spec)
      context.report({ code: 'unknownItem', severity: 'error', target, values, fixes })
      continue
    }
    for (const { param: inner, value } of found.problems)
      reportInner(context, target, spec.kind, found.item, inner, value)
  }
}

/** A parameter of a chosen item that it does not allow. */
function reportInner(
  context: CheckContext,
  target: { readonly kind: 'param'; readonly node: string; readonly param: string },
  kind: ItemKind,
  item: ItemBase<ParamSpecs>,
  param: string,
  value: JsonValue | undefined,
): void {
  const spec = item.params[param]
  const range: Record<string, number> = spec && 'min' in spec ? { min: spec.min, max: spec.max } : {}
  const usual = valueText(spec?.default as JsonValue)
  context.report({
    code: 'badParam',
    severity: 'error',
    target,
    values: { type: item.id, kind, param, value: valueText(value), default: usual, ...range },
    fixes: () => {
      const now = context.graph.byId.get(target.node)?.params[target.param]
      const given =
        now && typeof now === 'object' && 'params' in now ? (now['params'] as Record<string, JsonValue>) : {}
      const { [param]: _bad, ...params } = given
      const fix = setParamFix(context, target.node, target.param, toItemValue(kind, item.id, params) as JsonValue)
      return [fix && { ...fix, values: { type: item.id, kind, param, value: usual } }]
    },
  })
}

/** An initializer that makes matrices only is asked for nothing else. */
function reportInitializers(context: CheckContext, { node, item, params, weights }: CheckedNode): void {
  for (const [name, { initializer, shape }] of Object.entries(weights)) {
    const rank = chosen('initializer', initializer)?.item.rank
    if (rank === undefined || rank === shape.length) continue
    const choices = Object.entries(item?.params ?? {}).filter(
      ([param, spec]) => spec.type === 'item' && spec.kind === 'initializer' && params[param] === initializer,
    )
    const [param, spec] = choices.find(([param]) => param.startsWith(name.split('_')[0] ?? name)) ?? choices[0] ?? []
    if (param === undefined || spec?.type !== 'item') continue
    context.report({
      code: 'initializerRank',
      severity: 'error',
      target: { kind: 'param', node: node.id, param },
      values: { type: node.type, param, value: itemId(initializer), shape: shapeText(shape), needed: rank },
      fixes: () => resetFix(context, node.id, param, spec),
    })
  }
}

/** Types and parameters that are not what the catalog knows. */
export const checkParams: Check = (context) => {
  for (const checked of context.nodes.values()) {
    const { node, item } = checked
    if (!item) {
      context.report({
        code: 'unknownType',
        severity: 'error',
        target: { kind: 'node', node: node.id },
        values: { type: node.type },
        fixes: () => [deleteFix(context, node.id)],
      })
      continue
    }
    for (const { param, value } of parsedParams(item, node.params).problems) {
      const spec = item.params[param]
      const fallback = spec?.default as JsonValue
      const range: Record<string, number> = spec && 'min' in spec ? { min: spec.min, max: spec.max } : {}
      context.report({
        code: 'badParam',
        severity: 'error',
        target: { kind: 'param', node: node.id, param },
        values: { type: node.type, param, value: valueText(value), default: valueText(fallback), ...range },
        fixes: () => [setParamFix(context, node.id, param, Array.isArray(fallback) ? [...fallback] : fallback)],
      })
    }
    reportUnknownParams(context, checked)
    reportChosenItems(context, checked)
    reportInitializers(context, checked)
  }
}
