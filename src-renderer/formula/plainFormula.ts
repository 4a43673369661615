/** A formula where only text can stand, such as a name for screen readers: `y_{ij}` becomes `y_ij`. */
export const plainFormula = (formula: string): string => formula.replace(/([_^])\{|\}/g, '$1')
