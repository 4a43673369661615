import { readTensors } from '../engine/readTensors'
import type { WeightsSnapshot } from '../protocol'
import type { OpenNetwork } from '../session/openNetwork'

/** Copies every weight of a network out of the backend. */
export async function snapshotWeights({ tf, weights }: OpenNetwork): Promise<WeightsSnapshot> {
  const values = await readTensors(
    tf,
    weights.all.map(({ value }) => value),
  )
  const snapshot: Record<string, Record<string, WeightsSnapshot[string][string]>> = {}
  weights.all.forEach(({ node, name, spec }, i) => {
    const own = (snapshot[node] ??= {})
    own[name] = { shape: spec.shape, trainable: spec.trainable, values: Float32Array.from(values[i] ?? []) }
  })
  return snapshot
}
