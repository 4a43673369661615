import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { defineLayer, passesMask, weight, type ForwardArgs, type WeightSpec } from '../define/layer'
import { bool, float, initializer, int } from '../define/params'
import { sizeOf, type Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { causalMask, dropAttention, fromHeads, softmaxOf, toHeads } from './_attention'
import { sequenceShape } from './_sequence'

/** Query, value and key of what is wired: what looks also is looked at, unless values come in; keys are the values, unless they do. */
function rolesOf<T>([query, value, key]: readonly T[]): readonly [query: T, value: T, key: T] {
  const looked = value ?? (query as T)
  return [query as T, looked, key ?? looked]
}

function inferAttention(inputs: readonly Shape[]): Result<Shape, ItemProblem> {
  const ports = ['query', 'value', 'key']
  for (const [i, shape] of inputs.entries()) {
    const sequence = sequenceShape(shape, ports[i])
    if (!sequence.ok) return sequence
  }
  const [query = [], [value = 0] = [], [key = 0] = []] = rolesOf(inputs)
  return value === key ? ok(query) : fail({ code: 'attentionLengths', port: 'key', values: { value, key } })
}

interface Params {
  readonly keyDim: number
  readonly useCausalMask: boolean
}

/** In which shares each moment of the query looks at those of the key, `[batch, heads, queries, keys]`. */
function attend(tf: Tf, { inputs, masks = [], w, p }: ForwardArgs<Params>): Tensor {
  const [query, , key] = rolesOf(inputs)
  // Scaled before the product, as in Keras, where there are fewest numbers.
  const asked = tf.mul(toHeads(tf, query, w, 'query'), 1 / Math.sqrt(p.keyDim))
  const scores = tf.matMul(asked, toHeads(tf, key, w, 'key'), false, true)
  const [queries = 1, keys = 1] = scores.shape.slice(2)
  const [, ofValue, ofKey] = rolesOf([...inputs.keys()]).map((i) => masks[i])
  const seen = [
    p.useCausalMask ? causalMask(tf, queries, keys) : undefined,
    ...(ofKey === ofValue ? [ofValue] : [ofValue, ofKey]).map((mask) => mask && tf.reshape(mask, [-1, 1, 1, keys])),
  ].flatMap((mask) => mask ?? [])
  const [first, ...rest] = seen
  return first
    ? softmaxOf(
        tf,
        scores,
        rest.reduce((all, mask) => tf.mul(all, mask), first),
      )
    : tf.softmax(scores)
}

/** Attention with several heads (A. Vaswani and others, 2017), of a sequence to itself or to another. Keras `MultiHeadAttention`. */
export default defineLayer({
  id: 'multiHeadAttention',
  category: 'sequence',
  splitsBatch: true,
  icon: 'At',
  inputs: [{ name: 'query' }, { name: 'value', optional: true }, { name: 'key', optional: true }],
  outputs: [{ name: 'output' }],
  params: {
    numHeads: int(1, 64, 2),
    keyDim: int(1, 1024, 16),
    dropout: float(0, 0.95, 0, { midRun: true }),
    useBias: bool(true),
    useCausalMask: bool(false),
    kernelInitializer: initializer('glorotUniform'),
    biasInitializer: initializer('zeros'),
  },
  inferShape: (_p, inputs) => inferAttention(inputs),
  weights: (p, inputs) => {
    const [query, value, key] = rolesOf(inputs)
    const named = (name: string, kernel: Shape, bias: Shape): Readonly<Record<string, WeightSpec>> => {
      const [a = 1, b = 1, c = 1] = kernel
      return {
        // Keras takes all axes but the last two for a window, as in a convolution.
        [`${name}_kernel`]: weight(kernel, p.kernelInitializer, { fan: { in: a * b, out: a * c } }),
        ...(p.useBias && { [`${name}_bias`]: weight(bias, p.biasInitializer) }),
      }
    }
    const heads = [p.numHeads, p.keyDim]
    const features = query?.[1] ?? 1
    return {
      ...named('query', [features, ...heads], heads),
      ...named('key', [key?.[1] ?? 1, ...heads], heads),
      ...named('value', [value?.[1] ?? 1, ...heads], heads),
      ...named('attention_output', [...heads, features], [features]),
    }
  },
  multiplyAdds: (p, inputs, output) => {
    const [query, value, key] = rolesOf(inputs)
    const width = p.numHeads * p.keyDim
    const projections = [query, value, key, output].reduce((sum, shape) => sum + sizeOf(shape ?? []) * width, 0)
    return projections + 2 * (query?.[0] ?? 0) * (key?.[0] ?? 0) * width
  },
  // A moment of the query that is padding stays so.
  masking: passesMask,
  tells: 'attention',
  inner: (tf, args) => ({ attention: attend(tf, args) }),
  forward: (tf, args) => {
    const { inputs, w, p, ctx } = args
    const [, value] = rolesOf(inputs)
    const shares = attend(tf, args)
    const drops = ctx.training && p.dropout > 0
    const used = drops ? dropAttention(tf, shares, p.dropout, ctx.draw) : shares
    return fromHeads(tf, tf.matMul(used, toHeads(tf, value, w, 'value')), w, 'attention_output')
  },
  keras: (p, inputs) => ({
    className: 'MultiHeadAttention',
    config: {
      num_heads: p.numHeads,
      key_dim: p.keyDim,
      dropout: p.dropout,
      use_bias: p.useBias,
      kernel_initializer: p.kernelInitializer,
      bias_initializer: p.biasInitializer,
    },
    call: {
      inputs: inputs.length > 2 ? [0, 1, 2] : [0, Math.max(0, inputs.length - 1)],
      options: p.useCausalMask ? { use_causal_mask: true } : {},
    },
  }),
  summary: (p) => `${p.numHeads} × ${p.keyDim}`,
  example: {
    params: { numHeads: 1, keyDim: 2, useBias: false },
    inputs: [
      [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
    ],
  },
  related: ['positionalEncoding', 'blocks/transformerEncoder', 'softmax'],
  text: {
    en: {
      title: 'Multi-head attention',
      short: 'Attention',
      keywords: [
        'self-attention',
        'attention',
        'MHA',
        'cross-attention',
        'scaled dot product',
        'query key value',
        'Transformer',
      ],
      help: 'Every moment of the query looks at all moments of the key, shares its attention out by how well they match, and takes the mean of their values in those shares; several heads look for different things at once. With the query alone connected a sequence attends to itself (self-attention); values from another one make it cross-attention. The heart of the Transformer.',
      pitfall:
        'It does not know the order of moments: add positions before it. Its cost grows with the square of their number.',
      formula: 'y = [h₁, …, h_{n}]·W_{o}, h_{i} = softmax(Q_{i}K_{i}ᵀ / √d)·V_{i}',
      params: {
        numHeads: { title: 'Heads', help: 'How many attentions run side by side, each with weights of its own.' },
        keyDim: { title: 'Head size d', help: 'Numbers of a query, key or value in each head.' },
        dropout: { title: 'Dropout', help: 'Share of the attention that is dropped in training.' },
        useBias: { title: 'Bias', help: 'Adds learned constants to queries, keys, values and the output.' },
        useCausalMask: {
          title: 'No look ahead',
          help: 'A moment sees itself and those before it only, as a network that foretells the next one must.',
        },
        kernelInitializer: { title: 'Initializer', help: 'Distribution of the first weights.' },
        biasInitializer: { title: 'Bias initializer', help: 'First value of the biases, usually zeros.' },
      },
      ports: { query: 'Query', value: 'Value', key: 'Key' },
    },
    uk: {
      title: 'Багатоголова увага',
      short: 'Увага',
      keywords: ['самоувага', 'увага', 'механізм уваги', 'перехресна увага', 'запит ключ значення', 'трансформер'],
      help: 'Кожен момент запиту дивиться на всі моменти ключа, ділить між ними увагу за тим, наскільки вони пасують, і бере середнє їхніх значень у цих частках; кілька голів шукають різне водночас. Якщо приєднано лише запит, послідовність уважна до самої себе (самоувага); значення з іншої роблять увагу перехресною. Серце трансформера.',
      pitfall:
        'Порядку моментів вона не знає: додайте перед нею позиції. Обчислення ростуть з квадратом їхньої кількості.',
      formula: 'y = [h₁, …, h_{n}]·W_{o}, h_{i} = softmax(Q_{i}K_{i}ᵀ / √d)·V_{i}',
      params: {
        numHeads: { title: 'Голови', help: 'Скільки уваг працює поруч, кожна з власними вагами.' },
        keyDim: { title: 'Розмір голови d', help: 'Скільки чисел у запиті, ключі чи значенні кожної голови.' },
        dropout: { title: 'Дропаут', help: 'Частка уваги, що відкидається під час навчання.' },
        useBias: { title: 'Зсув', help: 'Додає навчені сталі до запитів, ключів, значень і виходу.' },
        useCausalMask: {
          title: 'Не зазирати вперед',
          help: 'Момент бачить лише себе й попередні, як і мусить мережа, що передбачає наступний.',
        },
        kernelInitializer: { title: 'Ініціалізатор', help: 'Розподіл перших ваг.' },
        biasInitializer: { title: 'Ініц. зсуву', help: 'Перше значення зсувів, зазвичай нулі.' },
      },
      ports: { query: 'Запит', value: 'Значення', key: 'Ключ' },
    },
  },
})
