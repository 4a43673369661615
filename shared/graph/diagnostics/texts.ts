import type { Language } from '../../language'
import { competitiveTexts } from './competitiveTexts'
import { associativeTexts } from './associativeTexts'
import { formulaTexts } from './formulaTexts'
import { goalTexts } from './goalTexts'
import { kernelTexts } from './kernelTexts'
import { layerTexts } from './layerTexts'
import { lossTexts } from './lossTexts'
import { optimizerTexts } from './optimizerTexts'
import { perceptronTexts } from './perceptronTexts'
import { phaseTexts } from './phaseTexts'
import { ruleTexts } from './ruleTexts'
import { searchTexts } from './searchTexts'
import { shapeTexts } from './shapeTexts'
import { stochasticTexts } from './stochasticTexts'
import { structureTexts } from './structureTexts'
import { trainingTexts } from './trainingTexts'
import { Wording } from './Wording'

/** Everything that can be wrong with a document, in words. */
export const texts = {
  ...structureTexts,
  ...shapeTexts,
  ...layerTexts,
  ...formulaTexts,
  ...lossTexts,
  ...goalTexts,
  ...ruleTexts,
  ...perceptronTexts,
  ...searchTexts,
  ...kernelTexts,
  ...stochasticTexts,
  ...competitiveTexts,
  ...optimizerTexts,
  ...associativeTexts,
  ...trainingTexts,
  ...phaseTexts,
} as const

export type DiagnosticCode = keyof typeof texts

/** Whether there are words for a code that an item gave. */
export const isDiagnosticCode = (code: string): code is DiagnosticCode => Object.hasOwn(texts, code)

/** The part of a diagnostic that words are made of. */
interface Described {
  readonly code: DiagnosticCode
  readonly values: Readonly<Record<string, string | number>>
}

/** What is wrong, with its numbers, and why it matters. */
export function describeDiagnostic(
  { code, values }: Described,
  language: Language,
): { readonly title: string; readonly why: string } {
  const wording = new Wording(values, language)
  return { title: texts[code][language].title(wording), why: texts[code][language].why(wording) }
}
