import { defineText } from './defineText'

/** Shapes inside the network. */
export const shapeTexts = {
  impossibleShape: defineText(
    [
      (w) => `The output would have the shape ${w.text('shape')}.`,
      'Every size of a tensor is a whole number of at least 1; with these settings nothing would be left.',
    ],
    [
      (w) => `Вихід мав би форму ${w.text('shape')}.`,
      'Кожен розмір тензора — ціле число, не менше за 1; за цих налаштувань нічого не лишається.',
    ],
  ),
  sampleTooLarge: defineText(
    [
      (w) => `One sample would take ${w.number('size')} values (${w.text('shape')}).`,
      (w) =>
        `At most ${w.number('limit')} values a sample are allowed: more would not fit into memory even one by one.`,
    ],
    [
      (w) => `Один приклад мав би ${w.number('size')} значень (${w.text('shape')}).`,
      (w) =>
        `Дозволено щонайбільше ${w.number('limit')} значень на приклад: більше не вмістилося б у пам’ять навіть по одному.`,
    ],
  ),
  rankTooLow: defineText(
    [
      (w) => `A tensor with ${w.counted('needed', 'axis', 'axes')} or more is needed; a single number comes in.`,
      'The layer works along the last axis of its input, and a single number a sample has no axis.',
    ],
    [
      (w) => `Потрібен тензор щонайменше з ${w.counted('needed', 'віссю', 'осями', 'осями')}, а надходить одне число.`,
      'Шар працює вздовж останньої осі входу, а одне число на приклад осей не має.',
    ],
  ),
  wrongRank: defineText(
    [
      (w) =>
        w.count('needed') === 1
          ? `A row of numbers is needed; ${w.counted('rank', 'axis comes', 'axes come')} in: ${w.text('shape')}.`
          : `${w.counted('needed', 'axis is', 'axes are')} needed (height, width, channels), ${w.number('rank')} ${w.plural('rank', 'comes', 'come')} in: ${w.text('shape')}.`,
      (w) =>
        w.count('needed') === 1
          ? 'Every unit of this layer is joined to every number that comes in; where the numbers lie makes no difference. Flatten lays them in a row.'
          : 'The window slides over height and width and looks at all channels at once; a row of numbers has no such order, so reshape it into an image first.',
    ],
    [
      (w) =>
        w.count('needed') === 1
          ? `Потрібен рядок чисел, а надходить ${w.counted('rank', 'вісь', 'осі', 'осей')}: ${w.text('shape')}.`
          : `Потрібно ${w.counted('needed', 'вісь', 'осі', 'осей')} (висота, ширина, канали), а надходить ${w.number('rank')}: ${w.text('shape')}.`,
      (w) =>
        w.count('needed') === 1
          ? 'Кожен вузол цього шару з’єднано з кожним числом на вході; де саме ці числа лежать, для нього байдуже. «Вирівнювання» викладає їх у рядок.'
          : 'Вікно ковзає висотою і шириною та бачить усі канали разом; рядок чисел такого порядку не має, тож спершу перетворіть його на зображення.',
    ],
  ),
  sequenceNeeded: defineText(
    [
      (w) => `A sequence (time, features) is needed; ${w.text('shape')} comes in.`,
      'The layer goes from moment to moment, and each moment is a row of features. A bare row of numbers is a sequence of single ones once it is reshaped.',
    ],
    [
      (w) => `Потрібна послідовність (час, ознаки), а надходить ${w.text('shape')}.`,
      'Шар іде від моменту до моменту, і кожен момент — ряд ознак. Простий ряд чисел стає послідовністю поодиноких, якщо змінити форму.',
    ],
  ),
  idsNeeded: defineText(
    [
      'Ids are needed; measured numbers come in.',
      'The layer looks up a row of its table for every id, a whole number that stands for a word or a class. Connect data whose features are ids.',
    ],
    [
      'Потрібні номери, а надходять виміряні числа.',
      'Для кожного номера — цілого числа, що позначає слово чи клас, — шар бере рядок своєї таблиці. Приєднайте дані, ознаки яких — номери.',
    ],
  ),
  idsBeyond: defineText(
    [
      (w) => `The table has ${w.counted('count', 'row', 'rows')}, but ${w.counted('size', 'id', 'ids')} may come in.`,
      'Every id needs a row of its own: ids begin with 0, and the largest is one less than their number.',
    ],
    [
      (w) =>
        `Таблиця має ${w.counted('count', 'рядок', 'рядки', 'рядків')}, а надходити може ${w.counted('size', 'номер', 'номери', 'номерів')}.`,
      'Кожному номеру потрібен свій рядок: номери починаються з 0, найбільший на одиницю менший за їхню кількість.',
    ],
  ),
  idsSpare: defineText(
    [
      (w) =>
        `The table has ${w.counted('count', 'row', 'rows')}, but only ${w.counted('size', 'id comes', 'ids come')} in.`,
      'A row learns only when its id comes in. The others keep what chance gave them, take memory and count as weights of the network.',
    ],
    [
      (w) =>
        `Таблиця має ${w.counted('count', 'рядок', 'рядки', 'рядків')}, а надходить лише ${w.counted('size', 'номер', 'номери', 'номерів')}.`,
      'Рядок навчається лише тоді, коли надходить його номер. Решта лишається такою, як випало на початку, займає пам’ять і рахується серед ваг мережі.',
    ],
  ),
  attentionLengths: defineText(
    [
      (w) => `The value has ${w.counted('value', 'moment', 'moments')}, the key ${w.number('key')}.`,
      'A key says what is to be found at its moment, and the value is what is found there: they go in pairs.',
    ],
    [
      (w) => `Значення мають ${w.counted('value', 'момент', 'моменти', 'моментів')}, а ключі — ${w.number('key')}.`,
      'Ключ каже, що можна знайти в його моменті, а значення — це те, що там знайдеться: вони йдуть парами.',
    ],
  ),
  maskUnused: defineText(
    [
      (w) => `“${w.item()}” takes padding for data.`,
      'Short sequences are filled up, and a mask says where. This layer does not look at the mask, and those after it do not get it.',
    ],
    [
      (w) => `«${w.item()}» сприймає доповнення як дані.`,
      'Короткі послідовності доповнено, і маска каже, де саме. Цей шар на маску не зважає, і далі вона не йде.',
    ],
  ),
  positionsBeyond: defineText(
    [
      (w) =>
        `The table has ${w.counted('rows', 'place', 'places')}, but the sequence has ${w.counted('time', 'moment', 'moments')}.`,
      'Learned positions have a row for each place. Make the table longer, or take the waves, which reach any length.',
    ],
    [
      (w) =>
        `У таблиці ${w.counted('rows', 'місце', 'місця', 'місць')}, а в послідовності ${w.counted('time', 'момент', 'моменти', 'моментів')}.`,
      'Навчені позиції мають рядок для кожного місця. Видовжте таблицю або візьміть хвилі, яких стане на будь-яку довжину.',
    ],
  ),
  imagesNeeded: defineText(
    [
      (w) => `A sequence of images (time, height, width, channels) is needed; ${w.text('shape')} comes in.`,
      'The layer goes from image to image. Images one after another have four axes; those of gray images need a last axis of size 1.',
    ],
    [
      (w) => `Потрібна послідовність зображень (час, висота, ширина, канали), а надходить ${w.text('shape')}.`,
      'Шар іде від зображення до зображення. Зображення одне за одним мають чотири осі; сірим потрібна остання вісь розміру 1.',
    ],
  ),
  treeChildren: defineText(
    [
      (w) =>
        `The tree has ${w.counted('nodes', 'node', 'nodes')}, the children at${w.quotedPort()} come as ${w.text('shape')}.`,
      'Every node of a tree needs one left and one right child, by their numbers; leaves have −1.',
    ],
    [
      (w) =>
        `Дерево має ${w.counted('nodes', 'вершину', 'вершини', 'вершин')}, а діти на вході${w.quotedPort()} мають форму ${w.text('shape')}.`,
      'Кожній вершині дерева потрібні номери лівої й правої дитини; у листя це −1.',
    ],
  ),
  splitTooLarge: defineText(
    [
      (w) =>
        `The first part is to be ${w.number('size')}, of ${w.number('length')} in all: nothing is left for the second.`,
      'A split divides the last axis in two, and both parts need at least one number.',
    ],
    [
      (w) => `Перша частина має бути ${w.number('size')}, а всього ${w.number('length')}: другій нічого не лишається.`,
      'Поділ ділить останню вісь надвоє, і в кожній частині має бути щонайменше одне число.',
    ],
  ),
  wholeNumbersNeeded: defineText(
    [
      (w) => `Whole numbers are needed at${w.quotedPort()}; measured numbers come in.`,
      'They say which thing of a list is meant, so a number between two of them means nothing. Connect the output of the data that holds such numbers.',
    ],
    [
      (w) => `На вході${w.quotedPort()} потрібні цілі числа, а надходять виміряні.`,
      'Вони кажуть, який елемент списку мається на увазі, тож число між двома нічого не означає. Приєднайте той вихід даних, що містить такі числа.',
    ],
  ),
  windowTooLarge: defineText(
    [
      (w) => `The window ${w.text('window')} is larger than its input ${w.text('size')}.`,
      'Without padding the window must fit inside the image. Padding adds zeros around it; a smaller window needs none.',
    ],
    [
      (w) => `Вікно ${w.text('window')} більше за вхід ${w.text('size')}.`,
      'Без доповнення вікно мусить уміщатися в зображення. Доповнення додає навколо нулі; меншому вікну воно не потрібне.',
    ],
  ),
  inputShapeDiffers: defineText(
    [
      (w) => `The input is set to ${w.text('expected')}, but ${w.text('actual')} comes in.`,
      'An input with a fixed shape guards the network against other data. Take the shape of this data, or accept any.',
    ],
    [
      (w) => `Вхід налаштовано на ${w.text('expected')}, а надходить ${w.text('actual')}.`,
      'Вхід зі сталою формою береже мережу від інших даних. Візьміть форму цих даних або приймайте будь-яку.',
    ],
  ),
  oneNumberNeeded: defineText(
    [
      (w) => `One number a sample is needed; ${w.text('shape')} comes in.`,
      'The layer turns a single number, the time, into waves. Connect the port “time” of a diffusion.',
    ],
    [
      (w) => `На зразок потрібне одне число, а надходить ${w.text('shape')}.`,
      'Шар перетворює на хвилі єдине число — час. Приєднайте вихід «час» дифузії.',
    ],
  ),
  viewUnsuited: defineText(
    [
      (w) => `${w.text('shape')} cannot be shown here.`,
      'Points of a plane, rows of numbers and pictures with 1 or 3 channels can.',
    ],
    [
      (w) => `${w.text('shape')} тут показати не можна.`,
      'Можна точки площини, рядки чисел і зображення з 1 або 3 каналами.',
    ],
  ),
  reshapeSize: defineText(
    [
      (w) => `${w.text('shape')} (${w.counted('size', 'number', 'numbers')}) does not fit into ${w.text('target')}.`,
      'Reshaping only writes the same numbers in another order of axes, so the product of the sizes must stay.',
    ],
    [
      (w) =>
        `${w.text('shape')} (${w.counted('size', 'число', 'числа', 'чисел')}) не вкладається в ${w.text('target')}.`,
      'Зміна форми лише записує ті самі числа за іншими осями, тож добуток розмірів мусить зберігатися.',
    ],
  ),
  reshapeTwoUnknowns: defineText(
    [
      (w) => `−1 stands more than once in ${w.text('target')}.`,
      '−1 means “whatever remains”; with two of them there are many ways to share it out.',
    ],
    [
      (w) => `У формі ${w.text('target')} −1 стоїть більш ніж раз.`,
      '−1 означає «скільки лишиться»; якщо їх два, поділити можна багатьма способами.',
    ],
  ),
  reshapeZero: defineText(
    [(w) => `A size in ${w.text('target')} is 0.`, 'A tensor with a size of 0 holds no numbers at all.'],
    [(w) => `Один із розмірів ${w.text('target')} дорівнює 0.`, 'Тензор із розміром 0 не містить жодного числа.'],
  ),
  tooFewInputs: defineText(
    [
      (w) => `${w.counted('count', 'input', 'inputs')} to merge; at least ${w.number('needed')} are needed.`,
      'A merge joins branches; connect another one, or take the node out.',
    ],
    [
      (w) => `Об’єднати треба щонайменше ${w.counted('needed', 'вхід', 'входи', 'входів')}, а є ${w.number('count')}.`,
      'Цей вузол зводить гілки докупи; приєднайте ще одну або приберіть вузол.',
    ],
  ),
  mergeShapesDiffer: defineText(
    [
      (w) => `Input ${w.number('position')} has the shape ${w.text('other')}, the first one ${w.text('first')}.`,
      'Numbers are joined place by place, so all inputs need the same shape. Nothing is stretched to fit: that would hide a slip.',
    ],
    [
      (w) => `Вхід ${w.number('position')} має форму ${w.text('other')}, а перший — ${w.text('first')}.`,
      'Числа поєднуються місце з місцем, тож форми всіх входів мусять бути однакові. Нічого не розтягується: це приховало б помилку.',
    ],
  ),
  concatShapesDiffer: defineText(
    [
      (w) =>
        `Input ${w.number('position')} (${w.text('other')}) does not fit beside the first one (${w.text('first')}).`,
      (w) => `Inputs are laid side by side along axis ${w.text('axis')}; all their other sizes must be equal.`,
    ],
    [
      (w) => `Вхід ${w.number('position')} (${w.text('other')}) не стає поруч із першим (${w.text('first')}).`,
      (w) => `Входи викладаються поруч уздовж осі ${w.text('axis')}; решта розмірів мусять збігатися.`,
    ],
  ),
  axisOutOfRange: defineText(
    [
      (w) => `There is no axis ${w.text('axis')}: the inputs have ${w.counted('rank', 'axis', 'axes')}.`,
      'Axis 0 is the batch; the axes of a sample count from 1, and −1 is the last.',
    ],
    [
      (w) => `Осі ${w.text('axis')} немає: входи мають ${w.counted('rank', 'вісь', 'осі', 'осей')}.`,
      'Вісь 0 — це пакет; осі прикладу рахують від 1, а −1 — остання.',
    ],
  ),
} as const
