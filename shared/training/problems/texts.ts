import { plural } from '../../plural'
import type { Localized } from '../../language'

type Values = Readonly<Record<string, string | number>>
type Words = Localized<(v: Values) => string>

const say = (en: Words['en'], uk: Words['uk']): Words => ({ en, uk })
const count = (v: Values, name: string): number => Number(v[name] ?? 0)
/** What is left of a run that ended badly, where `kept` tells (`checkpoint` or `nothing`). */
const left = (v: Values, checkpoint: string, nothing: string): string =>
  v['kept'] === undefined ? '' : ` ${v['kept'] === 'checkpoint' ? checkpoint : nothing}`
const leftEn = (v: Values): string =>
  left(v, 'The curves and the last checkpoint are kept.', 'There was no checkpoint yet: no weights are kept.')
const leftUk = (v: Values): string =>
  left(v, 'Криві й остання контрольна точка збереглися.', 'Контрольної точки ще не було: ваг не збережено.')
/** Systems that are out of memory end the process that has most of it; Electron tells 128 more than the signal's number. */
const killed = (v: Values): boolean => v['signal'] === 'SIGKILL' || v['signal'] === '137'
/** Where the first number of a step was not finite, where `node` tells. */
const spoiled = (v: Values, words: Readonly<Record<string, string>>): string =>
  v['node'] === undefined ? '' : ` ${words[String(v['spoiled'])]?.replace('%', String(v['node'])) ?? ''}`
const spoiledEn = (v: Values): string =>
  spoiled(v, {
    output: 'It began in “%”: its output is the first that is not finite.',
    loss: 'The answers of “%” are finite, but the loss over them is not.',
    gradient: 'The gradient exploded: that of “%” is the first that is not finite.',
    weight: 'It began in “%”: its weights are the first that the step makes infinite.',
  })
const spoiledUk = (v: Values): string =>
  spoiled(v, {
    output: 'Почалося у вузлі «%»: його вихід першим перестав бути скінченним.',
    loss: 'Відповіді вузла «%» ще скінченні, але втрати за ними вже ні.',
    gradient: 'Градієнт вибухнув: у вузла «%» він першим перестав бути скінченним.',
    weight: 'Почалося у вузлі «%»: його ваги крок першими зробив би нескінченними.',
  })
const rows = (n: number): string => `${n} ${plural('uk', n, 'рядок', 'рядки', 'рядків')}`

