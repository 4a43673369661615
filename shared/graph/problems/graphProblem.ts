import { fail, problem, type Problem } from '../../result'
import { graphProblemTexts, type ProblemCode } from './texts'

/** A problem of this folder with its English sentence. */
export const graphProblem = (
  code: ProblemCode,
  values: Readonly<Record<string, string | number>> = {},
  cause?: unknown,
): Problem => problem(code, graphProblemTexts[code].en(values), values, cause)

/** A failed result with a problem of this folder. */
export const graphFailure = (
  code: ProblemCode,
  values: Readonly<Record<string, string | number>> = {},
  cause?: unknown,
) => fail(graphProblem(code, values, cause))
