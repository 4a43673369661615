import { chosen } from '@shared/catalog/chosen'
import { ok, type Result } from '@shared/result'
import { trainerFailure } from '@shared/training/problems/trainerProblem'
import type { LookQuestion } from '@shared/looks/looks'
import type { LookDefinition, Scene } from './defineLook'
import { freshStanding } from './freshStanding'
import { stepNumbers, toLayers, type StepNumbers } from './stepNumbers'

type Initializer = NonNullable<LookQuestion<'statistics'>['initializer']>

async function fromFresh(scene: Scene, initializer: Initializer): Promise<Result<StepNumbers>> {
  if (!chosen('initializer', initializer))
    return trainerFailure('trainerError', { text: `Unknown initializer “${initializer.type}”` })
  const data = await scene.network.data()
  return data.ok ? ok(scene.compute((open) => freshStanding(open, data.value, initializer, stepNumbers))) : data
}

/** How large everything is in the next step, or in a first one from fresh weights. */
export const statistics: LookDefinition<'statistics'> = async (scene, { initializer }) => {
  const taken = await (initializer ? fromFresh(scene, initializer) : scene.beforeStep(stepNumbers))
  if (!taken.ok) return taken
  const { numbers, names } = taken.value
  const read = await scene.read({ numbers })
  return read.ok ? ok({ layers: toLayers(names, read.value.numbers.values) }) : read
}
