/** A text that a person gave, as a part of one line of a script: what would end the line is a space. */
export const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
