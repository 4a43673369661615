import { averagePool } from './_averagePool'
import { definePool1d } from './_pool'

/** Mean of each window along a sequence; padded moments do not count. Keras `AveragePooling1D`. */
export default definePool1d({
  id: 'averagePooling1d',
  icon: 'av',
  className: 'AveragePooling1D',
  kind: 'mean',
  cost: 1,
  pool: averagePool,
  text: {
    en: {
      title: 'Average pooling 1D',
      short: 'Avg pooling',
      keywords: ['average pooling', 'AvgPool1D', 'mean pooling', 'subsampling'],
      help: 'Replaces each stretch of a sequence by its mean: the sequence gets shorter and smoother. With a window of 7 it makes weeks of days.',
      formula: 'y_{tk} = mean over the window at t',
    },
    uk: {
      title: 'Усереднювальний пулінг 1D',
      short: 'Сер. пулінг',
      keywords: ['усереднювальне агрегування', 'середній пулінг', 'авгпулінг', 'субдискретизація'],
      help: 'Замінює кожен відтинок послідовності його середнім: послідовність коротшає і згладжується. З вікном 7 дні стають тижнями.',
      formula: 'y_{tk} = середнє у вікні t',
    },
  },
})
