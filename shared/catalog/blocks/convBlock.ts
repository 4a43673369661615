import { chosenNode, defineBlock, node, pieceOf } from '../define/block'
import { activation, choice, int, size2 } from '../define/params'
import { shapeText } from '../define/shapeText'

const POOLS = { max: 'maxPooling2d', average: 'averagePooling2d' } as const

/** Convolution, batch normalization, activation and pooling. */
export default defineBlock({
  id: 'convBlock',
  category: 'convolution',
  icon: 'Cb',
  params: {
    filters: int(1, 8192, 16),
    kernelSize: size2(1, 64, [3, 3]),
    activation: activation('relu'),
    pooling: choice(['max', 'average', 'none'], 'max'),
    poolSize: size2(1, 64, [2, 2]),
  },
  piece: (p) => {
    const pool = p.pooling === 'none' ? null : POOLS[p.pooling]
    return pieceOf(
      {
        conv: node('conv2d', [0, 0], {
          filters: p.filters,
          kernelSize: [...p.kernelSize],
          padding: 'same',
          useBias: false,
        }),
        norm: node('batchNormalization', [1, 0]),
        activation: chosenNode(p.activation, [2, 0]),
        ...(pool && {
          pool: node(pool, [3, 0], { poolSize: [...p.poolSize], strides: [...p.poolSize], padding: 'same' }),
        }),
      },
      [['input', 'conv', 'norm', 'activation', ...(pool ? ['pool'] : []), 'output']],
    )
  },
  summary: (p, name) => `${p.filters} @ ${shapeText(p.kernelSize)} · ${name('activation')}`,
  text: {
    en: {
      title: 'Convolution block',
      short: 'Conv block',
      keywords: ['convolutional block', 'conv BN ReLU', 'VGG'],
      help: 'The usual step of a network for images: a convolution, batch normalization, an activation, and a pooling that makes the maps smaller. Several in a row see ever larger parts of the image.',
      formula: 'y = pool(φ(norm(x∗W)))',
      params: {
        filters: { title: 'Filters', help: 'Number of feature maps that come out.' },
        kernelSize: { title: 'Kernel', help: 'Height and width of the window of the convolution.' },
        activation: { title: 'Activation', help: 'Function after the normalization.' },
        pooling: {
          title: 'Pooling',
          help: 'Keeps the largest or the mean value of each window, or leaves the maps at their size.',
          options: { max: 'largest', average: 'mean', none: 'none' },
        },
        poolSize: { title: 'Pooling window', help: 'How many times smaller the maps become in height and width.' },
      },
    },
    uk: {
      title: 'Згортковий блок',
      short: 'Згортковий',
      keywords: ['згортковий блок', 'VGG'],
      help: 'Звичний крок мережі для зображень: згортка, пакетна нормалізація, активація та пулінг, що зменшує карти. Кілька поспіль бачать дедалі більші частини зображення.',
      formula: 'y = pool(φ(norm(x∗W)))',
      params: {
        filters: { title: 'Фільтри', help: 'Кількість карт ознак на виході.' },
        kernelSize: { title: 'Ядро', help: 'Висота й ширина вікна згортки.' },
        activation: { title: 'Активація', help: 'Функція після нормалізації.' },
        pooling: {
          title: 'Пулінг',
          help: 'Лишає найбільше чи середнє значення кожного вікна або не змінює розміру карт.',
          options: { max: 'найбільше', average: 'середнє', none: 'немає' },
        },
        poolSize: { title: 'Вікно пулінгу', help: 'У скільки разів карти меншають у висоту й ширину.' },
      },
    },
  },
})
