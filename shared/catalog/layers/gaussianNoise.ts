import { ok } from '../../result'
import { defineLayer } from '../define/layer'
import { float } from '../define/params'
import { sizeOf } from '../define/tensorType'

/** In training adds normal noise of mean 0. Keras `GaussianNoise`. */
export default defineLayer({
  id: 'gaussianNoise',
  category: 'regularize',
  icon: '∿',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: { stddev: float(0, 1, 0.1, { midRun: true }) },
  inferShape: (_p, [x = []]) => ok(x),
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, p, ctx }) =>
    ctx.training && p.stddev > 0 ? tf.add(x, tf.mul(ctx.draw.normal(x.shape), p.stddev)) : x,
  keras: (p) => ({ className: 'GaussianNoise', config: { stddev: p.stddev } }),
  summary: (p) => `σ = ${p.stddev}`,
  text: {
    en: {
      title: 'Gaussian noise',
      keywords: ['additive noise', 'jitter'],
      help: 'Adds a little random noise to every number in training, and does nothing outside it. The network never sees the same example twice and learns to answer the same for all that is near it: a cheap way against overfitting, and the simplest corruption for a denoising autoencoder.',
      pitfall:
        'The deviation is measured on what comes in: 0.1 is much for pixels from 0 to 1 and nothing for values in hundreds.',
      formula: 'y = x + σ · z, z ∼ N(0, 1)',
      params: {
        stddev: {
          title: 'Deviation σ',
          help: 'How strong the noise is, in the units of the data; for data of 0…1 about 0.1.',
        },
      },
    },
    uk: {
      title: 'Гаусів шум',
      keywords: ['адитивний шум', 'гауссів шум', 'зашумлення'],
      help: 'На навчанні додає до кожного числа трохи випадкового шуму, поза навчанням нічого не робить. Мережа ніколи не бачить того самого прикладу двічі й учиться відповідати однаково на все, що поруч: дешевий засіб проти перенавчання і найпростіше псування для знешумлювального автокодувальника.',
      pitfall:
        'Відхилення міряється тим, що надходить: 0,1 багато для пікселів від 0 до 1 і ніщо для значень у сотнях.',
      formula: 'y = x + σ · z, z ∼ N(0, 1)',
      params: { stddev: { title: 'Відхилення σ', help: 'Сила шуму в одиницях даних; для даних 0…1 приблизно 0,1.' } },
    },
  },
})
