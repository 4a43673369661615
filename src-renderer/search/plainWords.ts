/** The words of a text as they are compared: `meanSquaredError` is three, case, apostrophes and raised digits do not matter. */
export const plainWords = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .replace(/(\p{Ll})(?=[\p{Lu}\d])/gu, '$1 ')
    .toLocaleLowerCase('uk')
    .replace(/['’ʼ`]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
