import type { TensorType } from '@shared/catalog/define/tensorType'
import { inputsOf, type Formula, type FunctionName, type Operator } from '@shared/formula/Formula'
import type { KerasObject, Operation, ValueRef } from './Operation'

type Kind = 'numpy' | 'nn' | 'core'
const OPERATORS: Readonly<Record<Operator, string>> = {
  '+': 'Add',
  '-': 'Subtract',
  '*': 'Multiply',
  '/': 'TrueDivide',
  '^': 'Power',
}
const FUNCTIONS: Readonly<Record<Exclude<FunctionName, 'step'>, readonly [string, Kind]>> = {
  sin: ['Sin', 'numpy'],
  cos: ['Cos', 'numpy'],
  tan: ['Tan', 'numpy'],
  exp: ['Exp', 'numpy'],
  log: ['Log', 'numpy'],
  sqrt: ['Sqrt', 'numpy'],
  abs: ['Absolute', 'numpy'],
  tanh: ['Tanh', 'numpy'],
  min: ['Minimum', 'numpy'],
  max: ['Maximum', 'numpy'],
  sigmoid: ['Sigmoid', 'nn'],
  relu: ['Relu', 'nn'],
  softplus: ['Softplus', 'nn'],
}

const NUMBERS: Readonly<Record<FunctionName, (...x: number[]) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  tanh: Math.tanh,
  min: Math.min,
  max: Math.max,
  sigmoid: (x = 0) => 1 / (1 + Math.exp(-x)),
  relu: (x = 0) => Math.max(0, x),
  softplus: (x = 0) => Math.log1p(Math.exp(x)),
  step: (x = 0) => (x > 0 ? 1 : 0),
}

/** Value of a part of a formula in which there is no input: Keras has no operations on numbers alone. */
function numberOf(formula: Formula): number {
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'negate':
      return -numberOf(formula.of)
    case 'call':
      return NUMBERS[formula.name](...formula.args.map(numberOf))
    case 'operation': {
      const [a, b] = [numberOf(formula.left), numberOf(formula.right)]
      return { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '^': a ** b }[formula.operator]
    }
    case 'input':
      throw new Error('An input is no number')
  }
}

const objectOf = (kind: Kind, name: string, config: KerasObject['config']): KerasObject => ({
  module: `keras.src.ops.${kind}`,
  class_name: name,
  config,
  registered_name: name,
})

/**
 * A formula as functions of Keras, which its files hold without any code. The last is called `name`; where there is nothing to compute, it is
 * a layer that gives its input.
 *
 * @param inputs What goes in, by the places in the formula.
 * @param type Of what comes out.
 */
export function formulaOperations(
  name: string,
  formula: Formula,
  inputs: readonly ValueRef[],
  type: TensorType,
): readonly Operation[] {
  const made: Operation[] = []
  const add = (kind: Kind, className: string, args: readonly unknown[], more: KerasObject['config'] = {}): ValueRef => {
    const own = `${name}__${made.length + 1}`
    made.push({ name: own, object: objectOf(kind, className, { name: own, ...more }), calls: [{ args, kwargs: {} }] })
    return { operation: own, call: 0, type }
  }
  const toInput = (index: number): unknown => {
    const value = inputs[index]
    if (!value || value.type.shape.length === type.shape.length) return value
    return add('numpy', 'Reshape', [value], { newshape: [-1, ...type.shape.map(() => 1)] })
  }
  const toValue = (part: Formula): unknown => {
    if (inputsOf(part).size === 0) return numberOf(part)
    switch (part.kind) {
      case 'number':
        return part.value
      case 'input':
        return toInput(part.index)
      case 'negate':
        return add('numpy', 'Negative', [toValue(part.of)])
      case 'operation':
        return add('numpy', OPERATORS[part.operator], [toValue(part.left), toValue(part.right)])
      case 'call': {
        const args = part.args.map(toValue)
        if (part.name === 'step')
          return add('core', 'Cast', [add('numpy', 'Greater', [args[0], 0])], { dtype: 'float32' })
        const [className, kind] = FUNCTIONS[part.name]
        const [first, ...rest] = args
        return rest.length === 0
          ? add(kind, className, [first])
          : rest.reduce((a, b) => add(kind, className, [a, b]), first)
      }
    }
  }
  const result = toValue(formula)
  const last = made.at(-1)
  if (!last)
    return [
      {
        name,
        object: { module: 'keras.layers', class_name: 'Identity', config: { name }, registered_name: null },
        calls: [{ args: [result], kwargs: {} }],
      },
    ]
  return [...made.slice(0, -1), { ...last, name, object: { ...last.object, config: { ...last.object.config, name } } }]
}
