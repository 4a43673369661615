import { defineText } from './defineText'

/** Nodes, parameters, edges, ports and shared weights. */
export const structureTexts = {
  unknownType: defineText(
    [
      (w) => `This version has no item “${w.text('type')}”.`,
      'The node is kept as it is in the file; open the project in the version that made it, or replace the node.',
    ],
    [
      (w) => `Ця версія не знає елемента «${w.text('type')}».`,
      'Вузол збережено у файлі таким, як є; відкрийте проєкт у версії, що його створила, або замініть вузол.',
    ],
  ),
  badParam: defineText(
    [
      (w) => `${w.param()}: “${w.text('value')}” is not allowed.`,
      (w) => `The value is out of its range or of another kind; ${w.text('default')} is used until you change it.`,
    ],
    [
      (w) => `${w.param()}: значення «${w.text('value')}» недопустиме.`,
      (w) => `Значення поза межами або іншого роду; поки його не змінено, діє ${w.text('default')}.`,
    ],
  ),
  parameterUnknown: defineText(
    [
      (w) => `“${w.item()}” has no parameter “${w.text('param')}”.`,
      'It is kept in the file and does nothing; perhaps another version wrote it.',
    ],
    [
      (w) => `«${w.item()}» не має параметра «${w.text('param')}».`,
      'Його збережено у файлі, але він ні на що не впливає; можливо, його записала інша версія.',
    ],
  ),
  unknownItem: defineText(
    [
      (w) => `${w.param()}: there is no “${w.text('value')}”.`,
      'The parameter names a function that this version does not have, so the layer cannot compute.',
    ],
    [
      (w) => `${w.param()}: «${w.text('value')}» не існує.`,
      'Параметр називає функцію, якої ця версія не має, тож шар не може обчислюватися.',
    ],
  ),
  initializerRank: defineText(
    [
      (w) => `${w.param()}: “${w.setting()}” cannot fill weights of the shape ${w.text('shape')}.`,
      'It makes matrices, with rows and columns; a bias or the kernel of a convolution is none.',
    ],
    [
      (w) => `${w.param()}: «${w.setting()}» не може заповнити ваги форми ${w.text('shape')}.`,
      'Він творить матриці з рядками й стовпцями; зсув чи ядро згортки — не матриця.',
    ],
  ),
  edgeNowhere: defineText(
    [
      (w) => `A connection leads to “${w.text('node')}”, which does not exist.`,
      'An edge carries numbers from one node to another; with one end missing there is nothing to carry.',
    ],
    [
      (w) => `Зв’язок веде до «${w.text('node')}», якого немає.`,
      'Ребро переносить числа від вузла до вузла; без одного кінця нема чого переносити.',
    ],
  ),
  cycle: defineText(
    [
      (w) => `From “${w.node()}” back to “${w.node('toName', 'toType')}” the network closes a loop.`,
      'Backpropagation goes through the graph once in order and once in reverse, so the graph must have no loops. Recurrence lives inside recurrent layers.',
    ],
    [
      (w) => `Від вузла «${w.node()}» назад до «${w.node('toName', 'toType')}» мережа замикається в цикл.`,
      'Зворотне поширення проходить граф раз за порядком і раз назад, тому циклів бути не може. Рекурентність живе всередині рекурентних шарів.',
    ],
  ),
  portUnknown: defineText(
    [
      (w) => `“${w.node()}” has no port “${w.text('port')}”.`,
      'The connection ends at a port that this node does not offer with its present settings.',
    ],
    [
      (w) => `Вузол «${w.node()}» не має порту «${w.text('port')}».`,
      'Зв’язок закінчується на порту, якого цей вузол за нинішніх налаштувань не має.',
    ],
  ),
  missingInput: defineText(
    [
      (w) => `Nothing comes into “${w.node()}”.`,
      (w) =>
        `The port${w.quotedPort()} needs a connection: without its input the node has nothing to compute, and no shape further on is known.`,
    ],
    [
      (w) => `У вузол «${w.node()}» нічого не входить.`,
      (w) => `Порт${w.quotedPort()} потребує зв’язку: без входу вузлу нема що обчислювати, і форми далі невідомі.`,
    ],
  ),
  lossTargetMissing: defineText(
    [
      (w) => `“${w.node()}” does not know the right answers.`,
      'A loss measures how far the prediction is from the target, so its target port needs the labels or values of the data.',
    ],
    [
      (w) => `Вузол «${w.node()}» не знає правильних відповідей.`,
      'Втрати міряють, наскільки передбачення далеке від цілі, тож порт цілі потребує міток або значень даних.',
    ],
  ),
  tooManyInputs: defineText(
    [
      (w) => `${w.counted('count', 'connection', 'connections')} come into a port that takes one.`,
      'Two tensors cannot be one input. Add or concatenate them first, or keep one.',
    ],
    [
      (w) => `Порт приймає один зв’язок, а входить їх ${w.number('count')}.`,
      'Два тензори не можуть бути одним входом. Спершу додайте або з’єднайте їх, або лишіть один.',
    ],
  ),
  sharesWithMissing: defineText(
    [
      (w) => `The weights of “${w.text('ownerName')}” are to be shared, but that node is gone.`,
      'A node that shares weights has none of its own, so it cannot compute without their owner.',
    ],
    [
      (w) => `Ваги мали бути спільні з вузлом «${w.text('ownerName')}», але його немає.`,
      'Вузол зі спільними вагами не має власних, тож без їхнього власника не обчислюється.',
    ],
  ),
  sharesInCircle: defineText(
    [
      (w) => `“${w.node()}” and “${w.node('ownerName', 'ownerType')}” borrow their weights in a circle.`,
      'Shared weights need one node that owns them.',
    ],
    [
      (w) => `Вузли «${w.node()}» і «${w.node('ownerName', 'ownerType')}» позичають ваги по колу.`,
      'Спільні ваги мусять мати один вузол-власник.',
    ],
  ),
  sharesOtherType: defineText(
    [
      (w) => `“${w.node()}” cannot use the weights of “${w.node('ownerName', 'ownerType')}”.`,
      'Weights mean the same thing only in layers of one type.',
    ],
    [
      (w) => `Вузол «${w.node()}» не може користуватися вагами вузла «${w.node('ownerName', 'ownerType')}».`,
      'Ваги означають те саме лише в шарах одного типу.',
    ],
  ),
  borrowsNothing: defineText(
    [
      (w) => `“${w.node()}” lacks the “${w.item('lenderType')}” layer whose weights it uses.`,
      'It has no kernel of its own: it takes another layer’s, transposed. Choose that layer under “Weights of”.',
    ],
    [
      (w) => `Вузлу «${w.node()}» бракує шару «${w.item('lenderType')}», чиї ваги він використовує.`,
      'Власного ядра він не має: бере ядро іншого шару, транспоноване. Оберіть той шар у полі «Ваги від».',
    ],
  ),
  sharedWeightsDiffer: defineText(
    [
      (w) =>
        `Shared weights differ: ${w.text('own') || '–'} here, ${w.text('owner') || '–'} in “${w.node('ownerName', 'ownerType')}”.`,
      'One matrix can serve two layers only if both have as many inputs and units, and the same weights.',
    ],
    [
      (w) =>
        `Спільні ваги різні: тут ${w.text('own') || '–'}, у вузлі «${w.node('ownerName', 'ownerType')}» — ${w.text('owner') || '–'}.`,
      'Одна матриця може служити двом шарам, лише якщо в них однаково входів і вузлів і ті самі ваги.',
    ],
  ),
  sharesNoWeights: defineText(
    [
      (w) => `“${w.node('ownerName', 'ownerType')}” has no weights to take: nothing comes in there.`,
      'The sizes of weights follow from what comes in. Connect the layer that owns them, or give this one weights of its own.',
    ],
    [
      (w) => `У вузла «${w.node('ownerName', 'ownerType')}» немає ваг, які можна взяти: туди нічого не входить.`,
      'Розміри ваг випливають із того, що входить. Під’єднайте шар, якому вони належать, або дайте цьому власні.',
    ],
  ),
  duplicateNames: defineText(
    [
      (w) => `Several nodes are named “${w.text('name')}”.`,
      'In curves, exports and code they could not be told apart; exports add numbers to the names.',
    ],
    [
      (w) => `Кілька вузлів мають назву «${w.text('name')}».`,
      'На кривих, в експорті й коді їх не розрізнити; експорт додасть до назв номери.',
    ],
  ),
  groupMissingNode: defineText(
    [
      (w) => `A group names ${w.counted('count', 'node', 'nodes')} that ${w.plural('count', 'is', 'are')} gone.`,
      'The frame is drawn around the nodes that exist; the rest does no harm.',
    ],
    [
      (w) => `Група називає ${w.counted('count', 'вузол, якого', 'вузли, яких', 'вузлів, яких')} немає.`,
      'Рамку намальовано навколо наявних вузлів; решта нічому не шкодить.',
    ],
  ),
  itemFailed: defineText(
    [
      (w) => `“${w.item()}” could not be checked: ${w.text('reason')}.`,
      'This is a fault in the item itself, not in your network. The rest of the network was checked as usual.',
    ],
    [
      (w) => `«${w.item()}» не вдалося перевірити: ${w.text('reason')}.`,
      'Це вада самого елемента, а не вашої мережі. Решту мережі перевірено як завжди.',
    ],
  ),
} as const
