import { definePool1d } from './_pool'

/** Largest value of each window along a sequence. Keras `MaxPooling1D`. */
export default definePool1d({
  id: 'maxPooling1d',
  icon: 'mx',
  className: 'MaxPooling1D',
  kind: 'max',
  cost: 0,
  pool: (tf, x, size, strides, padding) => tf.maxPool(x, size, strides, padding),
  text: {
    en: {
      title: 'Max pooling 1D',
      short: 'Max pooling',
      keywords: ['max pool', 'MaxPool1D', 'maxpooling', 'subsampling'],
      help: 'Keeps the strongest answer of each stretch of a sequence and drops the rest: the sequence gets shorter, and a pattern may come a little earlier or later without changing the result. Put it after a one-dimensional convolution.',
      formula: 'y_{tk} = max over the window at t',
    },
    uk: {
      title: 'Максимізаційний пулінг 1D',
      short: 'Макс. пулінг',
      keywords: ['макспулінг', 'максимальний пулінг', 'максимізаційне агрегування', 'субдискретизація'],
      help: 'На кожному відтинку послідовності лишає найсильніший відгук, решту відкидає: послідовність коротшає, а візерунок може трапитися трохи раніше чи пізніше, не змінивши результату. Ставлять після одновимірної згортки.',
      formula: 'y_{tk} = max у вікні t',
    },
  },
})
