import type { Localized } from '../language'

/** Sentences about networks that come in from other programs. `{name}` is filled in from the problem's values. */
export const importProblemTexts = {
  importUnknown: {
    en: '“{name}” is in none of the formats that can be imported: Keras (.keras, .h5), TensorFlow.js (model.json), ONNX (.onnx) and the studio’s own projects.',
    uk: '«{name}» не в жодному з форматів, які можна імпортувати: Keras (.keras, .h5), TensorFlow.js (model.json), ONNX (.onnx) і власні проєкти студії.',
  },
  importNotFile: { en: '“{name}” is not an ordinary file.', uk: '«{name}» — не звичайний файл.' },
  importMissing: {
    en: '“{name}” is missing or cannot be read.',
    uk: 'Файла «{name}» немає або його не вдається прочитати.',
  },
  importOutside: {
    en: 'The file names “{name}”, which lies outside its folder.',
    uk: 'Файл посилається на «{name}», що лежить поза його текою.',
  },
  importTooLarge: {
    en: '“{name}” has {megabytes} MB; at most {limit} MB are read.',
    uk: '«{name}» має {megabytes} МБ; читаємо не більше {limit} МБ.',
  },
  importDamaged: {
    en: '“{name}” is damaged or cut off.',
    uk: '«{name}» пошкоджено або обірвано.',
  },
  importTooDeep: {
    en: 'The description of the network is nested too deeply to be one.',
    uk: 'Опис мережі вкладено так глибоко, що мережею він бути не може.',
  },
  importTooMany: {
    en: 'The network has more than {limit} layers.',
    uk: 'У мережі понад {limit} шарів.',
  },
  importCyclic: {
    en: 'The layers of this network wait for each other in a circle: “{name}”.',
    uk: 'Шари цієї мережі чекають один на одного по колу: «{name}».',
  },
  importOpset: {
    en: '“{name}” uses version {version} of ONNX’s operators; versions {lowest} to {highest} are read.',
    uk: '«{name}» використовує версію {version} операторів ONNX; читаємо версії від {lowest} до {highest}.',
  },
  importValueMissing: {
    en: 'The network uses “{name}”, which nothing in the file makes.',
    uk: 'Мережа використовує «{name}», але у файлі його ніщо не створює.',
  },
  importChannelsMoved: {
    en: 'Pictures of this file have their channels first; here the channels come last, in data as well.',
    uk: 'У цьому файлі канали зображень ідуть першими; тут вони останні, і в даних також.',
  },
  importNoModel: {
    en: '“{name}” holds weights without a network. Import the file that was written by model.save.',
    uk: '«{name}» містить ваги без мережі. Імпортуйте файл, який записав model.save.',
  },
  importNotNetwork: {
    en: '“{name}” describes no network that can be read.',
    uk: '«{name}» не описує мережі, яку можна прочитати.',
  },
  importInputUnknown: {
    en: 'The network does not say what shape it takes in. Build it and save it again.',
    uk: 'Мережа не каже, якої форми вхід приймає. Побудуйте її й збережіть ще раз.',
  },
  importBusy: { en: 'Another network is still being read.', uk: 'Іншу мережу ще читаємо.' },
  importShards: {
    en: '“{name}” names files that did not come with it: {files}. Drop them together, or the folder that they lie in.',
    uk: '«{name}» посилається на файли, яких із ним немає: {files}. Перетягніть їх разом або всю теку.',
  },
  importSeveral: {
    en: 'These are several networks. Drop one at a time.',
    uk: 'Це кілька мереж. Перетягуйте по одній.',
  },
  importFolder: {
    en: 'No model.json of TensorFlow.js lies in the folder “{name}”.',
    uk: 'У теці «{name}» немає model.json від TensorFlow.js.',
  },
  importTimeout: {
    en: 'Reading “{name}” took more than {seconds} s and was given up.',
    uk: 'Читання «{name}» тривало понад {seconds} с, і його припинено.',
  },
  importCrashed: {
    en: '“{name}” could not be read: its reader ran out of memory or broke down.',
    uk: 'Не вдалося прочитати «{name}»: читачеві забракло пам’яті або він зламався.',
  },
  importLayersMissing: {
    en: 'Layers that this studio does not have stand as foreign ones: {names}.',
    uk: 'Шари, яких студія не має, стоять як чужі: {names}.',
  },
  importWeightsUnfit: {
    en: 'The weights of “{name}” are not those of this network, so no weights were taken over.',
    uk: 'Ваги «{name}» не від цієї мережі, тож жодних ваг не взято.',
  },
  importWeightsSpoiled: {
    en: 'Weights of “{name}” are not finite numbers, so no weights were taken over.',
    uk: 'Серед ваг «{name}» є не скінченні числа, тож жодних ваг не взято.',
  },
  importWeightsPartly: {
    en: 'Weights of foreign layers, and of layers behind them whose shapes are unknown, were left out.',
    uk: 'Ваги чужих шарів і шарів за ними з невідомими формами пропущено.',
  },
  importSizeChosen: {
    en: 'The network takes inputs of any size; “{name}” was given {shape}.',
    uk: 'Мережа приймає вхід будь-якого розміру; для «{name}» взято {shape}.',
  },
  importLossGuessed: {
    en: 'The file names no loss that fits; the one that suits the last activation was put in.',
    uk: 'Відповідної функції втрат у файлі немає; поставлено ту, що пасує до останньої активації.',
  },
  importOptimizerChosen: {
    en: 'The file names no optimizer that the studio has; the usual one was put in.',
    uk: 'Оптимізатора, який має студія, у файлі немає; поставлено звичайний.',
  },
  importLearningLost: {
    en: 'Settings of learning that the studio does not have were left out: {words}.',
    uk: 'Налаштування навчання, яких студія не має, пропущено: {words}.',
  },
  importDataChosen: {
    en: 'The network came without data. Its shapes are those of {data}, which was connected; if it was made for other data, put these in its place.',
    uk: 'Мережа прийшла без даних. Її форми — як у {data}, тож під’єднано цей набір; якщо її створено для інших даних, поставте їх замість нього.',
  },
  importStandIn: {
    en: 'The network came without data. Random numbers stand in for them; connect real data to train it.',
    uk: 'Мережа прийшла без даних. Їх замінюють випадкові числа; щоб навчати, під’єднайте справжні дані.',
  },
} as const satisfies Readonly<Record<string, Localized>>

export type ImportProblemCode = keyof typeof importProblemTexts
