import { evaluateFormula } from '../../formula/evaluateFormula'
import { INPUT_NAMES, inputsOf, operationsOf, type Formula } from '../../formula/Formula'
import { parseFormula } from '../../formula/parseFormula'
import { toPython } from '../../formula/toPython'
import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { defineLayer } from '../define/layer'
import { formula } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf, type Shape } from '../define/tensorType'
import { zeroDivision } from '../define/zeroDivision'
import { formulaArithmetic } from './_formulaArithmetic'

const PARAM = 'formula'
const isSingle = (shape: Shape): boolean => sizeOf(shape) === 1 && shape.length <= 1

interface Read {
  readonly tree: Formula
  /** Shape of what comes out. */
  readonly shape: Shape
}

/** Shapes must be equal, apart from single numbers, which go with any. */
function commonShape(used: readonly number[], inputs: readonly Shape[]): Result<Shape, ItemProblem> {
  const first = used.find((i) => !isSingle(inputs[i] ?? []))
  // Single numbers alone: the one with an axis, if any has one.
  if (first === undefined) return ok(used.map((i) => inputs[i] ?? []).find((shape) => shape.length > 0) ?? [])
  const shape = inputs[first] ?? []
  const odd = used.find((i) => !isSingle(inputs[i] ?? []) && shapeText(inputs[i] ?? []) !== shapeText(shape))
  if (odd === undefined) return ok(shape)
  const values = {
    first: shapeText(shape),
    name: INPUT_NAMES[first] ?? '',
    other: shapeText(inputs[odd] ?? []),
    otherName: INPUT_NAMES[odd] ?? '',
    position: odd + 1,
  }
  return fail({ code: 'formulaShapesDiffer', port: 'input', values })
}

function read(text: string, inputs: readonly Shape[]): Result<Read, ItemProblem> {
  const parsed = parseFormula(text)
  if (!parsed.ok) return fail({ ...parsed.error, param: PARAM })
  const used = [...inputsOf(parsed.value)].sort((a, b) => a - b)
  if (used.length === 0) return fail({ code: 'formulaWithoutInputs', param: PARAM })
  const missing = used.find((i) => i >= inputs.length)
  if (missing !== undefined)
    return fail({
      code: 'formulaInputMissing',
      param: PARAM,
      values: { name: INPUT_NAMES[missing] ?? '', count: inputs.length },
      fixes: [{ kind: 'connectMore', port: 'input' }],
    })
  const shape = commonShape(used, inputs)
  return shape.ok ? ok({ tree: parsed.value, shape: shape.value }) : shape
}

function readWell(text: string, inputs: readonly Shape[]): Read {
  const found = read(text, inputs)
  if (!found.ok) throw new Error(`“${text}” cannot be computed: ${found.error.code}`)
  return found.value
}

/** The inputs in Python, single numbers with as many axes as the rest. */
function pythonInputs(inputs: readonly Shape[], shape: Shape): string[] {
  return inputs.map((input, i) => {
    const name = inputs.length === 1 ? 'x' : `x[${i}]`
    return input.length === shape.length
      ? name
      : `keras.ops.reshape(${name}, (-1${', 1'.repeat(shape.length)}${shape.length === 0 ? ',' : ''}))`
  })
}

/** A formula over the inputs, number by number. In Keras a `Lambda`, whose function scripts write out. */
export default defineLayer({
  id: 'formula',
  category: 'core',
  icon: 'ƒ',
  inputs: [{ name: 'input', many: true }],
  outputs: [{ name: 'output' }],
  params: { [PARAM]: formula(INPUT_NAMES, 'a^2') },
  inferShape: (p, inputs) => {
    const found = read(p.formula, inputs)
    return found.ok ? ok(found.value.shape) : found
  },
  warnings: (p, inputs) => {
    const parsed = parseFormula(p.formula)
    const used = parsed.ok ? inputsOf(parsed.value) : new Set<number>()
    const problems = parsed.ok ? zeroDivision(parsed.value, PARAM) : []
    const unused = inputs.findIndex((_, i) => !used.has(i))
    if (unused < 0) return problems
    const values = { name: INPUT_NAMES[unused] ?? String(unused + 1), position: unused + 1 }
    return [...problems, { code: 'formulaInputUnused', port: 'input', severity: 'warning', values }]
  },
  weights: () => ({}),
  multiplyAdds: (p, _inputs, output) => {
    const parsed = parseFormula(p.formula)
    return parsed.ok ? sizeOf(output) * operationsOf(parsed.value) : 0
  },
  forward: (tf, { inputs, p }) => {
    const { tree, shape } = readWell(
      p.formula,
      inputs.map((input) => input.shape.slice(1)),
    )
    const batch = inputs[0]?.shape[0] ?? 1
    // A row a sample: single numbers then go with any shape.
    const rows = inputs.map((input) => tf.reshape(tf.cast(input, 'float32'), [batch, -1]))
    return tf.reshape(evaluateFormula(tf, tree, rows) as (typeof rows)[number], [batch, ...shape])
  },
  arithmetic: formulaArithmetic,
  keras: (p, inputs) => {
    const found = read(p.formula, inputs)
    if (!found.ok) return null
    const body = toPython(found.value.tree, pythonInputs(inputs, found.value.shape))
    return { className: 'Lambda', config: { function: { python: `lambda x: ${body}` } }, formula: found.value.tree }
  },
  summary: (p) => (p.formula.length > 24 ? `${p.formula.slice(0, 23)}…` : p.formula),
  example: { inputs: [[3, -1]] },
  text: {
    en: {
      title: 'Formula',
      keywords: ['lambda', 'expression', 'custom layer', 'own function'],
      help: 'Computes a formula over its inputs, number by number: a is the first wire, b the second, then c and d. It knows + − * / ^, brackets, pi and e, and sin, cos, tan, exp, log (or ln), sqrt, abs, tanh, sigmoid, relu, softplus, step, min and max. Inputs have equal shapes, or are single numbers. Use it for whatever no other node does; gradients come by themselves.',
      formula: 'y = f(a, b, c, d)',
      params: {
        formula: {
          title: 'Formula',
          help: 'For example a * sigmoid(b) + 0.1, where step(x) is 1 above zero and 0 elsewhere.',
        },
      },
    },
    uk: {
      title: 'Формула',
      keywords: ['лямбда', 'вираз', 'власний шар', 'своя функція'],
      help: 'Обчислює формулу над своїми входами число до числа: a — перший зв’язок, b — другий, далі c і d. Знає + − * / ^, дужки, сталі pi та e, функції sin, cos, tan, exp, log (або ln), sqrt, abs, tanh, sigmoid, relu, softplus, step, min і max. Форми входів однакові, або вхід — одне число. Беріть для всього, чого не робить жоден інший вузол; градієнти виходять самі.',
      formula: 'y = f(a, b, c, d)',
      params: {
        formula: {
          title: 'Формула',
          help: 'Наприклад, a * sigmoid(b) + 0.1; функція step(x) дає 1 вище нуля і 0 деінде.',
        },
      },
    },
  },
})
