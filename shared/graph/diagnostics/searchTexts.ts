import { defineText } from './defineText'

/** Search and reinforcement: tours, mazes, chains of states. */
export const searchTexts = {
  ruleWantsOrder: defineText(
    [
      (w) => `${w.item('type')} needs the rows in their own order; now they are shuffled.`,
      'What it learns names rows by their place in the data. In a new order in every epoch the same place would be another row each time.',
    ],
    [
      (w) => `${w.item('type')} потребує рядків у їхньому порядку, а тепер їх перемішують.`,
      'Вивчене ним називає рядки за місцем у даних. Якби порядок щоепохи був новим, те саме місце щоразу означало б інший рядок.',
    ],
  ),
  citiesUnlikeRows: defineText(
    [
      (w) => `The tour has ${w.number('cities')} cities; the training part has ${w.number('rows')} rows.`,
      'Every row is a city, and the tour goes through each of them once.',
    ],
    [
      (w) => `У турі міст ${w.number('cities')}, а в навчальній частині рядків ${w.number('rows')}.`,
      'Кожен рядок — це місто, і тур проходить кожне з них один раз.',
    ],
  ),
  placeNeeded: defineText(
    [
      (w) => `A place is a row of numbers; ${w.text('shape')} comes in.`,
      'How far two cities are from each other is counted along the axes of one row.',
    ],
    [
      (w) => `Місце — це ряд чисел, а надходить ${w.text('shape')}.`,
      'Відстань між двома містами обчислюють за осями одного ряду.',
    ],
  ),
  statesUnlike: defineText(
    [
      (w) => `${w.number('needed')} states are needed; ${w.number('size')} numbers come in.`,
      'There is one number for each state, 1 where the network stands and 0 elsewhere, or how likely each of them is.',
    ],
    [
      (w) => `Потрібно станів ${w.number('needed')}, а надходить чисел ${w.number('size')}.`,
      'На кожен стан припадає одне число: 1 там, де стоїть мережа, і 0 деінде, або ймовірність кожного з них.',
    ],
  ),
}
