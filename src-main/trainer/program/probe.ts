import type { Tensor } from '@shared/catalog/define/tf'
import type { Objective } from '@shared/compile/trainingPlan'
import type { Values } from './createNetwork'
import type { Weight } from './createWeights'
import type { Metrics } from './stepProgram'
import type { SupervisedState } from './supervisedState'

/** Where in a step numbers may stop being finite. */
export type Spoiled = 'output' | 'loss' | 'gradient' | 'weight'

/** Looks at what a batch of a step computes, as it is computed. */
export interface Onlooker {
  /** The values of all ports, those of the data too. Gives those that gradients of the loss are wanted for as well. */
  outputs(parts: readonly Values[]): Values
  /** Of each objective, in their order, and those that layers add. */
  losses(objectives: readonly Objective[], each: readonly Tensor[], own: Values): void
  /** Of the weights that learn by them, and of the wanted values where the loss goes by them. */
  gradients(weights: ReadonlyMap<Weight, Tensor>, values: Values): void
  /** At the end of the batch: weights that gradients changed. */
  weights(changed: Iterable<Weight>): void
}

/** An onlooker that asks of each place whether its numbers are finite. */
export interface Finiteness extends Onlooker {
  /** 0 where all numbers of a place are finite, else NaN; `<batch>:<what>/<node>`. */
  readonly metrics: Metrics
}

/** The place that a metric of a probe speaks of. */
export function placeOf(metric: string): { readonly spoiled: Spoiled; readonly node: string } | undefined {
  const [, spoiled, node] = /^\d+:(output|loss|gradient|weight)\/(.*)$/s.exec(metric) ?? []
  return spoiled === undefined || node === undefined ? undefined : { spoiled: spoiled as Spoiled, node }
}

/** @param batch Number of the batch in the round. */
export function finitenessOf(
  { tf, plan, weights }: Pick<SupervisedState, 'tf' | 'plan' | 'weights'>,
  batch: number,
): Finiteness {
  const metrics: Record<string, Tensor> = {}
  const look = (what: Spoiled, node: string, value: Tensor): void => {
    const name = `${batch}:${what}/${node}`
    const sum = tf.tidy(() => tf.sum(tf.mul(tf.cast(value, 'float32'), 0)))
    metrics[name] = tf.keep(metrics[name] ? tf.add(metrics[name], sum) : sum)
  }
  const lookAt = (of: Weight, what: Spoiled, value: Tensor): void => look(what, of.node, value)
  return {
    metrics,
    outputs: (parts) => {
      for (const node of plan.order)
        for (const values of parts)
          for (const [port, value] of Object.entries(values))
            if (port.startsWith(`${node}/`)) look('output', node, value)
      return {}
    },
    // A loss that is spoiled by finite answers speaks of the layer that gave them.
    losses: (objectives, each) =>
      objectives.forEach(({ prediction }, i) => look('loss', prediction.node, each[i] as Tensor)),
    // Backwards, as they are computed: the first one that is spoiled spoils those before it.
    gradients: (all) => [...all].reverse().forEach(([weight, gradient]) => lookAt(weight, 'gradient', gradient)),
    weights: (changed) => {
      const all = new Set(changed)
      for (const weight of weights.all) if (all.has(weight)) lookAt(weight, 'weight', weight.value)
    },
  }
}
