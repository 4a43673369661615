import { defineText } from './defineText'

/** Reservoirs, and layers that are fitted to examples at once. */
export const kernelTexts = {
  washoutTooLong: defineText(
    [
      (w) =>
        `A washout of ${w.counted('washout', 'moment', 'moments')} leaves nothing of a sequence of ${w.number('time')}.`,
      'The states of these first moments are not given; at least one must be left.',
    ],
    [
      (w) => `Розгін (${w.number('washout')}) не лишає нічого від послідовності, довжина якої ${w.number('time')}.`,
      'Стани цих перших моментів не видаються, а хоч один має лишитися.',
    ],
  ),
  linearNeeded: defineText(
    [
      (w) => `${w.item('type')} fits a linear layer; this one has the activation “${w.activation()}”.`,
      'The best weights can be computed at once only where the answers are plain sums of the inputs.',
    ],
    [
      (w) => `${w.item('type')} підганяє лінійний шар, а цей має активацію «${w.activation()}».`,
      'Найкращі ваги можна обчислити одразу лише там, де відповіді — прості суми входів.',
    ],
  ),
  fewRowsForUnits: defineText(
    [
      (w) => `There are ${w.number('rows')} training examples for ${w.number('units')} units.`,
      'With fewer examples than units they can be learned by heart, noise included. A stronger ridge, fewer units or more data help.',
    ],
    [
      (w) => `Навчальних прикладів лише ${w.number('rows')}, а вузлів — ${w.number('units')}.`,
      'Коли прикладів менше, ніж вузлів, їх можна завчити напам’ять разом із шумом. Допоможуть сильніший гребінь, менше вузлів або більше даних.',
    ],
  ),
}
