/** A number as a power of ten, in the notation that fields take: `1.2e-5`. */
export const powerOfTen = (value: number): string => value.toExponential().replace('e+', 'e')
