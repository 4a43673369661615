import { itemId } from '@shared/catalog/define/params'
import type { CheckedNode } from '@shared/compile/checkedGraph'

/** Slopes of the hard sigmoid: 0.2 before Keras 3 and in TensorFlow.js, 1/6 since. */
const FACTOR = 0.2 * 6

/** Gates of a cell in Keras's order; the candidate among them has an activation of its own. */
const GATES: Readonly<Record<string, readonly boolean[]>> = {
  lstm: [true, true, false, true],
  convLstm2d: [true, true, false, true],
  gru: [true, true, false],
}

/** Weights before a hard sigmoid of the older slope, made such that the newer one gives the same. */
export function scaleHardGates({ node, params }: CheckedNode, weight: string, values: Float32Array): Float32Array {
  const all = params as Readonly<Record<string, unknown>>
  const gates = GATES[node.type]
  if (gates) {
    if (itemId(all['recurrentActivation']) !== 'hardSigmoid' || !/(kernel|bias)$/.test(weight)) return values
    const units = Number(all['units'] ?? all['filters'])
    return values.map((value, i) => (gates[Math.floor(i / units) % gates.length] ? value * FACTOR : value))
  }
  const before =
    itemId(all['activation']) === 'hardSigmoid' && /(^|_)(kernel|bias)$/.test(weight) && !/depthwise/.test(weight)
  return before && !('recurrentInitializer' in all) ? values.map((value) => value * FACTOR) : values
}
