import { defineText } from './defineText'

/** The rules of the perceptron family. */
export const perceptronTexts = {
  restsAtZero: defineText(
    [
      (w) => `${w.item('type')} has nothing to strengthen: the weights begin at zero, and there is no target.`,
      'Without a target y is the layer’s own weighted sum. It is 0 as long as the weights are, and so is every change. Wire a target, or take a layer whose weights begin as small random numbers.',
    ],
    [
      (w) => `${w.item('type')}: зміцнювати нічого, бо ваги починають з нуля, а цілі немає.`,
      'Без цілі y — це зважена сума самого шару. Поки ваги нульові, вона дорівнює 0, а з нею й кожна зміна. Під’єднайте ціль або візьміть шар, ваги якого спершу малі випадкові числа.',
    ],
  ),
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
