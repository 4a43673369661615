import {
  gradient,
  MOST_TERMS,
  NO_ARITHMETIC,
  value,
  type Arithmetic,
  type ArithmeticArgs,
  type Line,
} from '../define/arithmetic'

/** Shares of all that these numbers stand for. */
function softmax(logits: readonly number[]): readonly number[] {
  const most = Math.max(...logits)
  const powers = logits.map((z) => Math.exp(z - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/**
 * Cross-entropy of one sample, and what of its gradient comes to the sums before the softmax: `p − y`.
 *
 * @param truth What is wanted of each class, 0 to 1, for the numbers that the target has.
 */
export function softmaxArithmetic(
  { p, inputs, output, rows }: ArithmeticArgs<{ readonly weight: number; readonly from: 'probabilities' | 'logits' }>,
  truth: (target: readonly number[], classes: number) => readonly number[],
): Arithmetic {
  const [guessed, target] = inputs.map(({ values }) => values)
  const loss = output.values?.[0]
  const classes = inputs[0]?.shape.at(-1) ?? 1
  if (!guessed || !target || loss === undefined || rows > 1 || guessed.length !== classes) return NO_ARITHMETIC
  const shares = p.from === 'logits' ? softmax(guessed) : guessed
  const wanted = truth(target, classes)
  const counted = shares.flatMap((share, i) => ((wanted[i] ?? 0) === 0 ? [] : [{ share, y: wanted[i] ?? NaN }]))
  const terms = counted.flatMap(({ share, y }, i): Line => [
    ...(i > 0 ? [' + '] : []),
    value(y),
    ' · ln ',
    value(share),
  ])
  const weighed = (line: Line, slope: number): Line =>
    p.weight === 1 ? [...line, gradient(slope)] : [...line, value(slope), ' · ', value(p.weight), ' = ', gradient(slope * p.weight)] // prettier-ignore
  const slopes = shares.slice(0, MOST_TERMS - 1).map((share, i): Line => {
    const y = wanted[i] ?? 0
    return weighed(
      [`∂L/∂z_{${i + 1}} = p_{${i + 1}} − y_{${i + 1}} = `, value(share), ' − ', value(y), ' = '],
      share - y,
    )
  })
  const brackets = counted.length > 1
  return {
    forward: [
      ['L = −Σ_{i} y_{i}·ln p_{i}'],
      [`L = −${brackets ? '(' : ''}`, ...terms, brackets ? ') = ' : ' = ', value(loss)],
    ],
    backward: slopes,
  }
}
