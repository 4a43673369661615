import { defineMerge } from './_merge'

/** Elementwise sum of inputs of one shape. Keras `Add`. */
export default defineMerge({
  id: 'add',
  icon: '+',
  className: 'Add',
  merge: (tf, a, b) => tf.add(a, b),
  signs: { between: ' + ', slope: () => 1 },
  related: ['blocks/residual', 'concatenate'],
  text: {
    en: {
      title: 'Add',
      keywords: ['sum', 'plus', 'element-wise sum', 'end of a skip connection', 'sum of a ResNet'],
      help: 'Adds its inputs number by number; all must have the same shape. With a copy of an earlier value it makes a residual connection, which lets gradients pass deep networks.',
      pitfall: 'Shapes must be equal: nothing is stretched. A residual path of another width needs a 1×1 convolution.',
      formula: 'y = x₁ + x₂ + …',
      params: {},
    },
    uk: {
      title: 'Додавання',
      keywords: ['сума', 'плюс', 'поелементна сума', 'складання', 'кінець обхідного зв’язку', 'залишковий зв’язок'],
      help: 'Додає входи число до числа; форма в усіх має бути однакова. Разом із копією ранішого значення утворює залишкове з’єднання, яким градієнти проходять крізь глибоку мережу.',
      pitfall: 'Форми мають бути однакові: ніщо не розтягується. Обхідному шляху іншої ширини потрібна згортка 1×1.',
      formula: 'y = x₁ + x₂ + …',
      params: {},
    },
  },
})
