import type { Localized } from '@shared/language'
import type { Problem } from '@shared/result'

type Values = NonNullable<Problem['values']>

/** Why something is a problem, with its own numbers where it has them. */
export type WhyText = Localized<string | ((values: Values) => string)>
export type WhyTexts = Readonly<Record<string, WhyText>>
