import { ok } from '@shared/result'
import type { LookDefinition } from './defineLook'
import { stepNumbers, toLayers } from './stepNumbers'

/** How large everything is in the next step. */
export const statistics: LookDefinition<'statistics'> = async (scene) => {
  const taken = await scene.beforeStep(stepNumbers)
  if (!taken.ok) return taken
  const { numbers, names } = taken.value
  const read = await scene.read({ numbers })
  return read.ok ? ok({ layers: toLayers(names, read.value.numbers.values) }) : read
}
