import { defineText } from './defineText'

/** Maps and prototypes. */
export const competitiveTexts = {
  prototypesWithoutLabels: defineText(
    [
      (w) => `Prototypes of classes need class labels; the target is plain numbers (${w.text('shape')}).`,
      'The rule asks whether the nearest prototype is of the right class. Groups without labels are found by a competitive layer or a Kohonen map.',
    ],
    [
      (w) => `Прототипам класів потрібні мітки, а ціль — звичайні числа (${w.text('shape')}).`,
      'Правило питає, чи найближчий прототип належить правильному класу. Групи без міток знаходить змагальний шар або карта Кохонена.',
    ],
  ),
  prototypesOfClasses: defineText(
    [
      (w) =>
        `There are prototypes of ${w.counted('own', 'class', 'classes')}, but the labels have ${w.counted('classes', 'class', 'classes')}.`,
      'Every class needs prototypes of its own; a class without any is never answered.',
    ],
    [
      (w) => `Класів із прототипами — ${w.number('own')}, а в мітках їх ${w.number('classes')}.`,
      'Кожен клас потребує власних прототипів; класу без них мережа ніколи не назве.',
    ],
  ),
  radiusSmall: defineText(
    [
      (w) => `A radius of ${w.number('radius')} is small for a map ${w.number('side')} units long.`,
      'The map is ordered while the neighbourhood is wide. With a narrow one, parts of it unfold by themselves and it may stay twisted; this is right only for a map that lies well already.',
    ],
    [
      (w) => `Радіус ${w.number('radius')} малий для карти, довжина якої у вузлах — ${w.number('side')}.`,
      'Карта впорядковується, доки сусідство широке. З вузьким її частини розгортаються кожна сама, і вона може лишитися перекрученою; так годиться лише для карти, що вже лежить добре.',
    ],
  ),
}
