/** Widths of characters as shares of the font's size: those of Inter and Arial, whichever is wider. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u, 0],
  [/[ijlI.,:;'’|!·]/u, 0.3],
  [/[ftr()[\]\-/ ґії]/u, 0.38],
  [/[₀-₉ₐ-ₜ⁰-⁹⁻ᵀ]/u, 0.42],
  [/[mwMW@%—…⁄жшщюыфмЖШЩЮФМ→]/u, 0.95],
  [/[A-ZА-ЯЄҐ0-9×+−=<>≤≥Σ]/u, 0.68],
  [
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u,
    1.1,
  ],
]
const USUAL = 0.59
const BOLD = 1.06

/** How wide a text is at most, px, without asking a screen. */
export function textWidth(text: string, size: number, bold = false): number {
  let width = 0
  for (const character of text) width += WIDTHS.find(([of]) => of.test(character))?.[1] ?? USUAL
  return width * size * (bold ? BOLD : 1)
}

/** The text, or as much of it as there is room for, with `…` at its end. */
export function fitText(text: string, size: number, room: number, bold = false): string {
  if (textWidth(text, size, bold) <= room) return text
  const characters = Array.from(text)
  while (characters.length > 0 && textWidth(`${characters.join('')}…`, size, bold) > room) characters.pop()
  return `${characters.join('').trimEnd()}…`
}
