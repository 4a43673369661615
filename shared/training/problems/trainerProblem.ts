import { fail, problem, type Problem } from '../../result'
import { trainerProblemTexts, type TrainerProblemCode } from './texts'

type Values = Readonly<Record<string, string | number>>

/** A problem of the trainer with its English sentence. */
export const trainerProblem = (code: TrainerProblemCode, values: Values = {}, cause?: unknown): Problem =>
  problem(code, trainerProblemTexts[code].en(values), values, cause)

/** A failed result with a problem of the trainer. */
export const trainerFailure = (code: TrainerProblemCode, values: Values = {}, cause?: unknown) =>
  fail(trainerProblem(code, values, cause))
