import { gradient, NO_ARITHMETIC, value, type Arithmetic, type ArithmeticArgs, type Line } from '../define/arithmetic'

/** How numbers are merged: what stands before them, between them and after them. */
export interface MergeSigns {
  readonly begin?: string
  readonly between: string
  end?(count: number): string
  /** The slope for one of the numbers; absent: it is not told. */
  slope?(numbers: readonly number[], input: number): number
}

/** One number of an elementwise merge. The gradient that came back is shown; how it goes on follows from the merge. */
export const mergeArithmetic =
  ({ begin = '', between, end = () => '', slope }: MergeSigns) =>
  ({ inputs, output, at, flow }: ArithmeticArgs<unknown>): Arithmetic => {
    const answer = output.values?.[at]
    const numbers = inputs.map(({ values }) => values?.[at])
    if (answer === undefined || numbers.includes(undefined)) return NO_ARITHMETIC
    const written: Line = numbers.flatMap((own, i) => [...(i > 0 ? [between] : []), value(own ?? NaN)])
    const came = flow?.values?.[at]
    return {
      forward: [[`y = ${begin}`, ...written, `${end(numbers.length)} = `, value(answer)]],
      backward: came === undefined ? [] : [['∂L/∂y = ', gradient(came)]],
      ...(slope && {
        onward: (input, place) => {
          const back = flow?.values?.[place]
          const own = inputs.map(({ values }) => values?.[place] ?? NaN)
          return back === undefined ? undefined : back * slope(own, input)
        },
      }),
    }
  }
