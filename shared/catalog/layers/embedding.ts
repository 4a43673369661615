import { ok } from '../../result'
import { defineLayer, weight } from '../define/layer'
import { bool, constraint, initializer, int, regularizer } from '../define/params'
import { weightOf } from './_weightOf'

/** A learned row for every id: `[...]` int32 to `[..., outputDim]`. Keras `Embedding`. */
export default defineLayer({
  id: 'embedding',
  category: 'sequence',
  icon: 'Em',
  perMoment: true,
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {
    inputDim: int(1, 1_000_000, 1000),
    outputDim: int(1, 4096, 16),
    embeddingsInitializer: initializer('randomUniform'),
    embeddingsRegularizer: regularizer(),
    embeddingsConstraint: constraint(),
    maskZero: bool(false),
  },
  masking: {
    gives: (p, [ids]) => p.maskZero && ids?.shape.length === 1,
    mask: (tf, { x }) => tf.cast(tf.notEqual(x, tf.scalar(0, 'int32')), 'float32'),
  },
  inferShape: (p, [x = []]) => ok([...x, p.outputDim]),
  weights: (p) => ({
    embeddings: weight([p.inputDim, p.outputDim], p.embeddingsInitializer, {
      regularizer: p.embeddingsRegularizer,
      constraint: p.embeddingsConstraint,
    }),
  }),
  // Rows are looked up, not computed.
  multiplyAdds: () => 0,
  forward: (tf, { x, w }) => tf.gather(weightOf(w, 'embeddings'), x),
  keras: (p) => ({
    className: 'Embedding',
    config: {
      input_dim: p.inputDim,
      output_dim: p.outputDim,
      embeddings_initializer: p.embeddingsInitializer,
      mask_zero: p.maskZero,
    },
  }),
  summary: (p) => `${p.inputDim} → ${p.outputDim}`,
  idsBelow: 'inputDim',
  example: { params: { inputDim: 3, outputDim: 2 }, inputs: [[1, 0, 2]] },
  related: ['positionalEncoding', 'lstm'],
  text: {
    en: {
      title: 'Embedding',
      keywords: ['word vectors', 'lookup table', 'word2vec', 'tokens'],
      help: 'A table with a learned row of numbers for every id: each word, letter or class becomes a point, and training moves those that act alike together. The first layer of a network that reads ids; the same as a one-hot input to a dense layer without bias, but no product is computed.',
      pitfall:
        'Ids begin with 0: the number of rows must be one more than the largest. Rows whose id never comes stay as chance made them.',
      formula: 'y_{t} = E[x_{t}]',
      params: {
        inputDim: {
          title: 'Ids',
          help: 'How many ids there are, and rows of the table: one more than the largest id.',
        },
        outputDim: { title: 'Size', help: 'Numbers in a row: 8–32 for small vocabularies, hundreds for languages.' },
        embeddingsInitializer: {
          title: 'Initializer',
          help: 'Distribution of the first rows; small values are usual.',
        },
        embeddingsRegularizer: {
          title: 'Regularizer',
          help: 'Penalty on all numbers of the table that is added to the loss; L2 keeps them small.',
        },
        embeddingsConstraint: {
          title: 'Constraint',
          help: 'Bound that the table is brought back to after every update; unit norm over outputs makes every row a direction.',
        },
        maskZero: {
          title: '0 is padding',
          help: 'Says of the id 0 that it fills up short sequences: recurrent layers skip it, attention and averages leave it out, and losses do not count it.',
        },
      },
    },
    uk: {
      title: 'Вкладення',
      keywords: ['вбудовування', 'ембедінг', 'вектори слів', 'таблиця векторів', 'токени'],
      help: 'Таблиця, де кожному номеру відповідає навчений ряд чисел: кожне слово, літера чи клас стає точкою, а навчання зближує ті, що діють подібно. Перший шар мережі, яка читає номери; те саме, що one-hot на вході повнозв’язного шару без зсуву, але без множення.',
      pitfall:
        'Номери починаються з 0: рядків має бути на один більше за найбільший номер. Рядки, номер яких не трапляється, лишаються випадковими.',
      formula: 'y_{t} = E[x_{t}]',
      params: {
        inputDim: {
          title: 'Номери',
          help: 'Скільки є номерів, а отже, рядків таблиці: на один більше за найбільший номер.',
        },
        outputDim: { title: 'Розмір', help: 'Чисел у рядку: 8–32 для малих словників, сотні — для мов.' },
        embeddingsInitializer: { title: 'Ініціалізатор', help: 'Розподіл перших рядків; зазвичай малі значення.' },
        embeddingsRegularizer: {
          title: 'Регуляризатор',
          help: 'Штраф за всі числа таблиці, що додається до втрат; L2 тримає їх малими.',
        },
        embeddingsConstraint: {
          title: 'Обмеження',
          help: 'Межа, до якої таблицю повертають після кожного оновлення; одинична норма за виходами робить кожен рядок напрямком.',
        },
        maskZero: {
          title: '0 — доповнення',
          help: 'Каже, що номер 0 лише доповнює короткі послідовності: рекурентні шари його пропускають, увага й середні не беруть до уваги, втрати не рахують.',
        },
      },
    },
  },
})
