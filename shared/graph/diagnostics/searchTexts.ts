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
  movesUnlike: defineText(
    [
      (w) => `The values of ${w.number('moves')} moves are needed; ${w.text('shape')} comes in.`,
      'From a cell of a maze one goes up, right, down or left, and the network says what each way is worth: its last layer has one unit a move.',
    ],
    [
      (w) => `Потрібні цінності ходів (${w.number('moves')}), а надходить ${w.text('shape')}.`,
      'З клітинки лабіринту йдуть угору, праворуч, униз або ліворуч, і мережа каже, чого вартий кожен хід: в останньому шарі на хід припадає один вузол.',
    ],
  ),
  experienceUnlike: defineText(
    [
      (w) => `Predictions ${w.text('prediction')} do not belong to experiences ${w.text('target')}.`,
      'Two moments are needed, the state before and the one after, with a value for each action; the experience has a number for each action, the reward, and whether it goes on.',
    ],
    [
      (w) => `Передбачення ${w.text('prediction')} не пасують до досвіду ${w.text('target')}.`,
      'Потрібні два моменти — стан до і стан після — з числом для кожної дії; у досвіді є по числу на дію, винагорода й те, чи триває далі.',
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
