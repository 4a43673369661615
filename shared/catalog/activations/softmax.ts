import { defineActivation } from '../define/activation'

/** eˣ over the sum of eˣ along the last axis. */
export default defineActivation({
  id: 'softmax',
  icon: 'Σ',
  params: {},
  // One number a sample has nothing to share its probability with; along the last axis it would share it with the batch.
  apply: (tf, x) => (x.rank < 2 ? tf.onesLike(x) : tf.softmax(x)),
  keras: () => ({ className: 'Softmax', config: {}, name: 'softmax' }),
  related: ['categoricalCrossentropy', 'sigmoid'],
  lecture: '(1.12)',
  text: {
    en: {
      title: 'Softmax',
      keywords: ['class probabilities', 'normalized exponential'],
      help: 'Turns a row of scores into probabilities that sum to 1; the largest score gets the largest share. The output of a classifier with one unit a class. It has no weights.',
      pitfall: 'Over one unit it always gives 1. Before a loss that takes logits it would be applied twice.',
      formula: 'φ(x)_{i} = e^{x_{i}} / Σ_{j} e^{x_{j}}',
      params: {},
    },
    uk: {
      title: 'Softmax',
      keywords: ['софтмакс', 'ймовірності класів', 'нормована експонента'],
      help: 'Перетворює ряд оцінок на ймовірності із сумою 1; найбільша оцінка дістає найбільшу частку. Вихід класифікатора, де кожному класу відповідає один вузол. Ваг не має.',
      pitfall: 'Для одного вузла завжди дає 1. Перед втратами, що беруть логіти, застосувалася б двічі.',
      formula: 'φ(x)_{i} = e^{x_{i}} / Σ_{j} e^{x_{j}}',
      params: {},
    },
  },
})
