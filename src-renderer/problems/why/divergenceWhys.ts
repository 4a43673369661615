import type { Language } from '@shared/language'
import type { WhyTexts } from './whyText'

const number = (value: string | number | undefined, language: Language): string =>
  new Intl.NumberFormat(language, { maximumSignificantDigits: 6 }).format(Number(value))

/** Numbers that stopped being numbers: the steps were too long. */
export const divergenceWhys = {
  lossNotFinite: {
    en: (v) =>
      `A step moves each weight by the learning rate${v['learningRate'] === undefined ? '' : ` (here ${number(v['learningRate'], 'en')})`} times its gradient. Where the slope is steep, a long step lands on the other side of the valley, higher up than it began; the next gradient is larger, and so is the next step. On x² + 10y² that happens at every rate above 0.1. A number that doubles at each step leaves the range of 32 bits, 3.4·10³⁸, after some 128 steps: it becomes infinite, and infinity minus infinity is NaN, no number at all. The step was taken back, since nothing can be learned from there. Lower the learning rate to a third or a tenth first; clipping bounds the length of a step; data of mean 0 and deviation 1 make the slopes alike.`,
    uk: (v) =>
      `Крок зсуває кожну вагу на її градієнт, помножений на швидкість навчання${v['learningRate'] === undefined ? '' : ` (тут ${number(v['learningRate'], 'uk')})`}. На крутому схилі довгий крок перелітає долину і опиняється вище, ніж був; наступний градієнт більший, а з ним і наступний крок. На x² + 10y² це стається за будь-якої швидкості понад 0,1. Число, що подвоюється щокроку, приблизно за 128 кроків виходить за межі 32 бітів, 3,4·10³⁸: стає нескінченним, а нескінченність мінус нескінченність — це вже NaN, не число. Цей крок скасовано, бо звідти нічого не навчишся. Найперше зменште швидкість навчання втричі чи вдесятеро; обмеження градієнтів укорочує кроки; дані із середнім 0 і відхиленням 1 роблять схили схожими.`,
  },
  weightsNotFinite: {
    en: (v) =>
      `The loss was still a number, but the update was not: ${v['learningRate'] === undefined ? 'the learning rate' : number(v['learningRate'], 'en')} times the gradient went beyond 3.4·10³⁸, the largest number of 32 bits. Gradients grow when many layers multiply them by weights above 1 on the way back. With such weights every answer would be NaN, so the step was taken back. A lower learning rate helps, clipping the gradients bounds the step whatever they are, and He or Glorot initializers keep the factors near 1.`,
    uk: (v) =>
      `Втрати ще були числом, а оновлення вже ні: ${v['learningRate'] === undefined ? 'швидкість навчання' : number(v['learningRate'], 'uk')}, помножена на градієнт, перевищила 3,4·10³⁸ — найбільше число у 32 бітах. Градієнти ростуть, коли багато шарів на зворотному шляху множать їх на ваги, більші за 1. З такими вагами кожна відповідь була б NaN, тож крок скасовано. Допоможе менша швидкість навчання; обмеження градієнтів укорочує крок, хай які вони; початкові ваги за He чи Glorot тримають множники близько 1.`,
  },
  weightsSpoiled: {
    en: (v) =>
      `One weight that is NaN or infinite is enough: every sum it stands in is NaN too, and so are all layers after “${v['node']}”. Such weights cannot be mended, for what they were is lost. A run that began before it happened, or a new one with a lower learning rate, has weights that can be used.`,
    uk: (v) =>
      `Досить однієї ваги, що є NaN або нескінченністю: кожна сума з нею теж NaN, а за вузлом «${v['node']}» — і всі шари. Полагодити їх неможливо, бо колишніх значень уже немає. Придатні ваги має запуск, що був раніше, або новий, із меншою швидкістю навчання.`,
  },
  valueNotFinite: {
    en: 'The weights are finite, but so large that sums and exponentials of them are not: e to the power of 89 is already beyond 32 bits. The training had run away by the time they were kept. An earlier run, or one with a lower learning rate, gives answers.',
    uk: 'Самі ваги скінченні, але такі великі, що суми й експоненти з ними — ні: e у степені 89 уже не вміщується у 32 біти. Коли їх збережено, навчання вже розбіглося. Відповіді дасть попередній запуск або запуск із меншою швидкістю навчання.',
  },
  inputNotFinite: {
    en: 'The network multiplies and adds what comes in; with one infinite number or NaN every answer would be NaN. Type an ordinary number, in the units that the data have.',
    uk: 'Мережа множить і додає те, що надходить; з одним нескінченним числом чи NaN кожна відповідь була б NaN. Уведіть звичайне число в тих одиницях, у яких дані.',
  },
} as const satisfies WhyTexts
