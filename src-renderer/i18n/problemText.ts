import type { TFunction } from 'i18next'
import { problemTexts } from '@shared/graph/problems/texts'
import type { Localized } from '@shared/language'
import type { Problem } from '@shared/result'
import { trainerProblemTexts } from '@shared/training/problems/texts'
import { i18n } from './i18n'

type Say = (values: Readonly<Record<string, string | number>>) => string
const shared: ReadonlyMap<string, Localized<Say>> = new Map(Object.entries({ ...problemTexts, ...trainerProblemTexts }))

/** The sentence for a failure in the person's language; one that has no words yet is said in English. */
export const problemText = ({ code, message, values = {} }: Problem, t: TFunction): string =>
  shared.get(code)?.[i18n.language === 'uk' ? 'uk' : 'en'](values) ??
  t(`shell.problems.${code}`, { defaultValue: message, ...values })
