import { defineMetric } from '../define/metric'
import { perPlace } from '../define/perSample'
import { tellsNumbers } from './_numbers'

/** More outputs than these are a picture, not a few measured numbers. */
const MOST_OUTPUTS = 64

/** Below this share of the mean square, what is left of the variance is rounding. */
const ROUNDING = 1e-6

/** 1 − residual sum of squares / total sum of squares, the mean over outputs that vary, each over all its places. Keras `R2Score`. */
export default defineMetric({
  id: 'r2',
  unit: 'number',
  better: 'higher',
  suits: (types) => tellsNumbers(types) && (types.target.shape.at(-1) ?? 1) <= MOST_OUTPUTS,
  compute: (tf, { prediction, target, counts, types }) => {
    const { shape } = types.target
    const rows = shape.length > 0 ? [-1, ...shape] : [-1, 1]
    const [y, answer] = [tf.cast(tf.reshape(target, rows), 'float32'), tf.reshape(prediction, rows)]
    return perPlace(tf, tf.concat([y, tf.square(y), tf.square(tf.sub(answer, y))], -1), counts)
  },
  finish: (means) => {
    const outputs = means.length / 3
    const shares: number[] = []
    for (let i = 0; i < outputs; i++) {
      const [mean = 0, square = 0, residual = 0] = [means[i], means[outputs + i], means[2 * outputs + i]]
      const variance = square - mean * mean
      if (variance > ROUNDING * square) shares.push(1 - residual / variance)
    }
    return shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : undefined
  },
  keras: ({ target }) => (target.shape.length === 1 ? { className: 'R2Score', config: {} } : null),
  text: {
    en: {
      title: 'R²',
      keywords: ['coefficient of determination'],
      help: 'The share of the target’s variance that the network explains: 1 is perfect, 0 is no better than always giving the mean, and below 0 is worse than that. Has no value where the target does not vary.',
      pitfall: 'It may be negative: then the mean of the targets would have been the better answer.',
      formula: 'R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²',
      params: {},
    },
    uk: {
      title: 'R²',
      keywords: ['коефіцієнт детермінації'],
      help: 'Частка дисперсії цілі, яку пояснює мережа: 1 — бездоганно, 0 — не краще, ніж завжди давати середнє, нижче нуля — ще гірше. Не має значення там, де ціль стала.',
      pitfall: 'Може бути від’ємною: тоді кращою відповіддю було б середнє цілей.',
      formula: 'R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²',
      params: {},
    },
  },
})
