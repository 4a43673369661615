import type { ItemProblem } from '../../catalog/define/item'
import type { CheckedNode } from '../checkedGraph'
import type { NodesChecked } from '../checkNodes'

const wordsOf = ({ code, port, values }: ItemProblem): string => JSON.stringify([code, port, values])
/** Said again with other numbers it is another step on the way: of a flattened image the sizes may still differ. */
const isSame = (a: ItemProblem, b: ItemProblem): boolean => wordsOf(a) === wordsOf(b)

/**
 * Whether a fix, as tried, makes a problem go away. A layer must then take what comes in, other ports apart; a loss may go on to say what
 * else it lacks.
 */
export function mends({ nodes, problems }: NodesChecked, { node, item }: CheckedNode, problem: ItemProblem): boolean {
  const after = nodes.get(node.id)
  if (!after || after.inputs.includes(null)) return false
  const left = problems.get(node.id) ?? []
  if (left.some((one) => isSame(one, problem))) return false
  const elsewhere = ({ port }: ItemProblem): boolean => port !== undefined && port !== problem.port
  return item?.kind !== 'layer' || left.every((one) => (one.severity ?? 'error') !== 'error' || elsewhere(one))
}
