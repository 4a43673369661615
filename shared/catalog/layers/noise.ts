import { fail, ok } from '../../result'
import { defineLayer } from '../define/layer'
import { choice, float, shape } from '../define/params'

/** Fresh random numbers for every row of every step: `[...shape]`. */
export default defineLayer({
  id: 'noise',
  category: 'data',
  icon: 'ξ',
  inputs: [],
  outputs: [{ name: 'output' }],
  params: {
    shape: shape([2]),
    distribution: choice(['normal', 'uniform'], 'normal'),
    scale: float(1e-6, 1000, 1),
  },
  inferShape: (p) =>
    p.shape.length > 0 && p.shape.every((size) => size > 0)
      ? ok(p.shape)
      : fail({ code: 'impossibleShape', param: 'shape', values: { shape: p.shape.join('×') } }),
  weights: () => ({}),
  multiplyAdds: () => 0,
  forward: (tf, { p, ctx }) => {
    const drawn = ctx.draw[p.distribution]([ctx.rows, ...p.shape])
    return tf.mul(p.distribution === 'normal' ? drawn : tf.sub(tf.mul(drawn, 2), 1), p.scale)
  },
  keras: () => null,
  summary: (p, name) => `${p.shape.join('×')} · ${name('distribution')}`,
  text: {
    en: {
      title: 'Noise',
      keywords: ['latent', 'random vector', 'GAN input', 'z'],
      help: 'A source of random numbers, new ones for every row and every step: what a generator turns into samples. It needs no data.',
      formula: 'z ~ N(0, s²) or U(−s, s)',
      params: {
        shape: { title: 'Shape', help: 'Sizes of one sample, such as 2 or 4×4×8.' },
        distribution: {
          title: 'Distribution',
          help: 'Normal: bell-shaped about 0. Uniform: evenly between −scale and scale.',
          options: { normal: 'normal', uniform: 'uniform' },
        },
        scale: {
          title: 'Scale',
          help: 'Standard deviation of the normal, half the width of the uniform distribution.',
        },
      },
    },
    uk: {
      title: 'Шум',
      keywords: ['латентний вектор', 'випадковий вектор', 'вхід генератора'],
      help: 'Джерело випадкових чисел, нових для кожного рядка й кожного кроку: із них генератор створює зразки. Даних не потребує.',
      formula: 'z ~ N(0, s²) або U(−s, s)',
      params: {
        shape: { title: 'Форма', help: 'Розміри одного зразка, наприклад 2 або 4×4×8.' },
        distribution: {
          title: 'Розподіл',
          help: 'Нормальний: дзвін навколо 0. Рівномірний: однаково часто від −масштабу до масштабу.',
          options: { normal: 'нормальний', uniform: 'рівномірний' },
        },
        scale: {
          title: 'Масштаб',
          help: 'Стандартне відхилення нормального розподілу, половина ширини рівномірного.',
        },
      },
    },
  },
})
