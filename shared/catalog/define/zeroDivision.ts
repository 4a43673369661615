import { dividesByZero, type Formula } from '../../formula/Formula'
import type { ItemProblem } from './item'

/** What is to be said of a formula that divides by a zero which stands there. */
export const zeroDivision = (formula: Formula, param: string): readonly ItemProblem[] =>
  dividesByZero(formula) ? [{ code: 'formulaZeroDivision', param, severity: 'warning' }] : []
