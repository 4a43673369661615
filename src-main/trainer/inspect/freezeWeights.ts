import type { Weights } from '../program/createWeights'
import type { OpenNetwork } from '../session/openNetwork'

/** The weights as they are now, so that a run that goes on meanwhile does not mix into what is made of them. */
export function freezeWeights({ tf, weights }: OpenNetwork): { readonly weights: Weights; release(): void } {
  const frozen = new Map(
    weights.all.map((weight) => [weight, { ...weight, value: tf.keep(tf.clone(weight.value)) as typeof weight.value }]),
  )
  return {
    weights: {
      all: [...frozen.values()],
      of: (node) =>
        Object.fromEntries(
          Object.entries(weights.of(node)).map(([name, weight]) => [name, frozen.get(weight) ?? weight]),
        ),
    },
    release: () => frozen.forEach(({ value }) => value.dispose()),
  }
}
