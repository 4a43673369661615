import type { Localized } from '../../language'
import type { Wording } from './Wording'

/** What is wrong, in one sentence with numbers, and why it matters, as a lecturer would explain it. */
export interface DiagnosticText {
  title(w: Wording): string
  why(w: Wording): string
}

type Sentence = string | ((w: Wording) => string)
const asFunction = (sentence: Sentence): ((w: Wording) => string) =>
  typeof sentence === 'string' ? () => sentence : sentence

/** A text in both languages, each a title and a why. */
export const defineText = (
  en: readonly [Sentence, Sentence],
  uk: readonly [Sentence, Sentence],
): Localized<DiagnosticText> => ({
  en: { title: asFunction(en[0]), why: asFunction(en[1]) },
  uk: { title: asFunction(uk[0]), why: asFunction(uk[1]) },
})
