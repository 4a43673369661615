import { defineBlock, node, pieceOf } from '../define/block'
import { feedForward, fitFeatures, transformerParams, transformerSummary } from './_transformer'

/** Attention to what came before, attention to another sequence, and a feed-forward part (A. Vaswani and others, 2017). */
export default defineBlock({
  id: 'transformerDecoder',
  category: 'sequence',
  icon: 'TD',
  params: transformerParams,
  piece: (p) => {
    const heads = { numHeads: p.numHeads, keyDim: p.keyDim }
    return pieceOf(
      {
        past: node('multiHeadAttention', [0, 2], { ...heads, useCausalMask: true }),
        dropout1: node('dropout', [1, 2], { rate: p.dropout }),
        add1: node('add', [2, 0]),
        norm1: node('layerNormalization', [3, 0]),
        cross: node('multiHeadAttention', [4, 1], heads),
        dropout2: node('dropout', [5, 1], { rate: p.dropout }),
        add2: node('add', [6, 0]),
        norm2: node('layerNormalization', [7, 0]),
        ...feedForward(p, 8, 3),
      },
      [
        ['input', 'past.query'],
        ['past', 'dropout1', 'add1', 'norm1', 'cross.query'],
        ['context', 'cross.value'],
        ['cross', 'dropout2', 'add2', 'norm2', 'expand', 'contract', 'dropout3', 'add3', 'norm3', 'output'],
        ['input', 'add1'],
        ['norm1', 'add2'],
        ['norm2', 'add3'],
      ],
    )
  },
  fit: fitFeatures,
  summary: transformerSummary,
  text: {
    en: {
      title: 'Transformer decoder',
      short: 'Decoder',
      keywords: ['Transformer block', 'GPT', 'cross-attention', 'masked attention'],
      help: 'Every moment looks back at those before it, then at a whole other sequence, such as a sentence that is translated, and a small network works on what it found; each part is added to what came in and normalized.',
      formula: 'u = norm(x + past(x)), z = norm(u + cross(u, c)), y = norm(z + W₂·φ(W₁·z))',
      params: {
        features: {
          title: 'Features',
          help: 'Numbers that describe one moment, as many as come in: all three sums need the same size.',
        },
        numHeads: { title: 'Heads', help: 'How many attentions run side by side, in both attentions.' },
        keyDim: { title: 'Head size d', help: 'Numbers of a query, key or value in each head.' },
        units: { title: 'Feed-forward units', help: 'Width of the hidden layer that follows the attentions.' },
        activation: { title: 'Activation', help: 'Function of that hidden layer.' },
        dropout: { title: 'Dropout', help: 'Share of each part that is dropped in training before it is added.' },
      },
      ports: { input: 'Input', context: 'Context' },
    },
    uk: {
      title: 'Декодувальник трансформера',
      short: 'Декодувальник',
      keywords: ['блок трансформера', 'декодер', 'GPT', 'увага'],
      help: 'Кожен момент озирається на попередні, потім дивиться на всю іншу послідовність, як-от речення, що перекладається, а мала мережа опрацьовує знайдене; кожна частина додається до того, що ввійшло, і нормується.',
      formula: 'u = norm(x + past(x)), z = norm(u + cross(u, c)), y = norm(z + W₂·φ(W₁·z))',
      params: {
        features: {
          title: 'Ознаки',
          help: 'Скільки чисел описує один момент: стільки ж, скільки входить, бо всі три суми потребують однакового розміру.',
        },
        numHeads: { title: 'Голови', help: 'Скільки уваг працює поруч, в обох увагах.' },
        keyDim: { title: 'Розмір голови d', help: 'Скільки чисел у запиті, ключі чи значенні кожної голови.' },
        units: { title: 'Нейрони прямого шару', help: 'Ширина прихованого шару, що йде за увагами.' },
        activation: { title: 'Активація', help: 'Функція цього прихованого шару.' },
        dropout: {
          title: 'Дропаут',
          help: 'Частка кожної частини, що відкидається під час навчання перед додаванням.',
        },
      },
      ports: { input: 'Вхід', context: 'Контекст' },
    },
  },
})
