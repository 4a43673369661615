import { defineLayer } from '../define/layer'
import { sizeOf } from '../define/tensorType'
import { mergeEqual, mergesMasks } from './_merge'

/** Elementwise sum of inputs of one shape. Keras `Add`. */
export default defineLayer({
  id: 'add',
  category: 'merge',
  icon: '+',
  inputs: [{ name: 'input', many: true }],
  outputs: [{ name: 'output' }],
  masking: mergesMasks,
  params: {},
  inferShape: (_p, inputs) => mergeEqual(inputs),
  weights: () => ({}),
  multiplyAdds: (_p, inputs, output) => sizeOf(output) * (inputs.length - 1),
  forward: (tf, { inputs }) => inputs.reduce((sum, x) => tf.add(sum, x)),
  keras: () => ({ className: 'Add', config: {} }),
  summary: () => '',
  text: {
    en: {
      title: 'Add',
      help: 'Adds its inputs number by number; all must have the same shape. With a copy of an earlier value it makes a residual connection, which lets gradients pass deep networks.',
      formula: 'y = x₁ + x₂ + …',
      params: {},
    },
    uk: {
      title: 'Додавання',
      help: 'Додає входи число до числа; форма в усіх має бути однакова. Разом із копією ранішого значення утворює залишкове з’єднання, яким градієнти проходять крізь глибоку мережу.',
      formula: 'y = x₁ + x₂ + …',
      params: {},
    },
  },
})
