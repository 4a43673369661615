import { graphProblemTexts } from './graph/problems/texts'
import { importProblemTexts } from './ipc/importProblemTexts'
import { nativeProblemTexts } from './ipc/nativeProblemTexts'
import { serviceProblemTexts } from './ipc/problemTexts'
import type { Language, Localized } from './language'
import type { Problem } from './result'
import { backendProblemTexts } from './training/problems/backendTexts'
import { trainerProblemTexts } from './training/problems/texts'

type Values = NonNullable<Problem['values']>

const texts: ReadonlyMap<string, Localized<string | ((values: Values) => string)>> = new Map(
  Object.entries({
    ...graphProblemTexts,
    ...serviceProblemTexts,
    ...nativeProblemTexts,
    ...importProblemTexts,
    ...backendProblemTexts,
    ...trainerProblemTexts,
  }),
)

/** The sentence of a problem in a language; of one that has no words of its own, what it says itself. */
export function describeProblem({ code, message, values = {} }: Problem, language: Language): string {
  const text = texts.get(code)?.[language] ?? message
  return typeof text === 'function'
    ? text(values)
    : text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
