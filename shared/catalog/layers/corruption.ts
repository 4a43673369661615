import { ok } from '../../result'
import { defineLayer } from '../define/layer'
import { choice, float } from '../define/params'
import { sizeOf } from '../define/tensorType'

/**
 * In training spoils a random share of the numbers, for denoising autoencoders (P. Vincent and others, 2008). Keras has no such layer:
 * scripts carry one of ours.
 */
export default defineLayer({
  id: 'corruption',
  category: 'regularize',
  icon: '∗',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {
    kind: choice(['zero', 'random', 'saltAndPepper'], 'zero'),
    rate: float(0, 1, 0.1, { midRun: true }),
    low: float(-1000, 1000, 0),
    high: float(-1000, 1000, 1),
  },
  inferShape: (_p, [x = []]) => ok(x),
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => sizeOf(output),
  forward: (tf, { x, p, ctx }) => {
    if (!ctx.training || p.rate === 0) return x
    const spoiled = tf.cast(tf.less(ctx.draw.uniform(x.shape), p.rate), 'float32')
    const kept = tf.mul(x, tf.sub(1, spoiled))
    if (p.kind === 'zero') return kept
    const drawn = ctx.draw.uniform(x.shape)
    const place = p.kind === 'random' ? drawn : tf.cast(tf.greaterEqual(drawn, 0.5), 'float32')
    return tf.add(kept, tf.mul(spoiled, tf.add(tf.mul(place, p.high - p.low), p.low)))
  },
  keras: (p) => ({ className: 'Corruption', config: { kind: p.kind, rate: p.rate, low: p.low, high: p.high } }),
  summary: (p, name) => `${name('kind')} · ${p.rate}`,
  example: { params: { rate: 0.3 }, inputs: [[1, 2, 3, 4, 5, 6, 7, 8]] },
  text: {
    en: {
      title: 'Corruption',
      keywords: ['denoising', 'masking noise', 'salt and pepper', 'spoil'],
      help: 'Spoils a random share of the numbers in training and does nothing outside it. Put it before a denoising autoencoder and let the loss compare with the unspoiled data: to fill in what is missing, the network must learn how the numbers go together, and cannot simply copy.',
      formula: 'y_{i} = x_{i}, or v with probability r',
      params: {
        kind: {
          title: 'Becomes',
          help: 'What a spoiled number becomes: zero, any number of the range, or one of its ends, like salt and pepper.',
          options: { zero: 'zero', random: 'random', saltAndPepper: 'salt and pepper' },
        },
        rate: { title: 'Share', help: 'Share of the numbers that are spoiled: 0.1–0.5 is usual.' },
        low: { title: 'Lowest', help: 'Lower end of the range of the data.' },
        high: { title: 'Highest', help: 'Upper end of the range of the data.' },
      },
    },
    uk: {
      title: 'Псування',
      keywords: ['знешумлення', 'маскувальний шум', 'сіль і перець', 'зашумлення'],
      help: 'На навчанні псує випадкову частку чисел, поза навчанням нічого не робить. Ставлять перед знешумлювальним автокодувальником, а втрати порівнюють із незіпсованими даними: щоб відновити втрачене, мережа мусить вивчити, як числа пов’язані між собою, і не може просто копіювати.',
      formula: 'y_{i} = x_{i}, або v з імовірністю r',
      params: {
        kind: {
          title: 'Стає',
          help: 'Чим стає зіпсоване число: нулем, будь-яким числом діапазону чи одним із його кінців, як сіль і перець.',
          options: { zero: 'нулем', random: 'випадковим', saltAndPepper: 'сіль і перець' },
        },
        rate: { title: 'Частка', help: 'Частка чисел, що псуються: зазвичай 0,1–0,5.' },
        low: { title: 'Найменше', help: 'Нижній кінець діапазону даних.' },
        high: { title: 'Найбільше', help: 'Верхній кінець діапазону даних.' },
      },
    },
  },
})
