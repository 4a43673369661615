import { defineBlock, node, pieceOf } from '../define/block'
import { feedForward, fitFeatures, transformerParams, transformerSummary } from './_transformer'

/** Self-attention and a feed-forward part, each added to what went in and normalized (A. Vaswani and others, 2017). */
export default defineBlock({
  id: 'transformerEncoder',
  category: 'sequence',
  icon: 'TE',
  params: transformerParams,
  piece: (p) =>
    pieceOf(
      {
        attention: node('multiHeadAttention', [0, 1], { numHeads: p.numHeads, keyDim: p.keyDim }),
        dropout1: node('dropout', [1, 1], { rate: p.dropout }),
        add1: node('add', [2, 0]),
        norm1: node('layerNormalization', [3, 0]),
        ...feedForward(p, 4, 2),
      },
      [
        ['input', 'attention.query'],
        ['attention', 'dropout1', 'add1', 'norm1', 'expand', 'contract', 'dropout2', 'add2', 'norm2', 'output'],
        ['input', 'add1'],
        ['norm1', 'add2'],
      ],
    ),
  fit: fitFeatures,
  summary: transformerSummary,
  text: {
    en: {
      title: 'Transformer encoder',
      short: 'Encoder',
      keywords: ['Transformer block', 'BERT', 'self-attention'],
      help: 'Every moment of the sequence gathers from all others by self-attention, then a small network works on each moment alone; both parts are added to what came in and normalized. Put positions in before the first one.',
      formula: 'z = norm(x + attention(x)), y = norm(z + W₂·φ(W₁·z))',
      params: {
        features: {
          title: 'Features',
          help: 'Numbers that describe one moment, as many as come in: both sums need the same size.',
        },
        numHeads: { title: 'Heads', help: 'How many attentions run side by side.' },
        keyDim: { title: 'Head size d', help: 'Numbers of a query, key or value in each head.' },
        units: { title: 'Feed-forward units', help: 'Width of the hidden layer that follows the attention.' },
        activation: { title: 'Activation', help: 'Function of that hidden layer.' },
        dropout: { title: 'Dropout', help: 'Share of both parts that is dropped in training before it is added.' },
      },
    },
    uk: {
      title: 'Кодувальник трансформера',
      short: 'Кодувальник',
      keywords: ['блок трансформера', 'енкодер', 'BERT', 'самоувага'],
      help: 'Кожен момент послідовності збирає відомості з усіх інших за допомогою самоуваги, потім мала мережа опрацьовує кожен момент окремо; обидві частини додаються до того, що ввійшло, і нормуються. Перед першим таким блоком додають позиції.',
      formula: 'z = norm(x + attention(x)), y = norm(z + W₂·φ(W₁·z))',
      params: {
        features: {
          title: 'Ознаки',
          help: 'Скільки чисел описує один момент: стільки ж, скільки входить, бо обидві суми потребують однакового розміру.',
        },
        numHeads: { title: 'Голови', help: 'Скільки уваг працює поруч.' },
        keyDim: { title: 'Розмір голови d', help: 'Скільки чисел у запиті, ключі чи значенні кожної голови.' },
        units: { title: 'Нейрони прямого шару', help: 'Ширина прихованого шару, що йде за увагою.' },
        activation: { title: 'Активація', help: 'Функція цього прихованого шару.' },
        dropout: { title: 'Дропаут', help: 'Частка обох частин, що відкидається під час навчання перед додаванням.' },
      },
    },
  },
})
