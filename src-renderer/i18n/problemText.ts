import type { TFunction } from 'i18next'
import type { Problem } from '@shared/result'

/** The sentence for a failure in the person's language; one that has no words yet is said in English. */
export const problemText = (problem: Problem, t: TFunction): string =>
  t(`shell.problems.${problem.code}`, { defaultValue: problem.message, ...problem.values })
