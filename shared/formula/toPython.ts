import type { Formula, FunctionName, Operator } from './Formula'

/** How tightly Python binds: a sum, a product, a sign, a power, anything whole. */
const LEVEL = { sum: 1, product: 2, sign: 3, power: 4, whole: 5 } as const

const LEVELS: Readonly<Record<Operator, number>> = {
  '+': LEVEL.sum,
  '-': LEVEL.sum,
  '*': LEVEL.product,
  '/': LEVEL.product,
  '^': LEVEL.power,
}

const NAMES: Partial<Record<FunctionName, string>> = { abs: 'absolute', min: 'minimum', max: 'maximum' }

/** Names, numbers and powers of them. */
const SIMPLE = /^-?[\w.]+(\*\*-?[\w.]+)*$/
const isPower = (formula: Formula): boolean => formula.kind === 'operation' && formula.operator === '^'

/** A function of a formula in some library's words. */
export type WriteCall = (name: FunctionName, args: readonly string[]) => string

function inKeras(name: FunctionName, args: readonly string[]): string {
  if (name === 'step') return `keras.ops.cast(${args[0]} > 0, "float32")`
  const whole = `keras.ops.${NAMES[name] ?? name}`
  const [first = '', ...rest] = args
  return rest.length === 0 ? `${whole}(${first})` : rest.reduce((before, arg) => `${whole}(${before}, ${arg})`, first)
}

/** A formula in Python, over Keras's operations where no other library's are given; `inputs` are the words for its inputs by their places. */
export function toPython(formula: Formula, inputs: readonly string[], call: WriteCall = inKeras): string {
  const write = (part: Formula, least: number): string => {
    const [text, level] = toText(part)
    return level < least ? `(${text})` : text
  }
  const toText = (part: Formula): readonly [string, number] => {
    switch (part.kind) {
      case 'number':
        return [Number.isInteger(part.value) && part.value < 1e15 ? `${part.value}.0` : `${part.value}`, LEVEL.whole]
      case 'input':
        return [inputs[part.index] ?? '', LEVEL.whole]
      case 'negate':
        // A power under a sign stands in brackets, as black has it.
        return [`-${write(part.of, isPower(part.of) ? LEVEL.whole : LEVEL.sign)}`, LEVEL.sign]
      case 'call':
        return [
          call(
            part.name,
            part.args.map((arg) => write(arg, LEVEL.sum)),
          ),
          LEVEL.whole,
        ]
      case 'operation': {
        const level = LEVELS[part.operator]
        // From the left, but powers from the right, whose exponent may have a sign.
        if (part.operator === '^') {
          const [base, exponent] = [write(part.left, LEVEL.whole), write(part.right, LEVEL.sign)]
          // What is simple on both sides stands close together, as black has it.
          const gap = [base, exponent].every((side) => SIMPLE.test(side)) ? '' : ' '
          return [`${base}${gap}**${gap}${exponent}`, level]
        }
        return [`${write(part.left, level)} ${part.operator} ${write(part.right, level + 1)}`, level]
      }
    }
  }
  return write(formula, LEVEL.sum)
}