/** Why a network could not be trained, kept, opened or asked: one sentence in each language. */
export const trainerProblemTexts = {
  'backend.nativeMissing': say(
    (v) => `TensorFlow’s native library is not ${v['folder'] ? `in ${v['folder']}` : 'installed'}.`,
    (v) =>
      v['folder']
        ? `Нативної бібліотеки TensorFlow немає в ${v['folder']}.`
        : 'Нативну бібліотеку TensorFlow не встановлено.',
  ),
  'backend.webgpuMissing': say(
    () => 'The package “webgpu” is not installed; npm install brings it.',
    () => 'Пакет «webgpu» не встановлено; його принесе npm install.',
  ),
  'backend.webgpuBroken': say(
    () => 'WebGPU is installed, but does not start here.',
    () => 'WebGPU встановлено, але тут він не запускається.',
  ),
  'backend.webgpuElectron': say(
    () =>
      'WebGPU does not run in the processes of the desktop window; it does with “neuroloom serve” and “neuroloom train”.',
    () => 'WebGPU не працює у процесах вікна програми; він працює з «neuroloom serve» і «neuroloom train».',
  ),
  'backend.webgpuNoVulkan': say(
    () => 'Vulkan, through which WebGPU reaches graphics cards, is not installed (libvulkan.so.1).',
    () => 'Не встановлено Vulkan, через який WebGPU звертається до відеокарт (libvulkan.so.1).',
  ),
  'backend.webgpuSoftware': say(
    (v) => `Only a program plays a graphics card here (${v['name']}); it is slower than the processor without it.`,
    (v) => `Відеокарту тут лише вдає програма (${v['name']}); без неї процесор швидший.`,
  ),
  'backend.webgpuNoCard': say(
    () => 'No graphics card whose driver WebGPU can use was found (Vulkan, Direct3D 12 or Metal).',
    () => 'Не знайдено відеокарти, драйвером якої може скористатися WebGPU (Vulkan, Direct3D 12 або Metal).',
  ),
  assetMissing: say(
    (v) => `The files of the data set “${v['name']}” are not installed.`,
    (v) => `Файли набору даних «${v['name']}» не встановлено.`,
  ),
  assetCorrupt: say(
    (v) => `The data in ${v['path']} are damaged; install the data set anew.`,
    (v) => `Дані в ${v['path']} пошкоджено; установіть набір даних наново.`,
  ),
  assetTooShort: say(
    (v) => `The files of “${v['name']}” hold ${v['rows']} rows; ${v['needed']} are needed.`,
    (v) => `Файли «${v['name']}» містять ${rows(count(v, 'rows'))}, а потрібно ${v['needed']}.`,
  ),
  datasetBroken: say(
    (v) => `“${v['name']}” gives ${v['found']} numbers at “${v['port']}” instead of ${v['expected']}.`,
    (v) => `«${v['name']}» дає на виході «${v['port']}» чисел: ${v['found']}, а має бути ${v['expected']}.`,
  ),
  labelOutOfRange: say(
    (v) => `Row ${v['row']} has the class ${v['label']}, but there are only ${v['classes']} classes.`,
    (v) => `Рядок ${v['row']} має клас ${v['label']}, а класів лише ${v['classes']}.`,
  ),
  rowsDiffer: say(
    (v) => `Data sets that go together need as many rows: here they have ${v['first']} and ${v['second']}.`,
    (v) => `Набори даних, що йдуть разом, мусять мати однаково рядків, а мають ${v['first']} і ${v['second']}.`,
  ),
  graphHasErrors: say(
    (v) =>
      `The network has ${v['count']} ${plural('en', count(v, 'count'), 'error', 'errors')}; mend ${plural('en', count(v, 'count'), 'it', 'them')} before training.`,
    (v) =>
      `Мережа має ${v['count']} ${plural('uk', count(v, 'count'), 'помилку', 'помилки', 'помилок')}; виправте ${plural('uk', count(v, 'count'), 'її', 'їх', 'їх')} перед навчанням.`,
  ),
  planBroken: say(
    (v) => `The network cannot be trained as it is (${v['node']}).`,
    (v) => `Цю мережу не можна навчати в такому вигляді (${v['node']}).`,
  ),
  outOfMemory: say(
    (v) =>
      `There is not enough memory for this network${v['needed'] ? `: it needs at least ${v['needed']} MB, ${v['data']} MB of them for the data, and there are ${v['available']} MB` : ''}. Try smaller layers, a smaller batch or fewer rows of data.`,
    (v) =>
      `Для цієї мережі бракує пам’яті${v['needed'] ? `: їй потрібно щонайменше ${v['needed']} МБ, з них ${v['data']} МБ на дані, а є ${v['available']} МБ` : ''}. Зменште шари, пакет або кількість рядків даних.`,
  ),
  trainerError: say(
    (v) => `Training stopped because of an error: ${v['text']}`,
    (v) => `Навчання зупинилося через помилку: ${v['text']}`,
  ),
  lossNotFinite: say(
    (v) =>
      `At step ${v['step']} the value of ${v['metric']} became ${v['value']}.${spoiledEn(v)} Try a lower learning rate, clip the gradients, or scale the data.`,
    (v) =>
      `На кроці ${v['step']} значення ${v['metric']} стало ${v['value']}.${spoiledUk(v)} Спробуйте меншу швидкість навчання, обмежте градієнти або масштабуйте дані.`,
  ),
  weightsNotFinite: say(
    (v) =>
      `Step ${v['step']} would have made the weights infinite.${spoiledEn(v)} Try a lower learning rate, or clip the gradients.`,
    (v) =>
      `Крок ${v['step']} зробив би ваги нескінченними.${spoiledUk(v)} Спробуйте меншу швидкість навчання або обмежте градієнти.`,
  ),
  weightsSpoiled: say(
    (v) =>
      `The weights ${v['run'] ? `of the run ${v['run']}` : 'of this network'} cannot be used: “${v['weight']}” of “${v['node']}” is not finite. Choose another run, or train anew with a lower learning rate.`,
    (v) =>
      `Ваги ${v['run'] ? `запуску ${v['run']}` : 'цієї мережі'} непридатні: «${v['weight']}» вузла «${v['node']}» не є скінченними числами. Виберіть інший запуск або навчіть наново з меншою швидкістю навчання.`,
  ),
  valueNotFinite: say(
    (v) =>
      `With the weights of the run ${v['run']} the value of ${v['metric']} is ${v['value']}: the training diverged. Choose another run, or train anew with a lower learning rate.`,
    (v) =>
      `З вагами запуску ${v['run']} значення ${v['metric']} дорівнює ${v['value']}: навчання розбіглося. Виберіть інший запуск або навчіть наново з меншою швидкістю навчання.`,
  ),
  checkpointMissing: say(
    (v) => `The saved weights in ${v['path']} cannot be read from disk.`,
    (v) => `Збережені ваги з ${v['path']} не вдалося прочитати з диска.`,
  ),
  checkpointDamaged: say(
    () => 'The file with the saved weights is damaged.',
    () => 'Файл зі збереженими вагами пошкоджено.',
  ),
  checkpointVersion: say(
    (v) => `The saved weights are of format ${v['version']}; this Neuroloom reads ${v['known']}.`,
    (v) => `Збережені ваги мають формат ${v['version']}, а ця Neuroloom читає ${v['known']}.`,
  ),
  checkpointOther: say(
    () => 'The saved weights belong to another version of this network or of its training settings.',
    () => 'Збережені ваги належать іншій версії мережі або інших налаштувань навчання.',
  ),
  checkpointFinal: say(
    () => 'This run ended with a value that is not finite; it cannot go on from there.',
    () => 'Цей запуск закінчився нескінченним значенням, тож продовжити його не можна.',
  ),
  checkpointFailed: say(
    () => 'The weights could not be saved just now.',
    () => 'Ваги зараз не вдалося зберегти.',
  ),
  interrupted: say(
    (v) =>
      `The studio ended while this run was going on (step ${v['step']}).${left(v, 'It can go on from its last checkpoint.', 'There was no checkpoint yet: no weights are kept.')}`,
    (v) =>
      `Студія закрилася, поки тривав цей запуск (крок ${v['step']}).${left(v, 'Його можна продовжити з останньої контрольної точки.', 'Контрольної точки ще не було: ваг не збережено.')}`,
  ),
  trainerDied: say(
    (v) =>
      `The trainer process ended unexpectedly (${v['signal']})${killed(v) ? ': somebody ended it, or the computer’s memory ran out' : ''}.${leftEn(v)}`,
    (v) =>
      `Процес навчання несподівано завершився (${v['signal']})${killed(v) ? ': хтось його завершив або забракло пам’яті комп’ютера' : ''}.${leftUk(v)}`,
  ),
  trainerOutOfMemory: say(
    (v) => `The trainer ran out of memory. Try a smaller batch or a smaller network.${leftEn(v)}`,
    (v) => `Процесу навчання забракло пам’яті. Спробуйте менший пакет або меншу мережу.${leftUk(v)}`,
  ),
  trainerTooSlow: say(
    (v) => `The trainer did not end its step within ${v['seconds']} s, so its process was ended.${leftEn(v)}`,
    (v) => `Процес навчання не закінчив кроку за ${v['seconds']} с, тож його завершено.${leftUk(v)}`,
  ),
  nativeCrashed: say(
    (v) =>
      `TensorFlow’s native library ended the trainer process (${v['signal']}): memory ran out, or the library is damaged. Try a smaller batch or a smaller network; mend the library with “doctor --install”, or compute with --backend wasm.${leftEn(v)}`,
    (v) =>
      `Нативна бібліотека TensorFlow обірвала процес навчання (${v['signal']}): забракло пам’яті або бібліотеку пошкоджено. Спробуйте менший пакет або меншу мережу; бібліотеку виправте командою «doctor --install» або обчислюйте з --backend wasm.${leftUk(v)}`,
  ),
  changeNeedsRun: say(
    () => 'A run that goes on cannot take this change over: it counts for the next run.',
    () => 'Запуск, що триває, не може прийняти цю зміну: вона набуде чинності з наступного запуску.',
  ),
  changeTooLate: say(
    () => 'The run ended before the change could reach it.',
    () => 'Запуск закінчився, перш ніж зміна до нього дійшла.',
  ),
  partEmpty: say(
    (v) => `There are no rows in the part “${v['split']}”: the project keeps none for it.`,
    (v) => `У частині «${v['split']}» немає рядків: проєкт не лишає їх для неї.`,
  ),
  trainerBusy: say(
    () => 'This trainer has a network already.',
    () => 'Цей тренувальний процес уже має мережу.',
  ),
  runGoing: say(
    () => 'Training goes on. Pause it to look into its next step.',
    () => 'Навчання триває. Призупиніть його, щоб розглянути наступний крок.',
  ),
  networkMissing: say(
    () => 'The network is not ready yet.',
    () => 'Мережа ще не готова.',
  ),
  outputUnknown: say(
    (v) => `This run has no output “${v['port']}” of “${v['node']}”: the network was changed after it began.`,
    (v) => `У цьому запуску немає виходу «${v['port']}» вузла «${v['node']}»: мережу змінено після його початку.`,
  ),
  layerUnknown: say(
    (v) => `This run has no layer “${v['node']}”: the network was changed after it began.`,
    (v) => `У цьому запуску немає шару «${v['node']}»: мережу змінено після його початку.`,
  ),
  momentMissing: say(
    (v) => `The weights that this run had after step ${v['step']} are not kept. Choose another moment.`,
    (v) => `Ваг, які цей запуск мав після кроку ${v['step']}, не збережено. Виберіть інший момент.`,
  ),
  lookLost: say(
    () => 'What this was measured from is not held any more. Begin anew.',
    () => 'Те, від чого йшло вимірювання, вже не зберігається. Почніть знову.',
  ),
  noScores: say(
    () =>
      'This network has no such answer that is made of measured numbers: there is nothing to explain by its inputs.',
    () => 'У цієї мережі немає такої відповіді, складеної з виміряних чисел: пояснювати входами нічого.',
  ),
  weightUnknown: say(
    (v) => `“${v['node']}” has no weight “${v['weight']}” in this run.`,
    (v) => `У вузла «${v['node']}» в цьому запуску немає ваги «${v['weight']}».`,
  ),
  weightPlace: say(
    (v) =>
      `The weight “${v['weight']}” of “${v['node']}” has ${v['size']} numbers: there is none at place ${v['index']}.`,
    (v) => `Вага «${v['weight']}» вузла «${v['node']}» має чисел: ${v['size']}; на місці ${v['index']} немає жодного.`,
  ),
  weightNotFinite: say(
    () => 'A weight has to be a finite number, at most 3.4·10³⁸: with any other every answer would be lost.',
    () => 'Вага має бути скінченним числом, не більшим за 3,4·10³⁸: інакше зникнуть усі відповіді.',
  ),
  insideTooLarge: say(
    (v) => `The inside of this layer is too large to be shown: ${v['size']} numbers, of at most ${v['most']}.`,
    (v) => `Цей шар завеликий, щоб показати, що в ньому: чисел ${v['size']}, а можна щонайбільше ${v['most']}.`,
  ),
  passDraws: say(
    (v) =>
      `“${v['node']}” draws at random even when it answers, so that its answers cannot be written down as a function.`,
    (v) =>
      `«${v['node']}» вибирає навмання навіть тоді, коли відповідає, тож записати його відповіді як функцію не можна.`,
  ),
  passDiffers: say(
    (v) =>
      `What “${v['node']}” does with rows hangs on how many there are, so that it cannot be written down for any number.`,
    (v) =>
      `Те, що «${v['node']}» робить із рядками, залежить від їхньої кількості, тож записати це для будь-якої неможливо.`,
  ),
  inputMissing: say(
    (v) => `The network needs values for “${v['node']}”.`,
    (v) => `Мережі потрібні значення для «${v['node']}».`,
  ),
  inputSize: say(
    (v) =>
      `“${v['node']}” takes rows of ${v['needed']} ${plural('en', count(v, 'needed'), 'number', 'numbers')}; this one has ${v['found']}.`,
    (v) => `«${v['node']}» приймає рядки з чисел: ${v['needed']} у кожному, а тут ${v['found']}.`,
  ),
  inputNotFinite: say(
    (v) => `“${v['node']}” takes finite numbers below 3.4e38; ${v['value']} is not one.`,
    (v) => `«${v['node']}» приймає скінченні числа до 3,4e38, а ${v['value']} не таке.`,
  ),
  inputRows: say(
    (v) => `All inputs need as many rows: ${v['needed']}, not ${v['found']}.`,
    (v) => `Усі входи мусять мати однаково рядків: ${v['needed']}, а не ${v['found']}.`,
  ),
} as const satisfies Readonly<Record<string, Words>>

export type TrainerProblemCode = keyof typeof trainerProblemTexts
