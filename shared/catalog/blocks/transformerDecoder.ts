import { defineBlock, node, pieceOf } from '../define/block'
import { activation, float, int } from '../define/params'

/** Attention to what came before, attention to another sequence, and a feed-forward part (A. Vaswani and others, 2017). */
export default defineBlock({
  id: 'transformerDecoder',
  category: 'sequence',
  icon: 'TD',
  params: {
    features: int(1, 65_536, 32),
    numHeads: int(1, 64, 2),
    keyDim: int(1, 1024, 16),
    units: int(1, 65_536, 64),
    activation: activation('relu'),
    dropout: float(0, 0.95, 0.1, { midRun: true }),
  },
  piece: (p) => {
    const heads = { numHeads: p.numHeads, keyDim: p.keyDim }
    return pieceOf(
      {
        past: node('multiHeadAttention', [0, 0], { ...heads, useCausalMask: true }),
        dropout1: node('dropout', [1, 0], { rate: p.dropout }),
        add1: node('add', [2, 1]),
        norm1: node('layerNormalization', [3, 1]),
        cross: node('multiHeadAttention', [4, 0], heads),
        dropout2: node('dropout', [5, 0], { rate: p.dropout }),
        add2: node('add', [6, 1]),
        norm2: node('layerNormalization', [7, 1]),
        expand: node('dense', [8, 0], { units: p.units, activation: p.activation }),
        contract: node('dense', [9, 0], { units: p.features }),
        dropout3: node('dropout', [10, 0], { rate: p.dropout }),
        add3: node('add', [11, 1]),
        norm3: node('layerNormalization', [12, 1]),
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
  fit: (_p, input) => {
    const features = input.at(-1)
    return input.length === 2 && features ? { features } : {}
  },
  summary: (p) => `${p.numHeads} × ${p.keyDim} · ${p.units}`,
  text: {
    en: {
      title: 'Transformer decoder',
      short: 'Decoder',
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
