import { defineGlobalPool } from './_globalPool'

/** Largest value of each feature over time: `[time, features]` to `[features]`. Keras `GlobalMaxPooling1D`. */
export default defineGlobalPool({
  id: 'globalMaxPooling1d',
  icon: 'mx',
  className: 'GlobalMaxPooling1D',
  axes: 1,
  pool: 'max',
  text: {
    en: {
      title: 'Global max pooling 1D',
      short: 'Global max',
      keywords: ['GMP', 'global pooling', 'max over time'],
      help: 'Keeps the strongest answer of every feature over all moments of a sequence, so that a sequence of any length becomes one row. It tells whether a pattern came at all, and not when. Put it between one-dimensional convolutions and the dense head.',
      formula: 'y_{k} = max_{t} x_{tk}',
      params: {},
    },
    uk: {
      title: 'Глобальний максимізаційний пулінг 1D',
      short: 'Глоб. макс.',
      keywords: ['глобальний пулінг', 'глобальний макспулінг', 'максимум за часом'],
      help: 'Лишає найсильніший відгук кожної ознаки за всіма моментами послідовності, тож послідовність будь-якої довжини стає одним рядом. Каже, чи був візерунок узагалі, а не коли. Ставлять між одновимірними згортками і повнозв’язною головою.',
      formula: 'y_{k} = max_{t} x_{tk}',
      params: {},
    },
  },
})
