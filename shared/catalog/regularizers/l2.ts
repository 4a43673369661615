import { defineRegularizer } from '../define/regularizer'
import { squares, strength, strengthTexts } from './_penalties'

/** λ Σw² (A. Tikhonov). Keras `L2`. */
export default defineRegularizer({
  id: 'l2',
  params: { l2: strength() },
  penalty: (tf, weight, p) => tf.mul(squares(tf, weight), p.l2),
  keras: (p) => ({ className: 'L2', config: { l2: p.l2 } }),
  lecture: '(1.33)',
  text: {
    en: {
      title: 'L2',
      keywords: ['ridge', 'weight decay', 'Tikhonov'],
      help: 'Adds the squares of all weights to the loss (Tikhonov). Every step lets each weight fade by a share of itself, a gradual forgetting, so that only what the data keep demanding stays large.',
      pitfall: 'It shrinks all weights in proportion and makes none exactly 0.',
      formula: 'λ·Σw^{2}',
      params: { l2: strengthTexts.en.l2 },
    },
    uk: {
      title: 'L2',
      keywords: ['гребенева', 'Тихонов', 'загасання ваг'],
      help: 'Додає до втрат квадрати всіх ваг (регуляризація Тихонова). З кожним кроком вага зменшується на частку самої себе — поступове забування, тож великим лишається тільки те, чого дані вимагають знову й знову.',
      pitfall: 'Зменшує всі ваги пропорційно, але жодної точно до 0.',
      formula: 'λ·Σw^{2}',
      params: { l2: strengthTexts.uk.l2 },
    },
  },
})
