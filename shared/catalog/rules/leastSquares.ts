import type { ItemProblem } from '../define/item'
import { float } from '../define/params'
import { perSample } from '../define/perSample'
import { defineRule } from '../define/rule'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { toRows } from '../layers/_lastAxis'
import { madeBy, readsValues, setActivation, suitableMetrics } from '../losses/_check'
import { countingRows, rowsThatCount, withoutPadding } from './_counting'
import { checkShapes, fewRows } from './_readout'
import { ridge } from './_ridge'

/** With a bias, which is not held back, what is fitted are the deviations from the means. */
function aroundMeans(
  tf: Tf,
  rows: Tensor,
  wanted: Tensor,
  lambda: number,
  counting?: Tensor,
): { kernel: Tensor; bias: Tensor } {
  const many = rowsThatCount(tf, rows, counting)
  const mean = (of: Tensor): Tensor => tf.div(tf.sum(of, 0, true), many)
  const [x0, y0] = [mean(rows), mean(wanted)]
  const away = (of: Tensor, middle: Tensor): Tensor => withoutPadding(tf, tf.sub(of, middle), counting)
  const kernel = ridge(tf, away(rows, x0), away(wanted, y0), lambda)
  return { kernel, bias: tf.reshape(tf.sub(y0, tf.matMul(x0, kernel)), [-1]) }
}

/**
 * The W and b of a linear layer that make Σ‖xW + b − y‖² + λ‖W‖² least over all rows, in one step; of sequences every moment is a row, padding none (A. Hoerl,
 * R. Kennard, 1970). The bias is not held back. Its loss is the mean squared error.
 */
export default defineRule({
  id: 'leastSquares',
  icon: 'W*',
  params: { ridge: float(0, 1e6, 1e-6, { scale: 'log' }) },
  trains: ['dense'],
  allRows: true,
  check: (_p, types): readonly ItemProblem[] => {
    const shapes = checkShapes(types)
    const activation = madeBy(types)
    if (activation === 'linear') return shapes
    const linear = {
      port: 'layer',
      values: { type: 'leastSquares', activation },
      fixes: [setActivation('linear', 'layer')],
    }
    return [...shapes, { code: 'linearNeeded', ...linear }]
  },
  checkLayer: (_p, { rows, inputs: [input] }) =>
    fewRows(rows === undefined || !input ? undefined : rows * sizeOf(input.shape.slice(0, -1)), input?.shape.at(-1)),
  reads: (_p, types) => readsValues(types),
  metrics: suitableMetrics,
  loss: (tf, { prediction, target, counts }) => perSample(tf, tf.square(tf.sub(prediction, target)), counts),
  learn: (tf, { p, layer: { x, w }, target, counts }) => {
    const counting = countingRows(tf, x, counts)
    const rows = withoutPadding(tf, toRows(tf, x), counting)
    const wanted = withoutPadding(tf, tf.reshape(tf.cast(target, 'float32'), [rows.shape[0] ?? 1, -1]), counting)
    const weights: Record<string, Tensor> = w['bias']
      ? aroundMeans(tf, rows, wanted, p.ridge, counting)
      : { kernel: ridge(tf, rows, wanted, p.ridge) }
    return { weights }
  },
  text: {
    en: {
      title: 'Least squares',
      keywords: ['ridge regression', 'linear regression', 'readout', 'pseudo-inverse', 'Tikhonov', 'normal equations'],
      help: 'Computes the best weights of a linear layer in one step, from all rows at once: no rate, no epochs, and no better linear readout exists. For the second layer of RBF networks, extreme learning machines and reservoirs.',
      formula: 'W = (XᵀX + λI)⁻¹XᵀY',
      params: {
        ridge: {
          title: 'Ridge λ',
          help: 'How strongly large weights are held back: none gives the smallest error on these rows, more a steadier answer on others.',
        },
      },
      ports: { layer: 'Layer', target: 'Target' },
    },
    uk: {
      title: 'Найменші квадрати',
      short: 'Найм. квадрати',
      keywords: ['гребенева регресія', 'лінійна регресія', 'зчитувач', 'псевдообернення', 'Тихонов', 'МНК', 'ridge'],
      help: 'Обчислює найкращі ваги лінійного шару за один крок з усіх рядків одразу: ні швидкості, ні епох, а кращого лінійного зчитувача не існує. Для другого шару RBF-мереж, машин екстремального навчання і резервуарів.',
      formula: 'W = (XᵀX + λI)⁻¹XᵀY',
      params: {
        ridge: {
          title: 'Гребінь λ',
          help: 'Наскільки стримуються великі ваги: нуль дає найменшу похибку на цих рядках, більше — стійкішу відповідь на інших.',
        },
      },
      ports: { layer: 'Шар', target: 'Ціль' },
    },
  },
})
