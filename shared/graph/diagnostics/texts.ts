import type { Language } from '../../language'
import type { Diagnostic } from '../diagnostic'
import { goalTexts } from './goalTexts'
import { lossTexts } from './lossTexts'
import { shapeTexts } from './shapeTexts'
import { structureTexts } from './structureTexts'
import { trainingTexts } from './trainingTexts'
import { Wording } from './Wording'

/** Everything that can be wrong with a document, in words. */
export const texts = { ...structureTexts, ...shapeTexts, ...lossTexts, ...goalTexts, ...trainingTexts } as const

export type DiagnosticCode = keyof typeof texts

/** Whether there are words for a code that an item gave. */
export const isDiagnosticCode = (code: string): code is DiagnosticCode => Object.hasOwn(texts, code)

/** What is wrong, with its numbers, and why it matters. */
export function describeDiagnostic({ code, values }: Pick<Diagnostic, 'code' | 'values'>, language: Language): { readonly title: string; readonly why: string } {
  const wording = new Wording(values, language)
  return { title: texts[code][language].title(wording), why: texts[code][language].why(wording) }
}
