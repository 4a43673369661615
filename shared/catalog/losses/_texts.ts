/** Words that every loss shares. */
export const lossTexts = {
  en: {
    ports: { prediction: 'Prediction', target: 'Target' },
    weight: { title: 'Weight', help: 'How much this loss counts in the sum of all losses.' },
    from: {
      title: 'Prediction holds',
      help: 'Probabilities come out of a softmax or sigmoid; logits are the raw scores before it, and the loss then does that step itself, with less rounding.',
      options: { probabilities: 'Probabilities', logits: 'Logits' },
    },
  },
  uk: {
    ports: { prediction: 'Передбачення', target: 'Ціль' },
    weight: { title: 'Вага', help: 'Скільки важить ця функція втрат у сумі всіх.' },
    from: {
      title: 'Передбачення — це',
      help: 'Імовірності виходять із softmax чи сигмоїди; логіти — сирі оцінки до неї, тоді цей крок робить сама функція втрат, з меншою похибкою.',
      options: { probabilities: 'Імовірності', logits: 'Логіти' },
    },
  },
} as const
