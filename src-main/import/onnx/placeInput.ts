import type { OnnxGraph, OnnxNode } from './OnnxGraph'
import { firstOrder, plainOrder } from './OnnxNetwork'

/** Operators for which channels come right after the batch. */
const CHANNELS_FIRST = new Set([
  'AveragePool', 'BatchNormalization', 'Conv', 'ConvTranspose', 'GlobalAveragePool', 'GlobalMaxPool', 'InstanceNormalization', 'LRN', 'MaxPool', 'Resize', 'Upsample',
]) // prettier-ignore
const CELLS = new Set(['LSTM', 'GRU', 'RNN'])
/** Operators that look at each number alone, so that what comes after them tells. */
const PASSING = new Set(['Add', 'Cast', 'Clip', 'Div', 'Identity', 'Mul', 'Pad', 'Relu', 'Sub'])

/** What looks at a value first, past operators that look at each number alone. */
function takersOf(nodes: readonly OnnxNode[], name: string): readonly OnnxNode[] {
  const reached = new Set([name])
  const found: OnnxNode[] = []
  // Nodes come after what they take.
  for (const node of nodes) {
    if (!node.inputs.some((input) => reached.has(input))) continue
    if (PASSING.has(node.op)) reached.add(node.outputs[0] ?? '')
    else found.push(node)
  }
  return found
}

/** The order in which the axes of an input lie in the studio, told by what looks at it first. */
export function placeInput({ nodes }: OnnxGraph, name: string, rank: number): number[] {
  const takers = takersOf(nodes, name)
  if (rank > 2 && takers.some(({ op }) => CHANNELS_FIRST.has(op))) return firstOrder(rank)
  if (rank === 3 && takers.some(({ op, inputs }) => CELLS.has(op) && inputs[0] === name)) return [1, 0, 2]
  return plainOrder(rank)
}
