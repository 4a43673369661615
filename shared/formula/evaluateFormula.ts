import type { Tensor, Tf } from '../catalog/define/tf'
import type { Formula, FunctionName, Operator } from './Formula'

/** A number where no input takes part. */
type Value = Tensor | number

const ofNumbers: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
}

function raise(tf: Tf, a: Value, b: Value): Tensor {
  if (b === 1 && typeof a !== 'number') return a
  if (b === 2) return tf.square(a)
  return b === 0.5 ? tf.sqrt(a) : tf.pow(a, b)
}

const ofTensors = (tf: Tf): Readonly<Record<Operator, (a: Value, b: Value) => Tensor>> => ({
  '+': (a, b) => tf.add(a, b),
  '-': (a, b) => tf.sub(a, b),
  '*': (a, b) => tf.mul(a, b),
  '/': (a, b) => tf.div(a, b),
  '^': (a, b) => raise(tf, a, b),
})

/** Functions of one argument. */
const functionsOf = (tf: Tf): Readonly<Record<Exclude<FunctionName, 'min' | 'max'>, (x: Value) => Tensor>> => ({
  sin: (x) => tf.sin(x),
  cos: (x) => tf.cos(x),
  tan: (x) => tf.tan(x),
  exp: (x) => tf.exp(x),
  log: (x) => tf.log(x),
  sqrt: (x) => tf.sqrt(x),
  abs: (x) => tf.abs(x),
  tanh: (x) => tf.tanh(x),
  sigmoid: (x) => tf.sigmoid(x),
  relu: (x) => tf.relu(x),
  softplus: (x) => tf.softplus(x),
  step: (x) => tf.step(x),
})

/** What a formula gives, number by number; `inputs` by their places. */
export function evaluateFormula(tf: Tf, formula: Formula, inputs: readonly (Tensor | undefined)[]): Value {
  const valueOf = (part: Formula): Value => evaluateFormula(tf, part, inputs)
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'input': {
      const input = inputs[formula.index]
      if (!input) throw new Error(`There is no input number ${formula.index + 1}`)
      return input
    }
    case 'negate': {
      const of = valueOf(formula.of)
      return typeof of === 'number' ? -of : tf.neg(of)
    }
    case 'operation': {
      const [left, right] = [valueOf(formula.left), valueOf(formula.right)]
      return typeof left === 'number' && typeof right === 'number'
        ? ofNumbers[formula.operator](left, right)
        : ofTensors(tf)[formula.operator](left, right)
    }
    case 'call': {
      const [first = 0, ...rest] = formula.args.map(valueOf)
      if (formula.name === 'min') return rest.reduce((least, x) => tf.minimum(least, x), first)
      if (formula.name === 'max') return rest.reduce((most, x) => tf.maximum(most, x), first)
      return functionsOf(tf)[formula.name](first)
    }
  }
}
