import { ok } from '@shared/result'
import type { LookDefinition } from './defineLook'
import { networkWeights } from './networkWeights'

/** The weights that a node uses. */
export const weights: LookDefinition<'weights'> = async (scene, { node }) => {
  const told = await networkWeights(scene, { kind: 'networkWeights', nodes: [node] })
  if (!told.ok) return told
  const own = scene.network.weights.of(node)
  return ok({
    weights: Object.fromEntries(
      Object.entries(told.value.weights[node] ?? {}).map(([name, value]) => [
        name,
        { ...value, trainable: own[name]?.spec.trainable === true },
      ]),
    ),
  })
}
