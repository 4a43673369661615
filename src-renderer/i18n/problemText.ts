import { describeProblem } from '@shared/describeProblem'
import type { Problem } from '@shared/result'
import { i18n } from './i18n'

/** The sentence for a failure in the person's language. */
export const problemText = (problem: Problem): string => describeProblem(problem, i18n.language === 'uk' ? 'uk' : 'en')
