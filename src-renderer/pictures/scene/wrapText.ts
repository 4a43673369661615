import { fitText, textWidth } from './textWidth'

/** A text in lines of this width at most, in so many of them at most; the last one may end with `…`. */
export function wrapText(text: string, size: number, room: number, most: number, bold = false): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && (textWidth(longer, size, bold) <= room || lines.length === most))
      lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.map((line) => fitText(line, size, room, bold))
}
