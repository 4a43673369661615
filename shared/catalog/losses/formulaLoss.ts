import { evaluateFormula } from '../../formula/evaluateFormula'
import { inputsOf, type Formula } from '../../formula/Formula'
import { parseFormula } from '../../formula/parseFormula'
import type { ItemProblem } from '../define/item'
import { defineLoss, lossWeight } from '../define/loss'
import { formula } from '../define/params'
import { perSample } from '../define/perSample'
import type { Tensor } from '../define/tf'
import { zeroDivision } from '../define/zeroDivision'
import { fail, type Result } from '../../result'
import { labelsAsNumbers, present, readsValues, shapesDiffer, suitableMetrics } from './_check'
import { lossTexts } from './_texts'

/** Prediction and target, in the order of their ports. */
const INPUTS = ['p', 'y'] as const
const PARAM = 'formula'

function read(text: string): Result<Formula, ItemProblem> {
  const parsed = parseFormula(text, INPUTS)
  if (!parsed.ok) return fail({ ...parsed.error, param: PARAM })
  return inputsOf(parsed.value).has(0) ? parsed : fail({ code: 'lossFormulaWithoutPrediction', param: PARAM })
}

/** A formula over each number of the prediction, p, and of the target, y; the mean over the numbers of a sample. */
export default defineLoss({
  id: 'formulaLoss',
  icon: 'ƒ',
  params: { [PARAM]: formula(INPUTS, '(y - p)^2'), ...lossWeight },
  check: (p, types) => {
    const found = read(p.formula)
    const own = found.ok ? zeroDivision(found.value, PARAM) : [found.error]
    return [...own, ...present(shapesDiffer(types)), ...labelsAsNumbers(types)]
  },
  reads: (_p, types) => readsValues(types),
  loss: (tf, { prediction, target, counts, p }) => {
    const found = read(p.formula)
    if (!found.ok) throw new Error(`“${p.formula}” cannot be computed: ${found.error.code}`)
    const values = evaluateFormula(tf, found.value, [prediction, tf.cast(target, 'float32')])
    return perSample(tf, values as Tensor, counts)
  },
  metrics: suitableMetrics,
  keras: () => null,
  text: {
    en: {
      title: 'Loss by a formula',
      short: 'Formula',
      keywords: ['custom loss', 'own loss'],
      help: 'A loss of your own: a formula over each number of the prediction, p, and of the target, y, averaged over the numbers of an example. It knows + − * / ^, brackets, pi and e, and sin, cos, tan, exp, log (or ln), sqrt, abs, tanh, sigmoid, relu, softplus, step, min and max. Gradients come by themselves; see that the lowest value is where prediction and target agree.',
      formula: 'L = mean f(y, p)',
      params: {
        formula: {
          title: 'Formula',
          help: 'For example abs(y - p), or min(abs(y - p), 1) to let no single error count for more than 1.',
        },
        weight: lossTexts.en.weight,
      },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Втрати за формулою',
      short: 'Формула',
      keywords: ['власні втрати', 'своя функція втрат'],
      help: 'Власна функція втрат: формула над кожним числом передбачення p і цілі y, усереднена за числами прикладу. Знає + − * / ^, дужки, сталі pi та e, функції sin, cos, tan, exp, log (або ln), sqrt, abs, tanh, sigmoid, relu, softplus, step, min і max. Градієнти виходять самі; подбайте, щоб найменше значення було там, де передбачення й ціль збігаються.',
      formula: 'L = середнє f(y, p)',
      params: {
        formula: {
          title: 'Формула',
          help: 'Наприклад, abs(y - p) або min(abs(y - p), 1), щоб жодна похибка не важила більше за 1.',
        },
        weight: lossTexts.uk.weight,
      },
      ports: lossTexts.uk.ports,
    },
  },
})
