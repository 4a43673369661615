/** The languages the studio speaks. */
export const LANGUAGES = ['uk', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The same thing said in every language. */
export type Localized<T = string> = Readonly<Record<Language, T>>
