import { defineText } from './defineText'

/** Boltzmann machines and chains of states. */
export const stochasticTexts = {
  tooManyUpdates: defineText(
    [
      (w) =>
        `${w.number('sweeps')} sweeps over ${w.number('units')} units are ${w.number('updates')} decisions, one after another; at most ${w.number('most')} fit.`,
      'Each unit of a Boltzmann machine decides after it has seen the decisions of the others, so none of them can be made side by side. Fewer sweeps or fewer units will do; a restricted Boltzmann machine decides layer by layer.',
    ],
    [
      (w) =>
        `Проходів ${w.number('sweeps')}, вузлів ${w.number('units')}, разом ${w.number('updates')} рішень одне за одним; можливо щонайбільше ${w.number('most')}.`,
      'Кожен вузол машини Больцмана вирішує, побачивши рішення інших, тож робити це водночас вони не можуть. Зменште кількість проходів чи вузлів; обмежена машина Больцмана вирішує цілими шарами.',
    ],
  ),
  countsSingleSteps: defineText(
    [
      (w) => `The rule counts single steps; the layer tells ${w.counted('steps', 'step', 'steps')} ahead.`,
      'The target must be the state one step later: the matrix of single steps comes from it, and the layer takes that matrix so many times. The loss then says how well a telling so far ahead fits the very next state.',
    ],
    [
      (w) =>
        `Правило лічить переходи за один крок, а шар передбачає на ${w.counted('steps', 'крок', 'кроки', 'кроків')} уперед.`,
      'Ціль має бути станом через один крок: з неї виходить матриця переходів за крок, яку шар застосовує стільки разів. Втрата тоді каже, наскільки таке далеке передбачення пасує вже наступному стану.',
    ],
  ),
}
