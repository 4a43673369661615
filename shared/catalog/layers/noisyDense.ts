import { defineLayer, passesMask, weight } from '../define/layer'
import { float, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { throughKernel, withLast } from './_lastAxis'
import { initializerTexts, kerasOutput, plainOutput } from './_output'
import { weightOf } from './_weightOf'

/**
 * A dense layer that adds normal noise of mean 0 to its weights in training, anew in every step (A. Murray and P. Edwards, 1994):
 * `[..., inputs]` to `[..., units]`. Keras has no such layer: scripts carry one of ours.
 */
export default defineLayer({
  id: 'noisyDense',
  category: 'regularize',
  icon: '≋',
  inputs: [{ name: 'input' }],
  masking: passesMask,
  outputs: [{ name: 'output' }],
  params: {
    units: int(1, 65_536, 64),
    stddev: float(0, 1, 0.05, { midRun: true }),
    ...plainOutput,
  },
  inferShape: (p, [x = []]) => withLast(x, p.units),
  weights: (p, [x = []]) => ({
    kernel: weight([x.at(-1) ?? 1, p.units], p.kernelInitializer),
    ...(p.useBias && { bias: weight([p.units], p.biasInitializer) }),
  }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, args) => {
    const { w, p, ctx } = args
    const kernel = weightOf(w, 'kernel')
    const { whole = ctx.draw } = ctx.draw
    const noisy = ctx.training && p.stddev > 0
    const used = noisy ? tf.add(kernel, tf.mul(whole.normal(kernel.shape), p.stddev)) : kernel
    return throughKernel(tf, args, used)
  },
  keras: (p) => ({
    className: 'NoisyDense',
    config: { units: p.units, stddev: p.stddev, ...kerasOutput(p) },
  }),
  summary: (p, name) =>
    [`${p.units}`, `σ = ${p.stddev}`, ...(p.activation === 'linear' ? [] : [name('activation')])].join(' · '),
  text: {
    en: {
      title: 'Dense with noisy weights',
      short: 'Noisy dense',
      keywords: ['noise on weights', 'weight noise', 'synaptic noise'],
      help: 'A dense layer whose weights tremble in training: each step adds other noise to them, and the gradient is taken there. Only answers that do not hang on the exact value of a weight survive, so the network settles in flat valleys of the loss and overfits less. Outside training the weights are as learned.',
      formula: 'y = φ(x · (W + σZ) + b), Z ∼ N(0, 1)',
      params: {
        units: { title: 'Units', help: 'Number of outputs.' },
        stddev: {
          title: 'Deviation σ',
          help: 'How strong the noise is: a tenth of the usual size of a weight is a start.',
        },
        activation: { title: 'Activation', help: 'Function applied to each weighted sum.' },
        useBias: { title: 'Bias', help: 'Adds a learned constant to each unit; constants get no noise.' },
        ...initializerTexts.en,
      },
    },
    uk: {
      title: 'Повнозв’язний із шумом ваг',
      short: 'Шум ваг',
      keywords: ['шум на вагах', 'зашумлені ваги', 'синаптичний шум'],
      help: 'Повнозв’язний шар, ваги якого на навчанні тремтять: кожен крок додає до них інший шум, і градієнт береться там. Виживають лише відповіді, що не залежать від точного значення ваги, тож мережа осідає в пологих долинах втрат і менше перенавчається. Поза навчанням ваги такі, як вивчені.',
      formula: 'y = φ(x · (W + σZ) + b), Z ∼ N(0, 1)',
      params: {
        units: { title: 'Вузли', help: 'Кількість виходів.' },
        stddev: { title: 'Відхилення σ', help: 'Сила шуму: для початку десята частина звичайної ваги.' },
        activation: { title: 'Активація', help: 'Функція від кожної зваженої суми.' },
        useBias: { title: 'Зсув', help: 'Додає до кожного вузла навчену сталу; до сталих шум не додається.' },
        ...initializerTexts.uk,
      },
    },
  },
})
