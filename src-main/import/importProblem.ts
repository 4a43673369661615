import { fail, problem, type Problem, type Result } from '@shared/result'
import { importProblemTexts, type ImportProblemCode } from '@shared/ipc/importProblemTexts'

/** A problem of an import, with its sentence from the texts. */
export function importProblem(code: ImportProblemCode, values: Problem['values'] = {}, cause?: unknown): Problem {
  const message = importProblemTexts[code].en.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))
  return problem(code, message, values, cause)
}

export const importFailure = (code: ImportProblemCode, values?: Problem['values'], cause?: unknown): Result<never> =>
  fail(importProblem(code, values, cause))
