import {
  gradient,
  NO_ARITHMETIC,
  MOST_TERMS,
  sumOf,
  value,
  weighed,
  type Arithmetic,
  type ArithmeticArgs,
  type Line,
} from '../define/arithmetic'
import type { ItemValue } from '../define/params'
import { activatedSum } from './_activatedSum'

/** The index of one of several; nothing where there is one. */
const index = (i: number, of: number): string => (of === 1 ? '' : `_{${i + 1}}`)

/** What a unit adds up, how its activation answers, and the gradients of its weights: `y = φ(xW + b)`, a unit of the last axis. */
export function affineArithmetic(args: ArithmeticArgs<{ readonly activation: ItemValue }>): Arithmetic {
  const {
    inputs: [x],
    weights: { kernel, bias },
    weightFlows,
    output,
    at,
    rows,
  } = args
  const [count = 1, units = 1] = kernel?.shape ?? []
  const unit = at % units
  const from = Math.floor(at / units) * count
  const entered = x?.values?.slice(from, from + count)
  if (!entered || !kernel?.values || output.values?.[at] === undefined) return NO_ARITHMETIC
  const w = entered.map((_, i) => kernel.values?.[i * units + unit] ?? NaN)
  const b = bias?.values?.[unit]
  const z = w.reduce((sum, weight, i) => sum + weight * (entered[i] ?? 0), b ?? 0)
  const { out, inner, ...sum } = activatedSum(args, z)
  const products = sumOf(w.map((weight, i): Line => [weighed(weight), ' · ', value(entered[i] ?? 0)]))
  const forward: Line[] = [
    [`${out} = ${count === 1 ? 'w·x' : 'Σ_{i} w_{i}·x_{i}'}${b === undefined ? '' : ' + b'}`],
    [`${out} = `, ...products, ...(b === undefined ? [] : [' + ', weighed(b)]), ' = ', value(z)],
    ...sum.forward,
  ]
  if (inner === undefined) return { forward, backward: sum.backward }
  const backward: Line[] = [...sum.backward]
  // Over several rows or moments the gradients of weights are sums, of which one is a part.
  const alone = rows === 1 && output.values?.length === units
  const weightLine = (name: string, factor: Line, part: number, told: number | undefined): Line => {
    const line: Line = [`∂L${alone ? '' : '_{k}'}/∂${name} = ∂L/∂${out}`, ...factor, gradient(part)]
    // What penalties add, or other nodes that share the weight.
    const rest = alone && told !== undefined ? told - part : 0
    return Math.abs(rest) > 1e-4 * (1 + Math.abs(part))
      ? [...line, ' + … = ', gradient(part), ' + ', gradient(rest), ' = ', gradient(part + rest)]
      : line
  }
  // Weights that do not learn in this step have no gradients.
  entered.slice(0, weightFlows['kernel'] ? MOST_TERMS - 1 : 0).forEach((input, i) => {
    const at = index(i, count)
    const factor: Line = [` · x${at} = `, gradient(inner), ' · ', value(input), ' = ']
    backward.push(weightLine(`w${at}`, factor, inner * input, weightFlows['kernel']?.values?.[i * units + unit]))
  })
  if (b !== undefined && weightFlows['bias'])
    backward.push(weightLine('b', [' = '], inner, weightFlows['bias']?.values?.[unit]))
  if (units === 1)
    w.slice(0, MOST_TERMS - 1).forEach((weight, i) => {
      const at = index(i, count)
      backward.push([`∂L/∂x${at} = ∂L/∂${out} · w${at} = `, gradient(inner), ' · ', weighed(weight), ' = ', gradient(inner * weight)]) // prettier-ignore
    })
  return { forward, backward, onward: (_input, place) => onwardFrom(args, place) }
}

/** What all units send back to a number of the input. */
function onwardFrom(args: ArithmeticArgs<{ readonly activation: ItemValue }>, place: number): number | undefined {
  const { inputs: [x], weights: { kernel, bias }, output, flow } = args // prettier-ignore
  const [count = 1, units = 1] = kernel?.shape ?? []
  // Along a sequence each moment has units of its own.
  if (output.values?.length !== units || !flow?.values || !x?.values || !kernel?.values) return undefined
  let sum = 0
  for (let unit = 0; unit < units; unit++) {
    let z = bias?.values?.[unit] ?? 0
    for (let i = 0; i < count; i++) z += (x.values[i] ?? NaN) * (kernel.values[i * units + unit] ?? NaN)
    const { inner } = activatedSum({ ...args, at: unit }, z)
    if (inner === undefined) return undefined
    sum += inner * (kernel.values[place * units + unit] ?? NaN)
  }
  return sum
}
