import type { Tensor } from '@shared/catalog/define/tf'
import { MOST_LOOK_VALUES, type LookFacts, type LookTensor } from '@shared/looks/look'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { readTensors } from '../engine/readTensors'
import type { Standing } from '../inspect/rehearse'
import type { OpenNetwork } from '../session/openNetwork'
import type { Scene } from './defineLook'

/** Where a network is looked at: in a run, or opened from what a run has left. */
export interface Stage {
  /** As it is now. */
  network(): OpenNetwork
  /** Steps of training done. */
  clock(): number
  /** Calls just before a step of learning, at once where that is now. */
  beforeStep<T>(work: (standing: Standing) => T): Promise<Result<T>>
}

/** A scene, and what is known once it was looked at. */
export interface OpenScene {
  readonly scene: Scene
  facts(): LookFacts
}

export function createScene(stage: Stage): OpenScene {
  const network = stage.network()
  const { tf } = network
  let worked = 0
  let trained = stage.clock()
  const timed = <T>(work: () => T): T => {
    const since = performance.now()
    trained = stage.clock()
    try {
      return tf.tidy(work as never) as T
    } finally {
      worked += performance.now() - since
    }
  }
  return {
    facts: () => ({ trained, worked }),
    scene: {
      network,
      compute: (work) => timed(() => work(stage.network())),
      beforeStep: (work) => stage.beforeStep((standing) => timed(() => work(standing))),
      read: async <K extends string>(tensors: Readonly<Record<K, Tensor>>) => {
        const all = Object.entries<Tensor>(tensors)
        try {
          const size = all.reduce((sum, [, tensor]) => sum + tensor.size, 0)
          if (size > MOST_LOOK_VALUES) return trainerFailure('insideTooLarge', { size, most: MOST_LOOK_VALUES })
          const read = await readTensors(
            tf,
            all.map(([, tensor]) => tensor),
          )
          const since = performance.now()
          const told = all.map(([name, { shape }], i) => [name, { shape, values: Array.from(read[i] ?? []) }] as const)
          worked += performance.now() - since
          return ok(Object.fromEntries(told) as unknown as Record<K, LookTensor>)
        } finally {
          for (const [, tensor] of all) tensor.dispose()
        }
      },
    },
  }
}
