import { catalog } from '../../catalog/catalog'
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

/** A parameter that names an activation or an initializer names one that exists. */
function reportUnknownItems(context: CheckContext, { node, item, params }: CheckedNode): void {
  for (const [param, spec] of Object.entries(item?.params ?? {})) {
    if (spec.type !== 'item') continue
    const known = spec.kind === 'activation' ? catalog.activations : catalog.initializers
    const value = String(params[param])
    if (known.has(value)) continue
    context.report({
      code: 'unknownItem',
      severity: 'error',
      target: { kind: 'param', node: node.id, param },
      values: { type: node.type, param, value },
      fixes: () => (known.has(spec.default) ? [setParamFix(context, node.id, param, spec.default)] : []),
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
    reportUnknownItems(context, checked)
  }
}
