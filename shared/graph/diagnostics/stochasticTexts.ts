import { defineText } from './defineText'

/** Boltzmann machines. */
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
}
