import { defineText } from './defineText'

/** The rules of the perceptron family. */
export const perceptronTexts = {
  thresholdNeeded: defineText(
    [
      (w) => `${w.item('type')} needs a layer with a bias.`,
      'Its weights are all positive: only a threshold, which the bias holds, lets a unit answer −1.',
    ],
    [
      (w) => `${w.item('type')} потребує шару зі зсувом.`,
      'Усі його ваги додатні: відповісти −1 вузол може лише завдяки порогу, який зберігає зсув.',
    ],
  ),
}
