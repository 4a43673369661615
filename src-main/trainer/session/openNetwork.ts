import type { Tf } from '@shared/catalog/define/tf'
import { toTrainingPlan } from '@shared/compile/toTrainingPlan'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { GraphDocument } from '@shared/graph/document'
import { fail, ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import { createNetwork, type Network } from '../program/createNetwork'
import { createWeights, type Weights } from '../program/createWeights'
import { prepareData, type PreparedData } from '../program/prepareData'
import { toTrainerProblem } from '../toTrainerProblem'
import type { Device } from '../openDevice'
import { checkMemory } from './checkMemory'

/** A document as a network with weights; its data are loaded when they are first asked for. */
export interface OpenNetwork {
  readonly tf: Tf
  readonly plan: TrainingPlan
  readonly weights: Weights
  readonly network: Network
  data(): Promise<Result<PreparedData>>
}

/** The plan of a document, or that it has errors. */
export function toPlan(document: GraphDocument): Result<TrainingPlan> {
  const planned = toTrainingPlan(document)
  if (planned.ok) return planned
  const errors = planned.error.diagnostics.filter(({ severity }) => severity === 'error')
  return trainerFailure(
    'graphHasErrors',
    { count: errors.length },
    errors.map(({ code, target }) => `${code} ${JSON.stringify(target)}`).join('\n'),
  )
}

/**
 * Builds the network of a document with its weights as the seed makes them.
 *
 * @param data Where they are there already.
 */
export function openNetwork(
  device: Device,
  document: GraphDocument,
  data?: ReturnType<OpenNetwork['data']>,
): Result<OpenNetwork> {
  const { tf } = device
  const planned = toPlan(document)
  if (!planned.ok) return planned
  const plan = planned.value
  const fits = checkMemory(plan, device.info.backend)
  if (!fits.ok) return fits
  try {
    const weights = createWeights(tf, plan)
    return ok({
      tf,
      plan,
      weights,
      network: createNetwork(tf, plan, weights),
      data: () => (data ??= prepareData(plan)),
    })
  } catch (error) {
    return fail(toTrainerProblem(error))
  }
}
