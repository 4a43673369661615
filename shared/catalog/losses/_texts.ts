/** Words that every loss shares. */
export const lossTexts = {
  en: {
    ports: { prediction: 'Prediction', target: 'Target', sampleWeight: 'Row weights' },
    labelSmoothing: {
      title: 'Label smoothing',
      help: 'Share of the certainty taken from the label and spread evenly over all classes, so that the network does not grow too sure of itself; with 4 classes and 0.2 a label [0, 0, 1, 0] becomes [0.05, 0.05, 0.85, 0.05].',
    },
    weight: { title: 'Weight', help: 'How much this loss counts in the sum of all losses.' },
    from: {
      title: 'Prediction holds',
      help: 'Probabilities come out of a softmax or sigmoid; logits are the raw scores before it, and the loss then does that step itself, with less rounding.',
      options: { probabilities: 'Probabilities', logits: 'Logits' },
    },
  },
  uk: {
    ports: { prediction: 'Передбачення', target: 'Ціль', sampleWeight: 'Ваги рядків' },
    labelSmoothing: {
      title: 'Згладжування міток',
      help: 'Частка впевненості, яку забирають у мітки й порівну роздають усім класам, щоб мережа не ставала надто самовпевненою; за 4 класів і 0,2 мітка [0, 0, 1, 0] стає [0,05, 0,05, 0,85, 0,05].',
    },
    weight: { title: 'Вага', help: 'Скільки важить ця функція втрат у сумі всіх.' },
    from: {
      title: 'Передбачення — це',
      help: 'Імовірності виходять із softmax чи сигмоїди; логіти — сирі оцінки до неї, тоді цей крок робить сама функція втрат, з меншою похибкою.',
      options: { probabilities: 'Імовірності', logits: 'Логіти' },
    },
  },
} as const
