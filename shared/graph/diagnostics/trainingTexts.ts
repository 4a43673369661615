import { defineText } from './defineText'

/** Training settings and memory. */
export const trainingTexts = {
  optimizerUnknown: defineText(
    [
      (w) => `This version has no optimizer “${w.text('type')}”.`,
      'The optimizer turns gradients into steps; without it nothing learns.',
    ],
    [
      (w) => `Ця версія не має оптимізатора «${w.text('type')}».`,
      'Оптимізатор перетворює градієнти на кроки; без нього нічого не навчається.',
    ],
  ),
  scheduleUnknown: defineText(
    [
      (w) => `This version has no schedule “${w.text('type')}”.`,
      'The schedule says how the learning rate changes over the run.',
    ],
    [(w) => `Ця версія не має розкладу «${w.text('type')}».`, 'Розклад визначає, як змінюється швидкість навчання.'],
  ),
  badSetting: defineText(
    [
      (w) => `${w.item()}, ${w.param()}: “${w.text('value')}” is not allowed.`,
      (w) => `The value is out of its range or of another kind; ${w.text('default')} is usual.`,
    ],
    [
      (w) => `${w.item()}, ${w.param()}: значення «${w.text('value')}» недопустиме.`,
      (w) => `Значення поза межами або іншого роду; звичайне — ${w.text('default')}.`,
    ],
  ),
  learningRateHigh: defineText(
    [
      (w) => `A learning rate of ${w.number('rate')} is very high for ${w.item()}; ${w.number('default')} is usual.`,
      'Steps that are too long jump over the minimum, and the loss grows or becomes infinite.',
    ],
    [
      (w) => `Швидкість навчання ${w.number('rate')} завелика для ${w.item()}; звичайна — ${w.number('default')}.`,
      'Задовгі кроки перестрибують мінімум, і втрати ростуть або стають нескінченними.',
    ],
  ),
  learningRateZero: defineText(
    [
      'The learning rate is 0.',
      'Every step is the gradient times the learning rate: at 0 the weights stay where they are.',
    ],
    [
      'Швидкість навчання дорівнює 0.',
      'Кожен крок — це градієнт, помножений на швидкість навчання: за 0 ваги не рухаються.',
    ],
  ),
  metricUnknown: defineText(
    [
      (w) => `This version has no metric “${w.text('metric')}”.`,
      'Metrics are measured beside the loss; they do not change training.',
    ],
    [
      (w) => `Ця версія не має метрики «${w.text('metric')}».`,
      'Метрики міряють поряд із втратами; на навчання вони не впливають.',
    ],
  ),
  metricUnsuited: defineText(
    [
      (w) => `“${w.item('metric')}” means nothing for these predictions.`,
      'A share of right answers needs classes, an error in units needs measured values.',
    ],
    [
      (w) => `«${w.item('metric')}» не має змісту для цих передбачень.`,
      'Частка правильних відповідей потребує класів, похибка в одиницях — виміряних значень.',
    ],
  ),
  splitLeavesNothing: defineText(
    [
      (w) =>
        `Of ${w.counted('rows', 'row', 'rows')}, ${w.number('validation')} go to validation and ${w.number('test')} to the test: none is left to train on.`,
      'The parts are cut from the same rows; most of them should train the network.',
    ],
    [
      (w) =>
        `Із ${w.counted('rows', 'рядка', 'рядків', 'рядків')} на валідацію йде ${w.number('validation')}, на тест — ${w.number('test')}: для навчання нічого не лишається.`,
      'Частини беруться з тих самих рядків; більшість має навчати мережу.',
    ],
  ),
  batchLargerThanData: defineText(
    [
      (w) => `A batch of ${w.number('batch')}, but only ${w.counted('rows', 'training row', 'training rows')}.`,
      'A batch cannot hold more than there is, so every step sees all the data: plain gradient descent.',
    ],
    [
      (w) => `Пакет — ${w.number('batch')}, а навчальних рядків лише ${w.number('rows')}.`,
      'Пакет не вмістить більше, ніж є, тож кожен крок бачить усі дані: це звичайний градієнтний спуск.',
    ],
  ),
  validationEmpty: defineText(
    [
      (w) =>
        `${w.percent('share')} of ${w.counted('rows', 'row', 'rows')} is not one row: nothing is left to validate with.`,
      'The validation curve needs rows that training does not see.',
    ],
    [
      (w) =>
        `${w.percent('share')} від ${w.counted('rows', 'рядка', 'рядків', 'рядків')} — менше за один рядок: для валідації нічого не лишається.`,
      'Крива валідації потребує рядків, яких навчання не бачить.',
    ],
  ),
  stoppingWithoutValidation: defineText(
    [
      'Early stopping watches the validation loss, but no rows are kept for validation.',
      'The training loss nearly always falls; only rows the network has not seen show when it begins to overfit.',
    ],
    [
      'Рання зупинка стежить за втратами валідації, але рядків для неї не залишено.',
      'Втрати навчання майже завжди спадають; коли починається перенавчання, видно лише на рядках, яких мережа не бачила.',
    ],
  ),
  patienceTooLong: defineText(
    [
      (w) => `A patience of ${w.counted('patience', 'epoch', 'epochs')} never ends a run of ${w.number('epochs')}.`,
      'Training stops after that many epochs without a better validation loss; the run is over before.',
    ],
    [
      (w) =>
        `Терпіння ${w.counted('patience', 'епоха', 'епохи', 'епох')} не зупинить навчання на ${w.counted('epochs', 'епоху', 'епохи', 'епох')}.`,
      'Навчання спиняється, коли стільки епох поспіль втрати валідації не кращають; воно скінчиться раніше.',
    ],
  ),
  tooManyParameters: defineText(
    [
      (w) =>
        `${w.counted('count', 'weight', 'weights')} need about ${w.number('gib')} GiB to train; ${w.number('own')} are in “${w.node()}”.`,
      'Each weight is kept with its gradient and the optimizer’s memory of it. Pool or flatten less before a dense layer, or give it fewer units.',
    ],
    [
      (w) =>
        `${w.counted('count', 'вага потребує', 'ваги потребують', 'ваг потребують')} для навчання близько ${w.number('gib')} ГіБ; із них ${w.number('own')} — у вузлі «${w.node()}».`,
      'Кожну вагу зберігають разом із градієнтом і пам’яттю оптимізатора. Зменште вхід повнозв’язного шару субдискретизацією або кількість його вузлів.',
    ],
  ),
  batchTooLarge: defineText(
    [
      (w) => `A batch of ${w.number('batch')} needs about ${w.number('gib')} GiB.`,
      (w) =>
        `Each sample leaves ${w.number('values')} values in the layers, kept until its gradient is computed. A smaller batch needs less.`,
    ],
    [
      (w) =>
        `Пакет із ${w.counted('batch', 'прикладу', 'прикладів', 'прикладів')} потребує близько ${w.number('gib')} ГіБ.`,
      (w) =>
        `Кожен приклад лишає в шарах ${w.counted('values', 'значення', 'значення', 'значень')}, потрібні, доки не обчислено градієнт. Меншому пакету треба менше.`,
    ],
  ),
} as const
