import { defineRegularizer } from '../define/regularizer'
import { sizes, strength, strengthTexts } from './_penalties'

/** λ Σ|w|. Keras `L1`. */
export default defineRegularizer({
  id: 'l1',
  params: { l1: strength() },
  penalty: (tf, weight, p) => tf.mul(sizes(tf, weight), p.l1),
  keras: (p) => ({ className: 'L1', config: { l1: p.l1 } }),
  related: ['regularizers/l2', 'regularizers/elasticNet'],
  text: {
    en: {
      title: 'L1',
      keywords: ['lasso', 'sparsity'],
      help: 'Adds the sizes of all weights to the loss. Small weights are pulled as hard as large ones, so the useless ones end at zero: a sparse solution that shows which inputs matter.',
      pitfall: 'It draws weights to exactly 0 and shrinks the large ones just as fast.',
      formula: 'λ·Σ|w|',
      params: { l1: strengthTexts.en.l1 },
    },
    uk: {
      title: 'L1',
      keywords: ['ласо', 'розрідженість'],
      help: 'Додає до втрат модулі всіх ваг. Малі ваги тягне до нуля так само сильно, як великі, тож зайві стають нулями: розріджений розв’язок показує, які входи важливі.',
      pitfall: 'Зводить ваги точно до 0 і так само швидко зменшує великі.',
      formula: 'λ·Σ|w|',
      params: { l1: strengthTexts.uk.l1 },
    },
  },
})
