import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { float } from '../define/params'
import { shapeText } from '../define/shapeText'
import { sizeOf } from '../define/tensorType'

/**
 * z = μ + exp(½ ln σ²) · ε with ε ~ N(0, 1) in training, μ otherwise; adds KL(N(μ, σ²) ‖ N(0, 1)) = ½ Σ (μ² + σ² − ln σ² − 1) of each sample,
 * times its weight, to the loss. Kingma and Welling, “Auto-encoding variational Bayes”, 2013. Keras gets a layer of ours.
 */
export default defineLayer({
  id: 'sampling',
  category: 'core',
  icon: 'z',
  inputs: [{ name: 'mean' }, { name: 'logVariance' }],
  outputs: [{ name: 'output' }],
  params: { klWeight: float(0, 1000, 1, { midRun: true }) },
  inferShape: (_p, [mean = [], logVariance = []]) =>
    shapeText(mean) === shapeText(logVariance)
      ? ok(mean)
      : fail({
          code: 'mergeShapesDiffer',
          port: 'logVariance',
          values: { first: shapeText(mean), other: shapeText(logVariance), position: 2 },
        }),
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  addsLoss: true,
  forward: (tf, { inputs, p, ctx }) => {
    const [mean, logVariance] = inputs as [(typeof inputs)[number], (typeof inputs)[number]]
    const parts = tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1))
    const axes = mean.shape.map((_, axis) => axis).slice(1)
    ctx.addLoss(tf.mul(tf.sum(parts, axes), p.klWeight / 2))
    if (!ctx.training) return mean
    return tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), ctx.draw.normal(mean.shape)))
  },
  generate: {
    begin: (_tf, { rows, draw, shapes }) => ({ output: draw.normal([rows, ...(shapes['output'] ?? [])]) }),
  },
  keras: (p) => ({ className: 'Sampling', config: { kl_weight: p.klWeight } }),
  summary: (p) => `β = ${p.klWeight}`,
  related: ['gaussianNoise'],
  text: {
    en: {
      title: 'Sampling',
      keywords: ['reparameterization trick', 'VAE', 'variational', 'latent code'],
      help: 'The heart of a variational autoencoder: the encoder gives a mean and a log-variance, and the code is drawn from that normal distribution in such a way that gradients flow through. A loss of its own, β·KL, pulls all codes towards N(0, 1), so that new samples can be made from plain noise. Outside training it passes the mean on.',
      formula: 'z = μ + e^{½ ln σ²} ε, KL = ½ Σ (μ² + σ² − ln σ² − 1)',
      params: {
        klWeight: {
          title: 'KL weight',
          help: 'How much (β) the pull towards N(0, 1) counts beside the loss. With a loss that is a mean over n pixels, 1/n balances the two.',
        },
      },
      ports: { mean: 'Mean μ', logVariance: 'Log-variance ln σ²' },
    },
    uk: {
      title: 'Вибірка',
      keywords: ['репараметризація', 'VAE', 'ВАЕ', 'варіаційний', 'латентний код'],
      help: 'Серце варіаційного автокодувальника: кодувальник дає середнє й логарифм дисперсії, а код беруть випадково з такого нормального розподілу, не перериваючи градієнтів. Власні втрати β·KL тягнуть усі коди до N(0, 1), тож нові зразки можна створювати зі звичайного шуму. Поза навчанням передає далі середнє.',
      formula: 'z = μ + e^{½ ln σ²} ε, KL = ½ Σ (μ² + σ² − ln σ² − 1)',
      params: {
        klWeight: {
          title: 'Вага KL',
          help: 'Скільки важить (β) тяжіння до N(0, 1) поруч із втратами. Якщо втрати — середнє за n пікселями, рівновагу дає 1/n.',
        },
      },
      ports: { mean: 'Середнє μ', logVariance: 'Лог-дисперсія ln σ²' },
    },
  },
})
