import { chosenNode, defineBlock, node, pieceOf } from '../define/block'
import { activation, bool, int, size2 } from '../define/params'
import { shapeText } from '../define/shapeText'

/** Two convolutions whose result is added to what went in (K. He and others, 2016). */
export default defineBlock({
  id: 'residual',
  category: 'convolution',
  icon: 'Re',
  params: {
    filters: int(1, 8192, 16),
    kernelSize: size2(1, 64, [3, 3]),
    activation: activation('relu'),
    shortcut: bool(true),
  },
  piece: (p) => {
    const conv = { filters: p.filters, kernelSize: [...p.kernelSize], padding: 'same', useBias: false }
    return pieceOf(
      {
        conv1: node('conv2d', [0, 1], conv),
        norm1: node('batchNormalization', [1, 1]),
        activation1: chosenNode(p.activation, [2, 1]),
        conv2: node('conv2d', [3, 1], conv),
        norm2: node('batchNormalization', [4, 1]),
        ...(p.shortcut && { shortcut: node('conv2d', [2, 0], { filters: p.filters, kernelSize: [1, 1] }) }),
        add: node('add', [5, 0]),
        activation2: chosenNode(p.activation, [6, 0]),
      },
      [
        ['input', 'conv1', 'norm1', 'activation1', 'conv2', 'norm2', 'add', 'activation2', 'output'],
        ['input', ...(p.shortcut ? ['shortcut'] : []), 'add'],
      ],
    )
  },
  fit: (p, [, , channels]) => (p.shortcut || !channels ? {} : { filters: channels }),
  summary: (p, name) => `${p.filters} @ ${shapeText(p.kernelSize)} · ${name('activation')}`,
  text: {
    en: {
      title: 'Residual block',
      short: 'Residual',
      keywords: ['ResNet', 'skip connection', 'shortcut connection', 'residual connection'],
      help: 'Two convolutions learn only what is to be changed in the feature maps, and a shortcut adds the maps themselves. The gradient passes the sum unhindered, so that dozens of such blocks in a row still learn.',
      formula: 'y = φ(F(x) + x)',
      params: {
        filters: {
          title: 'Filters',
          help: 'Feature maps of both convolutions; without the 1×1 shortcut as many as come in.',
        },
        kernelSize: { title: 'Kernel', help: 'Height and width of the windows of both convolutions.' },
        activation: { title: 'Activation', help: 'Function after the first convolution and after the sum.' },
        shortcut: {
          title: '1×1 shortcut',
          help: 'A 1×1 convolution on the shortcut brings the input to the same number of maps; without it the input is added as it is.',
        },
      },
    },
    uk: {
      title: 'Залишковий блок',
      short: 'Залишковий',
      keywords: ['ResNet', 'резнет', 'залишковий зв’язок', 'обхідний зв’язок', 'резидуальний блок'],
      help: 'Дві згортки вчать лише те, що треба змінити в картах ознак, а обхід додає самі карти. Градієнт вільно проходить крізь суму, тому навчаються навіть десятки таких блоків поспіль.',
      formula: 'y = φ(F(x) + x)',
      params: {
        filters: {
          title: 'Фільтри',
          help: 'Кількість карт ознак обох згорток; без згортки 1×1 на обході — стільки ж, скільки входить.',
        },
        kernelSize: { title: 'Ядро', help: 'Висота й ширина вікон обох згорток.' },
        activation: { title: 'Активація', help: 'Функція після першої згортки та після суми.' },
        shortcut: {
          title: 'Обхід 1×1',
          help: 'Згортка 1×1 на обході зводить вхід до тієї самої кількості карт; без неї вхід додається таким, як є.',
        },
      },
    },
  },
})
