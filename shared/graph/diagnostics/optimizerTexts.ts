import { defineText } from './defineText'

/** Optimizers that move all weights at once. */
export const optimizerTexts = {
  optimizerForFewWeights: defineText(
    [
      (w) => `${w.item()} is for ${w.number('most')} weights at most; this network has ${w.number('count')}.`,
      'It keeps a matrix of all weights by all weights, which grows with the square of their number.',
    ],
    [
      (w) => `${w.item()} — для щонайбільше ${w.number('most')} ваг, а в мережі їх ${w.number('count')}.`,
      'Він зберігає матрицю «всі ваги на всі ваги», що росте як квадрат їх кількості.',
    ],
  ),
  optimizerWantsAllRows: defineText(
    [
      (w) =>
        `${w.item()} works best with all ${w.number('rows')} training rows in a batch; a batch has ${w.number('batch')}.`,
      'It compares losses or gradients from step to step; with other rows in every batch it takes chance for progress.',
    ],
    [
      (w) =>
        `${w.item()} найкраще працює, коли всі навчальні рядки (${w.number('rows')}) — в одному пакеті, а в пакеті їх ${w.number('batch')}.`,
      'Він порівнює втрати чи градієнти від кроку до кроку; якщо рядки щоразу інші, він приймає випадок за поступ.',
    ],
  ),
}
