import type { Formula, FunctionName, Operator } from './Formula'

const OPERATIONS: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
}

const FUNCTIONS: Readonly<Record<FunctionName, (...args: readonly number[]) => number>> = {
  sin: (x = NaN) => Math.sin(x),
  cos: (x = NaN) => Math.cos(x),
  tan: (x = NaN) => Math.tan(x),
  exp: (x = NaN) => Math.exp(x),
  log: (x = NaN) => Math.log(x),
  sqrt: (x = NaN) => Math.sqrt(x),
  abs: (x = NaN) => Math.abs(x),
  tanh: (x = NaN) => Math.tanh(x),
  sigmoid: (x = NaN) => 1 / (1 + Math.exp(-x)),
  relu: (x = NaN) => Math.max(0, x),
  softplus: (x = NaN) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))),
  step: (x = NaN) => (x > 0 ? 1 : 0),
  min: (...args) => Math.min(...args),
  max: (...args) => Math.max(...args),
}

/** What a formula comes to where each input is one number. */
export function evaluateNumber(formula: Formula, inputs: readonly number[]): number {
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'input':
      return inputs[formula.index] ?? NaN
    case 'negate':
      return -evaluateNumber(formula.of, inputs)
    case 'operation':
      return OPERATIONS[formula.operator](evaluateNumber(formula.left, inputs), evaluateNumber(formula.right, inputs))
    case 'call':
      return FUNCTIONS[formula.name](...formula.args.map((arg) => evaluateNumber(arg, inputs)))
  }
}
