import { defineText } from './defineText'

/** What single layers ask of their inputs and parameters. */
export const layerTexts = {
  foreignLayer: defineText(
    [
      (w) => `This studio has no layer “${w.text('name')}”.`,
      'It came with an imported network and keeps its place and its settings; replace it with layers that do the same, then the network can be trained and tried.',
    ],
    [
      (w) => `Ця студія не має шару «${w.text('name')}».`,
      'Він прийшов з імпортованою мережею і береже своє місце й налаштування; замініть його шарами, що роблять те саме, — тоді мережу можна буде навчати й пробувати.',
    ],
  ),
  volumeNeeded: defineText(
    [
      (w) => `A volume (depth, height, width, channels) is needed; ${w.text('shape')} comes in.`,
      'The window slides along three axes and looks at all channels at once. Slices of one color become a volume once a last axis of size 1 is put behind them.',
    ],
    [
      (w) => `Потрібен об’єм (глибина, висота, ширина, канали), а надходить ${w.text('shape')}.`,
      'Вікно ковзає вздовж трьох осей і бачить усі канали разом. Одноколірні зрізи стають об’ємом, якщо додати останню вісь розміру 1.',
    ],
  ),
  stridesWithDilation: defineText(
    [
      (w) => `A stride of ${w.text('strides')} does not go with a dilation of ${w.text('dilation')}.`,
      'A window can either skip places as it moves or have gaps inside; TensorFlow and Keras do not compute both at once.',
    ],
    [
      (w) => `Крок ${w.text('strides')} не поєднується з розрідженням ${w.text('dilation')}.`,
      'Вікно може або перестрибувати місця, або мати проміжки всередині; разом TensorFlow і Keras цього не обчислюють.',
    ],
  ),
  groupsUneven: defineText(
    [
      (w) =>
        `${w.counted('channels', 'channel', 'channels')} and ${w.counted('filters', 'filter', 'filters')} cannot be shared out among ${w.counted('groups', 'group', 'groups')}.`,
      'Every group gets equally many channels of the input and equally many filters, so both numbers must be multiples of the number of groups.',
    ],
    [
      (w) =>
        `${w.counted('channels', 'канал', 'канали', 'каналів')} і ${w.counted('filters', 'фільтр', 'фільтри', 'фільтрів')} не діляться на ${w.counted('groups', 'групу', 'групи', 'груп')}.`,
      'Кожна група дістає порівну каналів входу і порівну фільтрів, тож обидва числа мають ділитися на кількість груп.',
    ],
  ),
  notPermutation: defineText(
    [
      (w) =>
        `“${w.text('dims')}” is no order of the ${w.counted('rank', 'axis', 'axes')} that ${w.plural('rank', 'comes', 'come')} in (${w.text('shape')}).`,
      (w) => `Each axis must be named once, from 1 to their number, such as ${w.text('example')}.`,
    ],
    [
      (w) => `«${w.text('dims')}» — не порядок осей входу: їх ${w.number('rank')} (${w.text('shape')}).`,
      (w) => `Кожну вісь треба назвати раз, від 1 до їхньої кількості, наприклад ${w.text('example')}.`,
    ],
  ),
  rowNeeded: defineText(
    [
      (w) => `A row of features is needed; ${w.text('shape')} comes in.`,
      'The layer makes a sequence of one row of numbers. Flatten turns anything with more axes into such a row.',
    ],
    [
      (w) => `Потрібен ряд ознак, а надходить ${w.text('shape')}.`,
      'Шар робить послідовність з одного ряду чисел. Вирівнювання перетворює на такий ряд усе, що має більше осей.',
    ],
  ),
  noChannels: defineText(
    [
      (w) =>
        `A sequence, an image or a volume is needed, with 2 to 4 axes; ${w.number('rank')} ${w.plural('rank', 'comes', 'come')} in.`,
      'Whole channels are dropped here, and a bare row of numbers has none: ordinary dropout is for rows.',
    ],
    [
      (w) => `Потрібна послідовність, зображення чи об’єм, від 2 до 4 осей, а надходить ${w.number('rank')}.`,
      'Тут відкидаються цілі канали, а простий ряд чисел їх не має: для рядів є звичайний дропаут.',
    ],
  ),
  dotSizesDiffer: defineText(
    [
      (w) =>
        `The axes to be multiplied are ${w.number('size')} and ${w.number('otherSize')} long (${w.text('first')} and ${w.text('other')}).`,
      'A dot product multiplies number by number along one axis of each input and sums up, so the two axes must be equally long.',
    ],
    [
      (w) =>
        `Довжини осей, які треба перемножити, — ${w.number('size')} та ${w.number('otherSize')} (${w.text('first')} і ${w.text('other')}).`,
      'Скалярний добуток перемножує число до числа вздовж однієї осі кожного входу й підсумовує, тож ці осі мають бути однаково довгі.',
    ],
  ),
  oddGroups: defineText(
    [
      (w) => `${w.counted('size', 'number does', 'numbers do')} not fall into groups of ${w.number('group')}.`,
      'A product node multiplies groups of neighboring numbers of the last axis, so the length of that axis must be a multiple of the group.',
    ],
    [
      (w) =>
        `${w.counted('size', 'число не ділиться', 'числа не діляться', 'чисел не діляться')} на групи по ${w.number('group')}.`,
      'Вузол добутку перемножує групи сусідніх чисел останньої осі, тож її довжина має ділитися на розмір групи.',
    ],
  ),
  cropTooLarge: defineText(
    [
      (w) => `A part of ${w.text('window')} does not fit into an image of ${w.text('size')}.`,
      'Cropping takes a part of the image; it cannot be larger than the whole.',
    ],
    [
      (w) => `Частина ${w.text('window')} не вміщується в зображення ${w.text('size')}.`,
      'Обрізання бере частину зображення, і вона не може бути більшою за ціле.',
    ],
  ),
} as const
