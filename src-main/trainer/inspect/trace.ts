import type { Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { InferenceGraph } from '../../export/graph/InferenceGraph'
import type { OpenNetwork } from '../session/openNetwork'

/** Records a pass through a network as operations on tensors, for any number of rows. */
export function trace(_network: OpenNetwork): Promise<Result<InferenceGraph>> {
  return Promise.resolve(trainerFailure('networkMissing'))
}
