/** A whole number as lowered digits: `₁₂`. */
export const subscript = (value: number): string =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(0x2080 + Number(digit)))
