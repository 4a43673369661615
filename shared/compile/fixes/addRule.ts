import { catalog } from '../../catalog/catalog'
import { parseParams } from '../../catalog/define/params'
import { ruleFor } from '../../catalog/ruleFor'
import type { Fix } from '../../graph/diagnostic'
import type { PortRef } from '../../graph/document'
import type { CheckContext } from '../checkContext'
import type { CheckedNode } from '../checkedGraph'
import { inferNode } from '../inferNode'
import { addWired } from './addWired'

/** Distance from a layer to the rule that is put after it, px. */
const STEP = 240

/** What the data have for the target of a rule: the first port with which it finds nothing wrong, or else the one called so. */
export function targetFor(
  context: CheckContext,
  layer: CheckedNode,
  type: string,
  output: string,
): PortRef | undefined {
  const rule = catalog.rules.get(type)
  const prediction = layer.outputs[output]
  const ports = [...context.nodes.values()].flatMap(({ node, item, outputs }) =>
    item?.kind === 'dataset'
      ? Object.entries(outputs).flatMap(([port, of]) =>
          port === 'features' ? [] : [{ node: node.id, port, type: of }],
        )
      : [],
  )
  const fits = (target: (typeof ports)[number]): boolean =>
    rule !== undefined &&
    prediction !== undefined &&
    inferNode(rule, parseParams(rule.params, {}).params, [prediction, target.type]).problems.length === 0
  return ports.find(fits) ?? ports.find(({ port }) => port === 'target')
}

/** A rule wired to a layer, with a target where it wants one and the data have it; `null`: no rule trains such a layer. */
export function addRuleFix(context: CheckContext, layer: CheckedNode): Fix | null {
  const type = ruleFor(layer.node.type)
  const rule = type === undefined ? undefined : catalog.rules.get(type)
  const [port, target] = rule?.inputs ?? []
  const [output] = layer.item?.outputs ?? []
  if (!rule || !port || !output) return null
  const from = target && targetFor(context, layer, rule.id, output.name)
  const { x, y } = layer.node.position
  return addWired(context, rule.id, { x: x + STEP, y }, [
    [{ node: layer.node.id, port: output.name }, port.name],
    ...(target && from ? [[{ node: from.node, port: from.port }, target.name] as const] : []),
  ])
}
