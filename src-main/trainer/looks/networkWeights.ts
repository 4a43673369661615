import type { Tensor } from '@shared/catalog/define/tf'
import type { LookTensor } from '@shared/looks/look'
import { ok } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { LookDefinition } from './defineLook'

/** Weights of several nodes, all of one moment. */
export const networkWeights: LookDefinition<'networkWeights'> = async (
  { network: { tf, plan }, compute, read },
  { nodes },
) => {
  const unknown = nodes.find((node) => !plan.checked.nodes[node])
  if (unknown !== undefined) return trainerFailure('layerUnknown', { node: unknown })
  const names: { readonly node: string; readonly name: string }[] = []
  const told = await read(
    compute((now): Record<string, Tensor> => {
      const found = nodes.flatMap((node) =>
        Object.entries(now.weights.of(node)).map(([name, { value }]) => ({ node, name, value: tf.clone(value) })),
      )
      names.push(...found.map(({ node, name }) => ({ node, name })))
      return Object.fromEntries(found.map(({ value }, i) => [String(i), value]))
    }),
  )
  if (!told.ok) return told
  const weights: Record<string, Record<string, LookTensor>> = {}
  names.forEach(({ node, name }, i) => {
    const value = told.value[String(i)]
    if (value) weights[node] = { ...weights[node], [name]: value }
  })
  return ok({ weights })
}
