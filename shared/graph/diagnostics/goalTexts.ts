import { defineText } from './defineText'

/** Data, losses and what there is to learn; nodes that nobody uses; advice. */
export const goalTexts = {
  emptyGraph: defineText(
    [
      'The canvas is empty.',
      'A network begins with data, goes on through layers and ends at a loss. Start with a data node, or with a template.',
    ],
    [
      'Полотно порожнє.',
      'Мережа починається з даних, іде через шари й закінчується втратами. Почніть із вузла даних або з шаблону.',
    ],
  ),
  noData: defineText(
    ['The network has no data.', 'Training shows the network examples; a data node brings them in.'],
    ['Мережа не має даних.', 'Навчання показує мережі приклади; їх приносить вузол даних.'],
  ),
  noLoss: defineText(
    [
      'The network has no loss.',
      'The loss is the one number that training makes smaller: it compares the prediction with the target.',
    ],
    ['Мережа не має втрат.', 'Втрати — те єдине число, яке навчання зменшує: вони порівнюють передбачення з ціллю.'],
  ),
  nothingToTrain: defineText(
    [
      'Nothing that leads to the loss has weights that it can change.',
      'Learning means changing weights: add a layer that has some, such as a dense one; classical layers are taught by rules of their own.',
    ],
    [
      'Ніщо на шляху до втрат не має ваг, які вони могли б змінити.',
      'Навчатися — це змінювати ваги: додайте шар, що їх має, наприклад повнозв’язний; класичні шари навчають власні правила.',
    ],
  ),
  everythingFrozen: defineText(
    [
      (w) =>
        `${w.plural('count', 'The only layer', 'All layers')} with weights ${w.plural('count', 'is', 'are')} frozen.`,
      'Frozen weights stay as they are, so training would change nothing.',
    ],
    [
      (w) =>
        w.plural(
          'count',
          'Єдиний шар із вагами заморожено.',
          'Усі шари з вагами заморожено.',
          'Усі шари з вагами заморожено.',
        ),
      'Заморожені ваги лишаються незмінними, тож навчання нічого б не змінило.',
    ],
  ),
  dataRowsDiffer: defineText(
    [
      (w) => `${w.counted('rows', 'row', 'rows')} here, ${w.number('other')} in the other data.`,
      'Data sets used together give their rows by number: the first with the first, and so on. They need equally many, test part included.',
    ],
    [
      (w) => `Тут ${w.counted('rows', 'рядок', 'рядки', 'рядків')}, а в інших даних — ${w.number('other')}.`,
      'Набори, що працюють разом, дають рядки за номерами: перший з першим і так далі. Рядків мусить бути порівну, разом із тестовою частиною.',
    ],
  ),
  testRowsDiffer: defineText(
    [
      (w) => `A test part of ${w.counted('rows', 'row', 'rows')} here, of ${w.number('other')} in the other data.`,
      'Some data come with a test part of their own. Data sets used together need one of the same size, or none.',
    ],
    [
      (w) =>
        `Власна тестова частина тут — ${w.counted('rows', 'рядок', 'рядки', 'рядків')}, а в інших даних — ${w.number('other')}.`,
      'Деякі дані мають власну тестову частину. Набори, що працюють разом, мусять мати її однакового розміру або не мати зовсім.',
    ],
  ),
  labelsIntoLayer: defineText(
    [
      (w) => `The right answers (${w.counted('classes', 'class', 'classes')}) flow into “${w.node()}”.`,
      'A network that sees the answers need not learn anything from the features. Only conditional networks are meant to see labels.',
    ],
    [
      (w) =>
        `Правильні відповіді (${w.counted('classes', 'клас', 'класи', 'класів')}) надходять у вузол «${w.node()}».`,
      'Мережі, що бачить відповіді, нема чого вчитися з ознак. Мітки на вході потрібні лише умовним мережам.',
    ],
  ),
  answerAsInput: defineText(
    [
      (w) => `“${w.port()}” of “${w.item()}” is both the question and the answer.`,
      'The loss compares the prediction with these very labels. A network that is told them only repeats them, looks perfect, and knows nothing of new data. Let it see the features.',
    ],
    [
      (w) => `«${w.port()}» вузла «${w.item()}» — і запитання, і відповідь.`,
      'Втрати порівнюють передбачення саме з цими мітками. Мережа, якій їх показано, лише повторює їх: на вигляд бездоганна, а про нові дані не знає нічого. Нехай вона бачить ознаки.',
    ],
  ),
  unreached: defineText(
    [(w) => `No data reaches “${w.node()}”.`, 'Without data there is nothing to compute a loss of.'],
    [(w) => `До вузла «${w.node()}» не доходять дані.`, 'Без даних втрати нема з чого рахувати.'],
  ),
  danglingOutput: defineText(
    [
      (w) => `Nothing uses the output of “${w.node()}”.`,
      'What leads to no loss gets no gradient: it is neither trained nor computed.',
    ],
    [
      (w) => `Виходу вузла «${w.node()}» ніхто не використовує.`,
      'Що не веде до втрат, те не має градієнта: його ні навчають, ні обчислюють.',
    ],
  ),
  unreachable: defineText(
    [
      (w) => `No way leads from “${w.node()}” to a loss.`,
      'The gradient flows backward from the loss; a branch without one stays untrained.',
    ],
    [
      (w) => `Від вузла «${w.node()}» немає шляху до втрат.`,
      'Градієнт тече від втрат назад; гілка без них лишається ненавченою.',
    ],
  ),
  stackedLinear: defineText(
    [
      (w) =>
        `“${w.node()}” has no activation, and another layer follows at once: their two weight matrices are no more than one.`,
      'Theorem 1.5.1: a network with only the identity as activation equals a single layer, W₂(W₁x) = (W₂W₁)x. An activation between them gives depth its power.',
    ],
    [
      (w) => `Шар «${w.node()}» не має активації, і за ним одразу йде наступний: дві їхні матриці ваг — це лише одна.`,
      'Теорема 1.5.1: мережа з самою тотожною активацією рівносильна одному шару, W₂(W₁x) = (W₂W₁)x. Силу глибині дає активація між ними.',
    ],
  ),
  dropoutOnOutput: defineText(
    [
      (w) => `“${w.item()}” stands right before the loss.`,
      'It spoils the answer itself, not what the answer is made of; put it between hidden layers.',
    ],
    [
      (w) => `«${w.item()}» стоїть безпосередньо перед втратами.`,
      'Він псує саму відповідь, а не те, з чого вона складається; поставте його між прихованими шарами.',
    ],
  ),
  softmaxOneUnit: defineText(
    [
      'Softmax over a single unit always gives 1.',
      'Softmax divides by the sum of all units, and here that is the unit itself; sigmoid gives one number between 0 and 1.',
    ],
    [
      'Softmax від одного вузла завжди дає 1.',
      'Softmax ділить на суму всіх вузлів, а тут це сам вузол; сигмоїда дає одне число між 0 і 1.',
    ],
  ),
  gradientBlocked: defineText(
    [
      (w) => `Before “${w.activation()}” ${w.counted('count', 'layer', 'layers')} cannot learn.`,
      'Its derivative is 0 wherever there is one, so no gradient comes through and the weights before it never change. Answers can be computed with it; for training take a smooth activation of the same shape.',
    ],
    [
      (w) =>
        `Перед активацією «${w.activation()}» ${w.counted('count', 'шар не може', 'шари не можуть', 'шарів не можуть')} навчатися.`,
      'Її похідна всюди, де вона є, дорівнює 0, тож градієнт не проходить і ваги перед нею ніколи не зміняться. Обчислювати відповіді з нею можна; для навчання візьміть гладку активацію такої самої форми.',
    ],
  ),
  vanishingGradient: defineText(
    [
      (w) => `${w.counted('count', 'sigmoid layer', 'sigmoid layers')} in a row let the gradient fade.`,
      'The derivative of a sigmoid is at most 1/4, and each layer multiplies by it: after four layers at most 1/256 is left. ReLU multiplies by 1 where it is active.',
    ],
    [
      (w) => `${w.counted('count', 'шар', 'шари', 'шарів')} із сигмоїдою поспіль гасять градієнт.`,
      'Похідна сигмоїди не більша за 1/4, і кожен шар множить на неї: після чотирьох лишається щонайбільше 1/256. ReLU там, де вона активна, множить на 1.',
    ],
  ),
} as const
