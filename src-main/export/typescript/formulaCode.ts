import type { Formula, FunctionName, Operator } from '@shared/formula/Formula'

const OPERATORS: Readonly<Record<Operator, string>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '^': 'pow' }
const NAMES: Partial<Record<FunctionName, string>> = { min: 'minimum', max: 'maximum' }

/** A formula over the operations of TensorFlow.js; `inputs` are the words for its inputs by their places. */
export function formulaCode(formula: Formula, inputs: readonly string[]): string {
  const write = (part: Formula): string => formulaCode(part, inputs)
  switch (formula.kind) {
    case 'number':
      return `${formula.value}`
    case 'input':
      return inputs[formula.index] ?? ''
    case 'negate':
      return formula.of.kind === 'number' ? `-${formula.of.value}` : `tf.neg(${write(formula.of)})`
    case 'operation': {
      if (formula.operator === '^' && formula.right.kind === 'number' && formula.right.value === 2)
        return `tf.square(${write(formula.left)})`
      return `tf.${OPERATORS[formula.operator]}(${write(formula.left)}, ${write(formula.right)})`
    }
    case 'call': {
      const [first = '', ...rest] = formula.args.map(write)
      if (formula.name === 'step') return `tf.step(${first})`
      const name = `tf.${NAMES[formula.name] ?? formula.name}`
      return rest.length === 0 ? `${name}(${first})` : rest.reduce((all, arg) => `${name}(${all}, ${arg})`, first)
    }
  }
}
