import type { Tensor } from '@shared/catalog/define/tf'
import type { LookTensor } from '@shared/looks/look'
import type { LookAnswers, LookKind, LookQuestion } from '@shared/looks/looks'
import type { Result } from '@shared/result'
import type { Standing } from '../inspect/rehearse'
import type { OpenNetwork } from '../session/openNetwork'

/** The network that a view looks at, which may be in the midst of training. */
export interface Scene {
  /** Its plan, and its data, which may be waited for. Its weights are read in `compute` and `beforeStep` alone. */
  readonly network: OpenNetwork
  /**
   * Computes with the weights of the wanted moment. Nothing else runs meanwhile, so the work must be short. Tensors in what it gives are the
   * caller's, all others are cleared away.
   */
  compute<T>(work: (network: OpenNetwork) => T): T
  /** The same just before the run takes a step of learning, with what is needed to take that step and to take it back. */
  beforeStep<T>(work: (standing: Standing) => T): Promise<Result<T>>
  /** The numbers of tensors; the tensors are cleared away. Refused: there are too many. */
  read<K extends string>(tensors: Readonly<Record<K, Tensor>>): Promise<Result<Record<K, LookTensor>>>
}

/** How a question of a view is answered. */
export type LookDefinition<K extends LookKind> = (
  scene: Scene,
  question: LookQuestion<K>,
) => Promise<Result<LookAnswers[K]>>
