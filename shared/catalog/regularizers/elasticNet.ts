import { defineRegularizer } from '../define/regularizer'
import { sizes, squares, strength, strengthTexts } from './_penalties'

/** λ₁ Σ|w| + λ₂ Σw² (H. Zou and T. Hastie, 2005). Keras `L1L2`. */
export default defineRegularizer({
  id: 'elasticNet',
  params: { l1: strength(), l2: strength() },
  penalty: (tf, weight, p) => tf.add(tf.mul(sizes(tf, weight), p.l1), tf.mul(squares(tf, weight), p.l2)),
  keras: (p) => ({ className: 'L1L2', config: { l1: p.l1, l2: p.l2 } }),
  text: {
    en: {
      title: 'Elastic net',
      keywords: ['L1 and L2', 'L1L2'],
      help: 'L1 and L2 together: useless weights become zero, and inputs that say the same share their weight instead of one of them taking all.',
      formula: 'λ_{1}·Σ|w| + λ_{2}·Σw^{2}',
      params: strengthTexts.en,
    },
    uk: {
      title: 'Еластична сітка',
      keywords: ['L1 і L2', 'еластична мережа'],
      help: 'L1 і L2 разом: зайві ваги стають нулями, а входи, що кажуть те саме, ділять вагу між собою замість віддати її одному.',
      formula: 'λ_{1}·Σ|w| + λ_{2}·Σw^{2}',
      params: strengthTexts.uk,
    },
  },
})
