import type { GraphType } from '../graph/InferenceGraph'
import type { WeightSource } from '../weights/WeightSource'
import type { TensorFlowConstant } from './TensorFlowGraph'

/** Bytes of one number. */
export const BYTES: Readonly<Record<GraphType, number>> = { float32: 4, int32: 4, bool: 1 }

const ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const

/** The numbers of a constant, row after row. */
export async function readConstant(
  { type, content }: TensorFlowConstant,
  weights: WeightSource,
): Promise<Float32Array | Int32Array | Uint8Array> {
  return content.kind === 'weight'
    ? weights.read(content.node, content.name)
    : ARRAYS[type].from(content.values as number[])
}
