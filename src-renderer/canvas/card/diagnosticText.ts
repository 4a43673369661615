import type { Diagnostic, Fix } from '@shared/graph/diagnostic'
import type { Language } from '@shared/language'

/** What is wrong, in one sentence. */
export const diagnosticSentence = (diagnostic: Diagnostic, _language: Language): string => diagnostic.code
/** Why it matters, in a sentence or two; empty where the first sentence says it all. */
export const diagnosticReason = (_diagnostic: Diagnostic, _language: Language): string => ''
/** The words of a fix's button. */
export const fixText = (fix: Fix, _language: Language): string => fix.code
