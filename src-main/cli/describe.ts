import { describeProblem } from '@shared/graph/problems/texts'
import { serviceProblemText } from '@shared/ipc/problemTexts'
import type { Language } from '@shared/language'
import type { Problem } from '@shared/result'

/** The sentence of any problem in a language; English where a problem has none of its own. */
export const describe = (problem: Problem, language: Language): string =>
  serviceProblemText(problem, language) ?? describeProblem(problem, language)
