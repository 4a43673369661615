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

/** Rules that train a layer, the one to begin with first. */
function rulesFor(type: string): readonly string[] {
  const usual = ruleFor(type)
  const all = [...catalog.rules.values()].filter(({ rule }) => rule?.trains.includes(type)).map(({ id }) => id)
  return usual === undefined ? all : [usual, ...all.filter((id) => id !== usual)]
}

/** This rule wired to a layer; `null` where it wants a target and the data have none. */
function wiredRule(context: CheckContext, layer: CheckedNode, type: string): Fix | null {
  const rule = catalog.rules.get(type)
  const [port, target] = rule?.inputs ?? []
  const [output] = layer.item?.outputs ?? []
  if (!rule || !port || !output) return null
  const from = target && targetFor(context, layer, rule.id, output.name)
  const hasData = [...context.nodes.values()].some(({ item }) => item?.kind === 'dataset')
  if (target && !target.optional && !from && hasData) return null
  const { x, y } = layer.node.position
  return addWired(context, rule.id, { x: x + STEP, y }, [
    [{ node: layer.node.id, port: output.name }, port.name],
    ...(target && from ? [[{ node: from.node, port: from.port }, target.name] as const] : []),
  ])
}

/** A rule wired to a layer, with a target where it wants one and the data have it; `null`: none trains such a layer with such data. */
export function addRuleFix(context: CheckContext, layer: CheckedNode): Fix | null {
  for (const type of rulesFor(layer.node.type)) {
    const fix = wiredRule(context, layer, type)
    if (fix) return fix
  }
  return null
}
