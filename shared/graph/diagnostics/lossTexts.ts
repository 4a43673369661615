import { defineText } from './defineText'

/** Predictions, targets and losses. */
export const lossTexts = {
  encodingUnsuited: defineText(
    [
      (w) => `The labels are written as ${w.encoding()}, this loss reads ${w.encoding('needed')}.`,
      'The same classes can be written as numbers, as one-hot rows, as 0 and 1 or as −1 and +1; each loss has a formula for one of these.',
    ],
    [
      (w) => `Мітки записано як ${w.encoding()}, а ці втрати читають ${w.encoding('needed')}.`,
      'Ті самі класи можна записати номерами, one-hot-рядками, як 0 та 1 або як −1 та +1; формула кожних втрат розрахована на один із записів.',
    ],
  ),
  unitsUnlikeClasses: defineText(
    [
      (w) =>
        `${w.counted('units', 'unit', 'units')}, but the labels have ${w.counted('classes', 'class', 'classes')}: ${w.number('needed')} ${w.plural('needed', 'is', 'are')} needed.`,
      'A classifier gives one number for each class, except that a yes-or-no answer needs only one.',
    ],
    [
      (w) =>
        `Вузлів — ${w.number('units')}, а класів у мітках — ${w.number('classes')}; потрібно ${w.number('needed')}.`,
      'Класифікатор дає по числу на кожен клас; лише для відповіді «так чи ні» досить одного.',
    ],
  ),
  rowWeightsMany: defineText(
    [
      (w) => `The weight of a row is one number, but ${w.text('shape')} comes in.`,
      'Each row of the data counts as much in this loss as its weight says: 0 leaves it out, 2 counts it twice. Connect a port with one number a row, such as a bootstrap sample, or nothing.',
    ],
    [
      (w) => `Вага рядка — це одне число, а надходить ${w.text('shape')}.`,
      'Кожен рядок даних важить у цих втратах стільки, скільки каже його вага: 0 пропускає його, 2 рахує двічі. Під’єднайте вихід з одним числом на рядок, як-от бутстреп-вибірку, або нічого.',
    ],
  ),
  predictionNotFlat: defineText(
    [
      (w) =>
        `The prediction has ${w.counted('rank', 'axis', 'axes')} (${w.text('shape')}); a row of numbers is needed.`,
      'The labels are one row a sample. Flatten the feature maps before the last dense layer.',
    ],
    [
      (w) =>
        `Передбачення має ${w.counted('rank', 'вісь', 'осі', 'осей')} (${w.text('shape')}), а потрібен один рядок чисел.`,
      'Мітки — один рядок на приклад. Розгорніть карти ознак перед останнім повнозв’язним шаром.',
    ],
  ),
  answersUnlikeLabels: defineText(
    [
      (w) => `There is a label at every place: answers ${w.text('needed')} are needed, ${w.text('shape')} comes in.`,
      'One row of class scores is needed for each label. Let recurrent layers give the whole sequence, and do not flatten it.',
    ],
    [
      (w) => `Мітка є в кожному місці: потрібні відповіді ${w.text('needed')}, а надходить ${w.text('shape')}.`,
      'Кожній мітці потрібен рядок оцінок класів. Нехай рекурентні шари дають усю послідовність, і не розгортайте її.',
    ],
  ),
  ctcTarget: defineText(
    [
      (w) => `A row of labels is needed; the target has the shape ${w.text('shape')}.`,
      'This loss finds out by itself at which moment each label is said, so the target is the labels alone, one after another. With one label a sample or a moment another loss is right.',
    ],
    [
      (w) => `Потрібен рядок міток, а ціль має форму ${w.text('shape')}.`,
      'Ці втрати самі з’ясовують, коли сказано кожну мітку, тож ціль — лише мітки одна за одною. Коли мітка одна на приклад чи на момент, пасують інші втрати.',
    ],
  ),
  ctcPrediction: defineText(
    [
      (w) => `Scores of all classes at every moment (time, classes) are needed; ${w.text('shape')} comes in.`,
      'The loss adds up all ways through the moments that spell the target. Let recurrent layers give the whole sequence, and end with a dense layer.',
    ],
    [
      (w) => `Потрібні оцінки всіх класів у кожному моменті (час, класи), а надходить ${w.text('shape')}.`,
      'Втрати складають усі шляхи крізь моменти, що дають ціль. Нехай рекурентні шари дають усю послідовність, а останній шар буде повнозв’язний.',
    ],
  ),
  ctcTooShort: defineText(
    [
      (w) =>
        `${w.counted('time', 'moment is', 'moments are')} too few to spell ${w.counted('length', 'label', 'labels')}.`,
      'Each label takes a moment, and equal ones in a row a blank between them. Let the layers before shorten the sequence less.',
    ],
    [
      (w) =>
        `${w.counted('time', 'момент', 'моменти', 'моментів')} — замало для ${w.counted('length', 'мітки', 'міток', 'міток')}.`,
      'Кожна мітка займає момент, а між однаковими поспіль потрібен ще й пропуск. Нехай попередні шари менше скорочують послідовність.',
    ],
  ),
  shapesDiffer: defineText(
    [
      (w) => `The prediction is ${w.text('prediction')}, the target ${w.text('target')}.`,
      'The loss compares prediction and target number by number, so both need the same shape.',
    ],
    [
      (w) => `Передбачення має форму ${w.text('prediction')}, а ціль — ${w.text('target')}.`,
      'Втрати порівнюють передбачення з ціллю число за числом, тож форми мусять збігатися.',
    ],
  ),
  activationUnsuited: defineText(
    [
      (w) =>
        w.text('activation') === 'linear'
          ? `There is no activation on the output; this loss expects “${w.activation('needed')}”.`
          : `The prediction comes out of “${w.activation()}”; this loss expects “${w.activation('needed')}”.`,
      'Cross-entropy reads probabilities: softmax makes them for several classes, sigmoid for one. A loss on raw values wants the linear output.',
    ],
    [
      (w) =>
        w.text('activation') === 'linear'
          ? `На виході немає активації, а ці втрати очікують «${w.activation('needed')}».`
          : `Передбачення виходить з активації «${w.activation()}», а ці втрати очікують «${w.activation('needed')}».`,
      'Кросентропія читає ймовірності: для кількох класів їх дає softmax, для одного — сигмоїда. Втратам від необроблених значень потрібен лінійний вихід.',
    ],
  ),
  activationTwice: defineText(
    [
      (w) => `“${w.activation()}” is applied twice.`,
      'The loss is set to logits and makes probabilities itself. Applied once more, they come out too even, and learning slows down.',
    ],
    [
      (w) => `Активацію «${w.activation()}» застосовано двічі.`,
      'Втрати налаштовано на логіти, вони самі роблять імовірності. Застосована вдруге, активація надто їх вирівнює, і навчання сповільнюється.',
    ],
  ),
  softmaxOfOne: defineText(
    [
      'Softmax over a single unit always gives 1.',
      'Softmax divides by the sum of all units; with one unit that is the number itself. Sigmoid is softmax for two classes with one of them fixed at 0.',
    ],
    [
      'Softmax від одного вузла завжди дає 1.',
      'Softmax ділить на суму всіх вузлів, а з одним вузлом це те саме число. Сигмоїда — це softmax для двох класів, один з яких закріплено на 0.',
    ],
  ),
  labelsAsNumbers: defineText(
    [
      (w) => `${w.counted('classes', 'class is', 'classes are')} treated as measured numbers.`,
      'This works, as least-squares classification does, but a mistake of 0.99 costs hardly more than one of 0.9: cross-entropy learns faster.',
    ],
    [
      (w) =>
        `${w.counted('classes', 'клас розглядається', 'класи розглядаються', 'класів розглядаються')} як виміряні числа.`,
      'Це працює, як і класифікація за найменшими квадратами, але помилка 0,99 коштує ледь більше за 0,9: кросентропія вчить швидше.',
    ],
  ),
  targetNotLabels: defineText(
    [
      (w) => `Class labels are needed; the target is plain numbers (${w.text('shape')}).`,
      'This loss asks which class is right. For measured values take a regression loss such as the squared error.',
    ],
    [
      (w) => `Потрібні мітки класів, а ціль — звичайні числа (${w.text('shape')}).`,
      'Ці втрати питають, який клас правильний. Для виміряних значень візьміть втрати регресії, наприклад квадрат похибки.',
    ],
  ),
  lossShownOnly: defineText(
    [
      (w) => `Nothing can be learned from “${w.item()}” alone.`,
      'Its graph is a step, so its gradient is zero everywhere. Take a loss that it can stand beside, such as the hinge.',
    ],
    [
      (w) => `З самої функції «${w.item()}» нічого не навчитися.`,
      'Її графік — сходинка, тож градієнт усюди нульовий. Візьміть функцію втрат, поруч із якою її можна показувати, наприклад шарнірну.',
    ],
  ),
  directionOfOne: defineText(
    [
      'The cosine of a single number is only its sign.',
      'The loss compares directions of vectors; a line has but two, and between them there is no gradient.',
    ],
    [
      'Косинус одного числа — це лише його знак.',
      'Втрати порівнюють напрями векторів; на прямій їх усього два, і градієнта між ними немає.',
    ],
  ),
  notVerdict: defineText(
    [
      (w) => `Here belongs the discriminator’s verdict, one number a sample; this is ${w.text('shape')}.`,
      'The discriminator says of each sample how real it looks: a single linear unit, high for real and low for made ones.',
    ],
    [
      (w) => `Сюди йде вердикт дискримінатора, одне число на приклад; а тут ${w.text('shape')}.`,
      'Дискримінатор каже про кожен приклад, наскільки той схожий на справжній: один лінійний вузол, високий для справжніх і низький для створених.',
    ],
  ),
  lossWeightZero: defineText(
    [
      (w) => `“${w.item()}” counts with weight 0.`,
      'Weights say how much each loss counts in the sum; what counts 0 teaches nothing.',
    ],
    [
      (w) => `«${w.item()}» має вагу 0.`,
      'Ваги визначають, скільки важать кожні втрати в сумі; те, що важить 0, нічого не вчить.',
    ],
  ),
  lossEndsSwapped: defineText(
    [
      (w) => `Prediction and target of “${w.node()}” are swapped.`,
      'What the network computes belongs to the prediction, what the data says to the target: the gradient flows only through the prediction.',
    ],
    [
      (w) => `У вузлі «${w.node()}» переплутано передбачення й ціль.`,
      'Те, що обчислює мережа, іде в передбачення, а те, що кажуть дані, — у ціль: градієнт тече лише через передбачення.',
    ],
  ),
  targetLearns: defineText(
    [
      (w) => `The target of “${w.node()}” comes from layers that learn.`,
      'The answer moves while the network aims at it; it may agree with itself on a constant. Usually the target is data.',
    ],
    [
      (w) => `Ціль вузла «${w.node()}» виходить із шарів, що навчаються.`,
      'Відповідь рухається, поки мережа в неї цілить, і може зійтися сама з собою на сталій. Зазвичай ціль — це дані.',
    ],
  ),
} as const
