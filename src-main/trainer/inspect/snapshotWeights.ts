import type { Weights } from '../program/createWeights'
import type { WeightsSnapshot } from '../protocol'

/** Copies every weight of a network out of the backend. */
export function snapshotWeights(weights: Weights): WeightsSnapshot {
  const snapshot: Record<string, Record<string, WeightsSnapshot[string][string]>> = {}
  for (const { node, name, value, spec } of weights.all) {
    const own = (snapshot[node] ??= {})
    own[name] = { shape: spec.shape, trainable: spec.trainable, values: Float32Array.from(value.dataSync()) }
  }
  return snapshot
}
