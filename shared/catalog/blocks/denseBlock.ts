import { defineBlock, node, pieceOf } from '../define/block'
import { activation, float, int } from '../define/params'

/** Dense layer, batch normalization and dropout. */
export default defineBlock({
  id: 'denseBlock',
  category: 'core',
  icon: 'Db',
  params: {
    units: int(1, 65_536, 64),
    activation: activation('relu'),
    dropout: float(0, 0.95, 0.3, { midRun: true }),
  },
  piece: (p) =>
    pieceOf(
      {
        dense: node('dense', [0, 0], { units: p.units, activation: p.activation }),
        norm: node('batchNormalization', [1, 0]),
        dropout: node('dropout', [2, 0], { rate: p.dropout }),
      },
      [['input', 'dense', 'norm', 'dropout', 'output']],
    ),
  summary: (p, name) => `${p.units} · ${name('activation')} · ${p.dropout}`,
  text: {
    en: {
      title: 'Dense block',
      keywords: ['fully connected block', 'MLP block'],
      help: 'A dense layer that learns quickly and overfits less: its values are normalized over the batch, and a random part of them is dropped in training.',
      formula: 'y = drop(norm(φ(xW + b)))',
      params: {
        units: { title: 'Units', help: 'How many numbers come out.' },
        activation: { title: 'Activation', help: 'Function applied to the sums of the dense layer.' },
        dropout: { title: 'Dropout', help: 'Share of the values that is dropped in training.' },
      },
    },
    uk: {
      title: 'Повнозв’язний блок',
      short: 'Повнозв. блок',
      keywords: ['блок повнозв’язних шарів', 'блок MLP'],
      help: 'Повнозв’язний шар, що навчається швидко й менше перенавчається: його значення нормуються за пакетом, а випадкова частина їх відкидається під час навчання.',
      formula: 'y = drop(norm(φ(xW + b)))',
      params: {
        units: { title: 'Нейрони', help: 'Скільки чисел на виході.' },
        activation: { title: 'Активація', help: 'Функція від сум повнозв’язного шару.' },
        dropout: { title: 'Дропаут', help: 'Частка значень, що відкидається під час навчання.' },
      },
    },
  },
})
