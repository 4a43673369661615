import { defineActivation } from '../define/activation'

/** 1 from 0 on, 0 below (O. Heaviside; the neuron of W. McCulloch and W. Pitts, 1943). Keras has no such layer. */
export default defineActivation({
  id: 'step',
  icon: '01',
  params: {},
  flat: 'sigmoid',
  apply: (tf, x) => tf.cast(tf.greaterEqual(x, 0), 'float32'),
  plot: (x) => (x < 0 ? 0 : 1),
  keras: () => ({ className: 'Step', config: {} }),
  related: ['sign', 'binaryThreshold'],
  text: {
    en: {
      title: 'Step',
      keywords: ['Heaviside', 'threshold', 'unit step'],
      help: 'Fires or does not: 1 from the threshold on, 0 below, as the first artificial neurons did. Sums of steps build any staircase, but the derivative is 0 wherever there is one, so nothing before it can learn by gradients.',
      pitfall: 'It has no slope: nothing before it learns by gradients.',
      formula: 'φ(x) = 1 for x ≥ 0, else 0',
      params: {},
    },
    uk: {
      title: 'Сходинка',
      keywords: ['Гевісайд', 'порогова', 'функція стрибка'],
      help: 'Спрацьовує або ні: 1 від порога й далі, 0 нижче — так діяли перші штучні нейрони. Суми сходинок утворюють будь-які сходи, але похідна всюди, де вона є, дорівнює 0, тож усе, що стоїть перед нею, градієнтами не навчити.',
      pitfall: 'Нахилу немає: усе перед нею не вчиться за градієнтами.',
      formula: 'φ(x) = 1, якщо x ≥ 0, інакше 0',
      params: {},
    },
  },
})
