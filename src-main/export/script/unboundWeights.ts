import { chosen } from '@shared/catalog/chosen'
import { problem, type Problem } from '@shared/result'
import type { ScriptModel } from './ScriptModel'

/** Constraints that the script does not keep. */
export const unboundWeights = ({ layers }: ScriptModel): Problem[] =>
  layers.flatMap(({ name, weights }) =>
    Object.values(weights).some(({ constraint }) => chosen('constraint', constraint) !== undefined)
      ? [
          problem('constraintNotWritten', `The constraint on the weights of “${name}” is left out of the script.`, {
            name,
          }),
        ]
      : [],
  )
