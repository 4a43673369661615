import { defineBlock, node, pieceOf } from '../define/block'
import { activation, bool, int } from '../define/params'

/** Windows of several sizes side by side, joined by channels (C. Szegedy and others, 2015). */
export default defineBlock({
  id: 'inception',
  category: 'convolution',
  icon: 'In',
  params: {
    filters1: int(1, 4096, 16),
    filters3: int(1, 4096, 16),
    filters5: int(1, 4096, 8),
    filtersPool: int(1, 4096, 8),
    reduce: bool(false),
    activation: activation('relu'),
  },
  piece: (p) => {
    const conv = (filters: number, side: number, [column, row]: readonly [number, number]) =>
      node('conv2d', [column, row], {
        filters,
        kernelSize: [side, side],
        padding: 'same',
        activation: p.activation,
      })
    const reduced = (filters: number) => Math.max(1, Math.floor(filters / 2))
    return pieceOf(
      {
        branch1: conv(p.filters1, 1, [1, 0]),
        ...(p.reduce && { reduce3: conv(reduced(p.filters3), 1, [0, 1]) }),
        branch3: conv(p.filters3, 3, [1, 1]),
        ...(p.reduce && { reduce5: conv(reduced(p.filters5), 1, [0, 2]) }),
        branch5: conv(p.filters5, 5, [1, 2]),
        pool: node('maxPooling2d', [0, 3], { poolSize: [3, 3], strides: [1, 1], padding: 'same' }),
        branchPool: conv(p.filtersPool, 1, [1, 3]),
        concat: node('concatenate', [2, 1]),
      },
      [
        ['input', 'branch1', 'concat', 'output'],
        ['input', ...(p.reduce ? ['reduce3'] : []), 'branch3', 'concat'],
        ['input', ...(p.reduce ? ['reduce5'] : []), 'branch5', 'concat'],
        ['input', 'pool', 'branchPool', 'concat'],
      ],
    )
  },
  summary: (p) => [p.filters1, p.filters3, p.filters5, p.filtersPool].join(' + '),
  text: {
    en: {
      title: 'Inception block',
      short: 'Inception',
      keywords: ['GoogLeNet', 'Inception module'],
      help: 'Looks at the same maps through windows of 1×1, 3×3 and 5×5 and through a pooling, side by side, and joins what they find by channels. The network itself learns which scale counts.',
      formula: 'y = [x∗W₁, x∗W₃, x∗W₅, pool(x)∗W_{p}]',
      params: {
        filters1: { title: 'Filters 1×1', help: 'Feature maps of the branch of single pixels.' },
        filters3: { title: 'Filters 3×3', help: 'Feature maps of the branch of small windows.' },
        filters5: { title: 'Filters 5×5', help: 'Feature maps of the branch of large windows; the dearest ones.' },
        filtersPool: { title: 'Filters after pooling', help: 'Feature maps of the branch that pools first.' },
        reduce: {
          title: 'Reduce first',
          help: 'Puts a 1×1 convolution with half as many filters before the 3×3 and the 5×5 one: fewer multiplications.',
        },
        activation: { title: 'Activation', help: 'Function after every convolution.' },
      },
    },
    uk: {
      title: 'Блок inception',
      short: 'Inception',
      keywords: ['GoogLeNet', 'модуль Inception', 'інцепшн'],
      help: 'Дивиться на ті самі карти крізь вікна 1×1, 3×3 та 5×5 і крізь пулінг одночасно й поєднує знайдене за каналами. Мережа сама вчиться, який масштаб важливий.',
      formula: 'y = [x∗W₁, x∗W₃, x∗W₅, pool(x)∗W_{p}]',
      params: {
        filters1: { title: 'Фільтри 1×1', help: 'Кількість карт ознак гілки окремих пікселів.' },
        filters3: { title: 'Фільтри 3×3', help: 'Кількість карт ознак гілки малих вікон.' },
        filters5: { title: 'Фільтри 5×5', help: 'Кількість карт ознак гілки великих вікон; вони найдорожчі.' },
        filtersPool: { title: 'Фільтри після пулінгу', help: 'Кількість карт ознак гілки, що починається з пулінгу.' },
        reduce: {
          title: 'Спершу стиснути',
          help: 'Ставить перед згортками 3×3 і 5×5 згортку 1×1 з удвічі меншою кількістю фільтрів: множень стає менше.',
        },
        activation: { title: 'Активація', help: 'Функція після кожної згортки.' },
      },
    },
  },
})
