import { averagePool } from './_averagePool'
import { definePool } from './_pool'

/** Mean of each window; padded cells do not count. Keras `AveragePooling2D`. */
export default definePool({
  id: 'averagePooling2d',
  icon: 'av',
  className: 'AveragePooling2D',
  kind: 'mean',
  cost: 1,
  pool: averagePool,
  related: ['globalAveragePooling2d'],
  text: {
    en: {
      title: 'Average pooling 2D',
      short: 'Avg pooling',
      keywords: ['average pooling', 'AvgPool2D', 'mean pooling', 'subsampling', 'downsampling'],
      help: 'Replaces each window by its mean: the map shrinks and gets smoother. This is the subsampling of LeNet-5; a 2×2 window halves height and width.',
      pitfall:
        'A strong answer at one place is thinned out by its neighbors; where it matters that something is there at all, the maximum keeps it.',
      formula: 'y_{ij} = mean over the window at (i, j)',
    },
    uk: {
      title: 'Усереднювальний пулінг 2D',
      short: 'Сер. пулінг',
      keywords: ['усереднювальне агрегування', 'середній пулінг', 'авгпулінг', 'субдискретизація'],
      help: 'Замінює кожне вікно його середнім: карта меншає і згладжується. Саме таке підвибирання в LeNet-5; вікно 2×2 удвічі зменшує висоту й ширину.',
      pitfall:
        'Сильний відгук в одному місці розбавляють сусіди; якщо важливо, що він узагалі є, його збереже максимум.',
      formula: 'y_{ij} = середнє у вікні (i, j)',
    },
  },
})
