import type { PortSpec } from '../../catalog/define/item'
import type { TensorType } from '../../catalog/define/tensorType'
import type { CheckedNode } from '../checkedGraph'
import { inferNode } from '../inferNode'
import { isNeeded } from '../isNeeded'

/** Tells whether a port has an edge. */
export const takenIn =
  ({ incoming }: Pick<CheckedNode, 'incoming'>) =>
  (name: string): boolean =>
    incoming.some(({ target }) => target.port === name)

/** Whether the item takes this value at an empty port, as far as its other inputs allow to say. */
export function takesAt(
  { item, params, incoming, inputs }: CheckedNode,
  port: PortSpec,
  type: TensorType | null,
): boolean {
  if (!item) return false
  const taken = (name: string) => name === port.name || takenIn({ incoming })(name)
  const types = item.inputs
    .filter((spec) => taken(spec.name) || isNeeded(item.inputs, spec, taken))
    .map((spec) =>
      spec === port ? type : (inputs[incoming.findIndex((edge) => edge.target.port === spec.name)] ?? null),
    )
  if (types.some((known) => known === null)) return true
  return inferNode(
    item,
    params,
    types.filter((known) => known !== null),
  ).problems.every((problem) => (problem.severity ?? 'error') !== 'error')
}
