import { sumOf, value, weighed, type Line } from '../define/arithmetic'
import type { WrittenRule } from '../define/teaching'

/** A weight of a layer that weighs its inputs: `w ← w + α·e·x` for the error e of its unit, of the sign of the sum or of the sum itself. */
export const errorArithmetic =
  (compares: 'sign' | 'sum') =>
  ({ rate, x, target, before, after, at }: WrittenRule<unknown>): readonly Line[] => {
    const [w, wAfter, b, bAfter] = [before['kernel']?.values, after['kernel']?.values, before['bias']?.values, after['bias']?.values] // prettier-ignore
    const units = before['kernel']?.shape[1] ?? 1
    if (!w || !wAfter || !target || w.length !== x.length * units) return []
    const number = Math.min(at, w.length - 1)
    const [input, unit] = [Math.floor(number / units), number % units]
    const own = x.map((_, i) => w[i * units + unit] ?? NaN)
    const offset = b?.[unit]
    const z = own.reduce((sum, weight, i) => sum + weight * (x[i] ?? NaN), offset ?? 0)
    const answer = compares === 'sum' ? z : z < 0 ? -1 : 1
    const wanted = target[unit] ?? NaN
    const error = wanted - answer
    const products = sumOf(own.map((weight, i): Line => [weighed(weight), ' · ', value(x[i] ?? NaN)]))
    const step = (symbol: string, from: number, factor: Line, to: number): Line => [`${symbol} ← ${symbol} + α·e${factor.length > 0 ? '·x' : ''} = `, weighed(from), ' + ', value(rate), ' · ', value(error), ...factor, ' = ', weighed(to)] // prettier-ignore
    return [
      ['z = ', ...products, ...(offset === undefined ? [] : [' + ', weighed(offset)]), ' = ', value(z)],
      [compares === 'sum' ? 'e = y − z = ' : 'e = y − sign(z) = ', value(wanted), ' − ', value(answer), ' = ', value(error)], // prettier-ignore
      step(`w_{${input + 1}}`, w[number] ?? NaN, [' · ', value(x[input] ?? NaN)], wAfter[number] ?? NaN),
      ...(offset === undefined ? [] : [step('b', offset, [], bAfter?.[unit] ?? NaN)]),
    ]
  }
