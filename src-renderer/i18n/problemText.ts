import type { TFunction } from 'i18next'
import { problemTexts, type ProblemCode } from '@shared/graph/problems/texts'
import type { Problem } from '@shared/result'
import { i18n } from './i18n'

const isGraphCode = (code: string): code is ProblemCode => Object.hasOwn(problemTexts, code)

/** The sentence for a failure in the person's language; one that has no words yet is said in English. */
export const problemText = (problem: Problem, t: TFunction): string =>
  isGraphCode(problem.code)
    ? problemTexts[problem.code][i18n.language === 'uk' ? 'uk' : 'en'](problem.values ?? {})
    : t(`shell.problems.${problem.code}`, { defaultValue: problem.message, ...problem.values })
