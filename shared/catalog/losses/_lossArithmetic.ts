import {
  gradient,
  NO_ARITHMETIC,
  MOST_TERMS,
  sumOf,
  value,
  type Arithmetic,
  type ArithmeticArgs,
  type Line,
} from '../define/arithmetic'

/** What a loss does with one number of the prediction and one of the target. */
interface Term {
  /** The loss and its slope in symbols. */
  readonly symbols: { readonly loss: string; readonly slope: string }
  /** The number's part in the sum, written out. */
  line(prediction: number, target: number): Line
  /** The slope of that part for the prediction. */
  slope(prediction: number, target: number): number
  /** `true`: the mean over the numbers of a sample; else their sum. */
  readonly mean: boolean
}

/** A loss that adds up something for every number of a sample. */
export const sumArithmetic =
  ({ symbols, line, slope, mean }: Term) =>
  ({
    p: { weight },
    inputs: [prediction, target],
    output,
    rows,
  }: ArithmeticArgs<{ readonly weight: number }>): Arithmetic => {
    const [guessed, wanted] = [prediction?.values, target?.values]
    const loss = output.values?.[0]
    // Of several rows the loss is a mean, and nothing that one of them adds up to.
    if (!guessed || !wanted || guessed.length !== wanted.length || loss === undefined || rows > 1) return NO_ARITHMETIC
    const parts = guessed.map((p, i) => ({ p, wanted: wanted[i] ?? NaN }))
    const terms = parts.map((part) => line(part.p, part.wanted))
    const share = mean ? 1 / guessed.length : 1
    const brackets = mean && terms.length > 1
    return {
      forward: [
        [`L = ${symbols.loss}`],
        [
          `L = ${brackets ? '(' : ''}`,
          ...sumOf(terms),
          ...(brackets ? [`) / ${guessed.length}`] : []),
          ' = ',
          value(loss),
        ],
      ],
      backward: guessed.slice(0, MOST_TERMS - 1).map((p, i): Line => {
        const index = guessed.length === 1 ? '' : `_{${i + 1}}`
        const own = slope(p, wanted[i] ?? NaN) * share
        const start = `∂L/∂ŷ${index} = ${symbols.slope}`
        return weight === 1
          ? [`${start} = `, gradient(own)]
          : [`${start} · `, value(weight), ' = ', gradient(own * weight)]
      }),
      onward: (input, place) =>
        input === 0 ? slope(guessed[place] ?? NaN, wanted[place] ?? NaN) * share * weight : undefined,
    }
  }
