import { defineText } from './defineText'

/** Learning rules and the layers that they train. */
export const ruleTexts = {
  ruleCannotTrain: defineText(
    [
      (w) =>
        w.text('layer') === ''
          ? `${w.item('type')} trains a layer, and no layer comes in.`
          : `${w.item('type')} cannot train “${w.item('layer')}”.`,
      (w) =>
        `A learning rule changes the weights of the very layer that it is wired to. This one knows: ${w.items('suited')}.`,
    ],
    [
      (w) =>
        w.text('layer') === ''
          ? `${w.item('type')} навчає шар, а сюди надходить не шар.`
          : `${w.item('type')} не може навчати шар «${w.item('layer')}».`,
      (w) => `Правило змінює ваги саме того шару, до якого під’єднане. Це правило знає такі: ${w.items('suited')}.`,
    ],
  ),
  ruleNeeded: defineText(
    [
      (w) => `Nothing teaches “${w.item('type')}”.`,
      'No gradient comes to its weights; a learning rule that is wired to its output changes them.',
    ],
    [
      (w) => `Ніщо не навчає шар «${w.item('type')}».`,
      'До його ваг не доходить градієнт; їх змінює правило навчання, під’єднане до його виходу.',
    ],
  ),
  ruleWantsAllRows: defineText(
    [
      (w) =>
        `${w.item('type')} needs all ${w.number('rows')} training rows in one step; a batch has ${w.number('batch')}.`,
      'It computes the weights from all examples at once. With a part of them it would forget the rest at every step.',
    ],
    [
      (w) =>
        `${w.item('type')} потребує всіх навчальних рядків (${w.number('rows')}) за один крок, а в пакеті їх ${w.number('batch')}.`,
      'Воно обчислює ваги з усіх прикладів одразу. З частиною воно на кожному кроці забувало б решту.',
    ],
  ),
  ruleForgetsParts: defineText(
    [
      (w) =>
        `${w.item('type')} goes by the batch alone: ${w.number('batch')} of ${w.number('rows')} training rows at a time.`,
      'Each step puts the weights where its own rows are, and the next forgets them: in the end they fit the last batch. With all rows in a batch they settle; otherwise let the rule go row by row.',
    ],
    [
      (w) =>
        `${w.item('type')} зважає лише на пакет: щоразу ${w.number('batch')} з навчальних рядків, яких ${w.number('rows')}.`,
      'Кожен крок переносить ваги туди, де його рядки, а наступний про них забуває: зрештою ваги пасують до останнього пакета. Коли в пакеті всі рядки, вони усталюються; інакше нехай правило йде рядок за рядком.',
    ],
  ),
  valuesOutside: defineText(
    [
      (w) =>
        `Values from ${w.number('low')} to ${w.number('high')} come in; this layer takes those from ${w.number('least')} to ${w.number('most')}.`,
      'What lies outside has no meaning for its units: they read the numbers as states or as probabilities.',
    ],
    [
      (w) =>
        `Надходять значення від ${w.number('low')} до ${w.number('high')}, а шар приймає від ${w.number('least')} до ${w.number('most')}.`,
      'Що поза цими межами, для його вузлів не має змісту: вони читають числа як стани або ймовірності.',
    ],
  ),
  ruleWantsEveryRow: defineText(
    [
      (w) => `${w.item('type')} works on every row of the data; none can be kept for validation or test.`,
      'Its weights name rows by their place in the data. With some of them taken away the rest would be other places.',
    ],
    [
      (w) => `${w.item('type')} працює з усіма рядками даних; жоден не можна відкласти на валідацію чи тест.`,
      'Його ваги називають рядки за місцем у даних. Якщо частину забрати, решта стоятиме на інших місцях.',
    ],
  ),
  valuesUnbounded: defineText(
    [
      (w) => `Nothing says that these data lie between ${w.number('least')} and ${w.number('most')}.`,
      'The units read what comes in as probabilities; numbers outside have no meaning for them, and learning runs away. Take data with bounds, or put a layer with a sigmoid before.',
    ],
    [
      (w) => `Ніщо не каже, що ці дані лежать між ${w.number('least')} та ${w.number('most')}.`,
      'Вузли читають входи як імовірності; числа поза цими межами не мають для них змісту, і навчання розбігається. Візьміть обмежені дані або поставте перед цим шар із сигмоїдою.',
    ],
  ),
  notTwoValued: defineText(
    [
      (w) => `Patterns must hold ${w.number('least')} and ${w.number('most')} only.`,
      'Units of this network have two states; other numbers cannot be stored and would be rounded by the first recall.',
    ],
    [
      (w) => `Взірці мають складатися лише з ${w.number('least')} та ${w.number('most')}.`,
      'Вузли цієї мережі мають два стани; інших чисел вона не запам’ятає — перше ж відтворення їх заокруглить.',
    ],
  ),
}
