import { defineActivation } from '../define/activation'

/** The identity. */
export default defineActivation({
  id: 'linear',
  icon: 'x',
  params: {},
  apply: (_tf, x) => x,
  plot: (x) => x,
  keras: () => ({ className: 'Activation', config: { activation: 'linear' }, name: 'linear' }),
  text: {
    en: {
      title: 'Linear',
      keywords: ['identity'],
      help: 'Passes values unchanged. The output of a regression, or of a network whose loss works on logits; between layers it is useless, for two linear layers are one.',
      pitfall: 'Layers with it in a row are one layer, however many there are.',
      formula: 'φ(x) = x',
      params: {},
    },
    uk: {
      title: 'Лінійна',
      keywords: ['тотожна', 'тотожність'],
      help: 'Пропускає значення без змін. Вихід регресії або мережі, чия функція втрат працює з логітами; між шарами не потрібна, бо два лінійні шари — це один.',
      pitfall: 'Скільки таких шарів не складай поспіль, це один шар.',
      formula: 'φ(x) = x',
      params: {},
    },
  },
})
