import { FUNCTIONS } from '../../formula/Formula'
import { defineText } from './defineText'

const NAMES = ['pi', 'e', ...Object.keys(FUNCTIONS)].join(', ')

/** Formulas of the nodes “Formula” and “Loss by a formula”; positions are counted from 1. */
export const formulaTexts = {
  formulaEmpty: defineText(
    ['The formula is empty.', 'Write what is to be computed, such as a * b + 1: a is the first wire, b the second.'],
    ['Формула порожня.', 'Напишіть, що обчислювати, наприклад a * b + 1: a — перший зв’язок, b — другий.'],
  ),
  formulaTooLong: defineText(
    [
      (w) => `The formula has ${w.counted('length', 'character', 'characters')}.`,
      (w) => `At most ${w.number('limit')} are read. Split it over several nodes.`,
    ],
    [
      (w) => `У формулі ${w.counted('length', 'символ', 'символи', 'символів')}.`,
      (w) => `Читається щонайбільше ${w.number('limit')}. Розкладіть її на кілька вузлів.`,
    ],
  ),
  formulaTooDeep: defineText(
    [
      (w) => `The brackets are too deep at character ${w.number('position')}.`,
      (w) => `At most ${w.number('limit')} brackets, signs and powers may lie inside one another.`,
    ],
    [
      (w) => `Дужки надто глибокі на символі ${w.number('position')}.`,
      (w) => `Одне в одному може бути щонайбільше ${w.number('limit')} дужок, знаків і степенів.`,
    ],
  ),
  formulaUnexpected: defineText(
    [
      (w) => `“${w.text('text')}” cannot stand at character ${w.number('position')}.`,
      'An operator may be missing before it: a product is written 2 * a, not 2a.',
    ],
    [
      (w) => `«${w.text('text')}» не може стояти на місці ${w.number('position')}.`,
      'Можливо, перед ним бракує знака дії: добуток пишуть 2 * a, а не 2a.',
    ],
  ),
  formulaUnknownName: defineText(
    [
      (w) => `“${w.text('name')}” at character ${w.number('position')} is no known name.`,
      (w) => `The formula knows ${w.text('inputs')}, ${NAMES}.`,
    ],
    [
      (w) => `Невідоме ім’я «${w.text('name')}» на символі ${w.number('position')}.`,
      (w) => `Формула знає ${w.text('inputs')}, ${NAMES}.`,
    ],
  ),
  formulaCyrillic: defineText(
    [
      (w) => `“${w.text('name')}” at character ${w.number('position')} has Cyrillic letters: switch the keyboard.`,
      (w) =>
        `Some look just like Latin ones, but names are written in Latin letters. The formula knows ${w.text('inputs')}, ${NAMES}.`,
    ],
    [
      (w) => `«${w.text('name')}» на символі ${w.number('position')} — кирилиця: перемкніть розкладку клавіатури.`,
      (w) =>
        `Деякі літери на вигляд такі самі, але імена пишуть латинськими. Формула знає ${w.text('inputs')}, ${NAMES}.`,
    ],
  ),
  formulaBracket: defineText(
    [
      (w) =>
        w.text('text') === ')'
          ? `The bracket at character ${w.number('position')} closes nothing.`
          : `The bracket at character ${w.number('position')} is not closed.`,
      'Each opening bracket needs a closing one after it.',
    ],
    [
      (w) =>
        w.text('text') === ')'
          ? `Дужка на символі ${w.number('position')} нічого не закриває.`
          : `Дужку на символі ${w.number('position')} не закрито.`,
      'Кожна відкрита дужка потребує закритої після себе.',
    ],
  ),
  formulaOperand: defineText(
    [
      (w) => `Something is missing at character ${w.number('position')}.`,
      'After an operator or an opening bracket there must be a number, an input or a function.',
    ],
    [
      (w) => `На символі ${w.number('position')} чогось бракує.`,
      'Після знака дії чи відкритої дужки має бути число, вхід або функція.',
    ],
  ),
  formulaArguments: defineText(
    [
      (w) =>
        `${w.text('name')} at character ${w.number('position')} has ${w.counted('count', 'argument', 'arguments')}; it takes ${w.count('needed') === 1 ? 'one' : 'two or more'}.`,
      (w) =>
        w.count('needed') === 1
          ? 'The argument stands in brackets after the name.'
          : 'Arguments stand in brackets after the name, with commas between.',
    ],
    [
      (w) =>
        `Функція ${w.text('name')} на символі ${w.number('position')} має ${w.counted('count', 'аргумент', 'аргументи', 'аргументів')}, а треба ${w.count('needed') === 1 ? 'один' : 'два або більше'}.`,
      (w) =>
        w.count('needed') === 1
          ? 'Аргумент пишуть у дужках після імені.'
          : 'Аргументи пишуть у дужках після імені через кому.',
    ],
  ),
  formulaNumber: defineText(
    [
      (w) => `The number ${w.text('text')} at character ${w.number('position')} is too large.`,
      'Networks compute with numbers of 32 bits, up to about 3.4 · 10³⁸.',
    ],
    [
      (w) => `Число ${w.text('text')} на символі ${w.number('position')} завелике.`,
      'Мережі обчислюють 32-бітними числами, приблизно до 3,4 · 10³⁸.',
    ],
  ),
  formulaZeroDivision: defineText(
    ['The formula divides by 0.', 'What comes out is infinite or no number at all, and the weights are spoiled by it.'],
    ['Формула ділить на 0.', 'Вихід буде нескінченний або взагалі не число, і це зіпсує ваги.'],
  ),
  formulaWithoutInputs: defineText(
    [
      'The formula names none of its inputs.',
      'What comes out would be the same for every example. Name the inputs a, b, c, d in the order of the wires.',
    ],
    [
      'Формула не називає жодного зі своїх входів.',
      'Вихід був би однаковий для кожного прикладу. Називайте входи a, b, c, d у порядку зв’язків.',
    ],
  ),
  lossFormulaWithoutPrediction: defineText(
    [
      'The formula does not name the prediction p.',
      'Such a loss is the same whatever the network answers, so that nothing can be learned from it.',
    ],
    [
      'Формула не називає передбачення p.',
      'Така функція втрат однакова за будь-якої відповіді мережі, тож учитися нема на чому.',
    ],
  ),
  formulaInputMissing: defineText(
    [
      (w) => `The formula names ${w.text('name')}, but only ${w.counted('count', 'wire comes', 'wires come')} in.`,
      'Inputs are called a, b, c, d in the order of the wires. Connect another, or take the name out.',
    ],
    [
      (w) => `Формула називає ${w.text('name')}, а зв’язків надходить лише ${w.number('count')}.`,
      'Входи звуться a, b, c, d у порядку зв’язків. Під’єднайте ще один або приберіть це ім’я.',
    ],
  ),
  formulaShapesDiffer: defineText(
    [
      (w) => `${w.text('name')} has the shape ${w.text('first')}, and ${w.text('otherName')} ${w.text('other')}.`,
      'A formula is computed number by number, so that inputs have equal shapes or are single numbers. Nothing is stretched in silence.',
    ],
    [
      (w) => `Вхід ${w.text('name')} має форму ${w.text('first')}, а ${w.text('otherName')} — ${w.text('other')}.`,
      'Формула обчислюється число до числа, тож форми входів однакові, або вхід — одне число. Мовчки нічого не розтягується.',
    ],
  ),
  formulaInputUnused: defineText(
    [
      (w) => `The formula does not use its input number ${w.number('position')} (${w.text('name')}).`,
      'What comes in there changes nothing, and nothing is learned through it.',
    ],
    [
      (w) => `Формула не використовує вхід номер ${w.number('position')} (${w.text('name')}).`,
      'Те, що там надходить, нічого не змінює, і через нього нічого не вчиться.',
    ],
  ),
} as const
