import type { NumpyRule } from './NumpyRule'
import { linearRules } from './rules/linear'
import { memoryRules } from './rules/memories'
import { prototypeRules } from './rules/prototypes'
import { qLearning } from './rules/qLearning'
import { samplingRules } from './rules/sampling'

/** Learning rules in NumPy, by catalog id. */
export const numpyRules: Readonly<Record<string, NumpyRule>> = {
  ...linearRules,
  ...prototypeRules,
  ...memoryRules,
  ...samplingRules,
  qLearning,
}
