import type { Language, Localized } from '@shared/language'
import { plural } from '@shared/plural'

/**
 * Every sentence of the command line that is not a problem's own. `{name}` is filled in; `{count:error|errors}` is the number with
 * the form of the word that goes with it.
 */
const texts = {
  about: {
    en: 'Design, check, train and export neural networks.',
    uk: 'Проєктування, перевірка, навчання та експорт нейронних мереж.',
  },
  help: { en: 'show this help', uk: 'показати цю довідку' },
  versionOption: { en: 'print the version', uk: 'показати версію' },
  languageOption: { en: 'uk or en (by default that of the system)', uk: 'uk або en (типово — мова системи)' },
  jsonOption: { en: 'print JSON', uk: 'виводити JSON' },
  fileArgument: { en: 'a project file or template:<id>', uk: 'файл проєкту або template:<назва>' },
  serve: { en: 'open the studio in a browser on this computer', uk: 'відкрити студію в браузері на цьому комп’ютері' },
  serveFile: { en: 'a project to open first', uk: 'проєкт, який відкрити першим' },
  portOption: { en: 'port on 127.0.0.1 (0: any free one)', uk: 'порт на 127.0.0.1 (0 — будь-який вільний)' },
  folderOption: { en: 'folder of projects', uk: 'тека проєктів' },
  openOption: { en: 'open the link in the browser', uk: 'відкрити посилання у браузері' },
  validate: { en: 'check a network and list what is wrong', uk: 'перевірити мережу й показати, що не так' },
  train: {
    en: 'train a network; Ctrl+C stops and keeps the weights',
    uk: 'навчити мережу; Ctrl+C зупиняє і зберігає ваги',
  },
  evaluate: { en: 'measure a trained network on a part of its data', uk: 'оцінити навчену мережу на частині даних' },
  predict: { en: 'send values through a trained network', uk: 'пропустити значення крізь навчену мережу' },
  export: { en: 'write a network in another format', uk: 'записати мережу в іншому форматі' },
  import: {
    en: 'read a network of Keras, TensorFlow.js or ONNX and write it as a project',
    uk: 'прочитати мережу Keras, TensorFlow.js чи ONNX і записати її як проєкт',
  },
  importArgument: { en: 'a .keras, .h5, .onnx or model.json file', uk: 'файл .keras, .h5, .onnx або model.json' },
  importOutOption: { en: 'project file to write', uk: 'файл проєкту для запису' },
  imported: {
    en: 'Written to {path}: {count:node|nodes}.',
    uk: 'Записано в {path}: вузлів — {count}.',
  },
  importedRun: {
    en: 'The weights are kept as run {run} (--run {run}).',
    uk: 'Ваги збережено як запуск {run} (--run {run}).',
  },
  importedMissing: {
    en: '  not in this studio: {name} ({className})',
    uk: '  цього студія не має: {name} ({className})',
  },
  catalog: {
    en: 'list layers, activations, losses and the rest',
    uk: 'перелічити шари, активації, функції втрат тощо',
  },
  templates: { en: 'list the lecture networks', uk: 'перелічити мережі з лекцій' },
  doctor: {
    en: 'tell the device, the engine, versions and what is missing',
    uk: 'показати пристрій, рушій, версії та чого бракує',
  },
  noNativeOption: {
    en: 'do not install TensorFlow’s native library in the background',
    uk: 'не встановлювати нативну бібліотеку TensorFlow у фоні',
  },
  measureOption: {
    en: 'train a small network on every backend for some seconds and say how fast each is',
    uk: 'кілька секунд навчати малу мережу на кожному бекенді й сказати, який наскільки швидкий',
  },
  backends: { en: 'Backends', uk: 'Бекенди' },
  inUse: { en: 'in use', uk: 'працює' },
  available: { en: 'available', uk: 'доступний' },
  notAvailable: { en: 'not available', uk: 'недоступний' },
  software: { en: 'a program that plays a graphics card', uk: 'програма, що вдає відеокарту' },
  examplesPerSecond: {
    en: '{rate} examples a second (MNIST, one hidden layer)',
    uk: 'прикладів за секунду: {rate} (MNIST, один прихований шар)',
  },
  installOption: {
    en: 'install TensorFlow’s native library first, or mend it where it is damaged',
    uk: 'спершу встановити нативну бібліотеку TensorFlow або виправити пошкоджену',
  },
  nativeSteps: {
    en: 'Installing TensorFlow’s native library: {step} {percent}',
    uk: 'Встановлення нативної бібліотеки TensorFlow: {step} {percent}',
  },
  native: { en: 'Native library', uk: 'Нативна бібліотека' },
  nativeReady: {
    en: 'TensorFlow {version} ({flavor}), {megabytes} MB, {folder}',
    uk: 'TensorFlow {version} ({flavor}), {megabytes} МБ, {folder}',
  },
  nativeNoCard: {
    en: 'not for the NVIDIA card, whose library could not be installed: {why} (to try again: remove it and install it anew)',
    uk: 'не для карти NVIDIA, бо її бібліотеку не вдалося встановити: {why} (щоб спробувати знову, вилучіть і встановіть заново)',
  },
  nativeAbsent: { en: 'not installed (doctor --install)', uk: 'не встановлено (doctor --install)' },
  nativeRefused: { en: 'refused (--no-native)', uk: 'відхилено (--no-native)' },
  nativeWrong: {
    en: '$NEUROLOOM_NATIVE names no library of TensorFlow: {folder}',
    uk: '$NEUROLOOM_NATIVE не називає бібліотеки TensorFlow: {folder}',
  },
  nativeBroken: {
    en: 'TensorFlow’s native library is damaged or does not load here (doctor --install)',
    uk: 'нативну бібліотеку TensorFlow пошкоджено, або вона тут не завантажується (doctor --install)',
  },
  nativeUnsupported: { en: 'none for this system', uk: 'для цієї системи немає' },
  epochsOption: { en: 'epochs instead of the project’s', uk: 'кількість епох замість указаної в проєкті' },
  seedOption: { en: 'seed instead of the project’s', uk: 'зерно випадковості замість указаного в проєкті' },
  engineOption: { en: 'auto or eager', uk: 'auto або eager' },
  backendOption: { en: 'what computes', uk: 'чим обчислювати' },
  trainOutOption: {
    en: 'keep the run and its checkpoint in this folder',
    uk: 'зберегти запуск і контрольну точку в цій теці',
  },
  runOption: { en: 'id of a run', uk: 'ідентифікатор запуску' },
  weightsOption: {
    en: 'folder or id of a run whose weights to use',
    uk: 'тека або ідентифікатор запуску, ваги якого взяти',
  },
  splitOption: { en: 'train, validation or test', uk: 'train, validation або test' },
  inputOption: {
    en: 'JSON or a file with it: a row, rows, or rows by data node',
    uk: 'JSON або файл із ним: рядок, рядки чи рядки за вузлами даних',
  },
  toOption: { en: 'format: {formats}', uk: 'формат: {formats}' },
  exportOutOption: { en: 'file or folder to write', uk: 'файл або тека для запису' },
  valid: {
    en: 'The network can be trained: {parameters:parameter|parameters}, {multiplyAdds:multiply–add|multiply–adds} a sample.',
    uk: 'Мережу можна навчати: параметрів — {parameters}, множень-додавань на приклад — {multiplyAdds}.',
  },
  invalid: {
    en: 'The network cannot be trained: {count:error|errors}.',
    uk: 'Мережу не можна навчати: {count:помилка|помилки|помилок}.',
  },
  error: { en: 'error', uk: 'помилка' },
  warning: { en: 'warning', uk: 'застереження' },
  info: { en: 'info', uk: 'порада' },
  serving: { en: 'The studio is at {link}', uk: 'Студія тут: {link}' },
  projectsIn: { en: 'Projects are in {folder}', uk: 'Проєкти лежать у {folder}' },
  stopHint: { en: 'Ctrl+C ends it.', uk: 'Ctrl+C завершує роботу.' },
  closing: {
    en: 'Ending; running training stops after its step (within 20 s) and keeps its weights ...',
    uk: 'Завершення; поточне навчання зупиняється після свого кроку (до 20 с) і зберігає ваги ...',
  },
  started: {
    en: '{title}: {parameters:parameter|parameters}, {rows:training example|training examples}, {epochs:epoch|epochs} on {device}',
    uk: '{title}: параметрів — {parameters}, навчальних прикладів — {rows}, епох — {epochs}, пристрій — {device}',
  },
  progress: {
    en: 'epoch {epoch}/{epochs}  step {step}  loss {loss}  {speed} examples/s  {left} left',
    uk: 'епоха {epoch}/{epochs}  крок {step}  втрати {loss}  {speed} прикл./с  лишилося {left}',
  },
  phaseLine: {
    en: 'phase {phase} of {phases}: {title}, {epochs:epoch|epochs}',
    uk: 'фаза {phase} з {phases}: {title}, епох — {epochs}',
  },
  epochLine: { en: 'epoch {epoch}: {values}', uk: 'епоха {epoch}: {values}' },
  stopping: {
    en: 'Stopping after the current step, within 20 s (Ctrl+C again: at once, without saving) ...',
    uk: 'Зупинка після поточного кроку, до 20 с (ще раз Ctrl+C — негайно, без збереження) ...',
  },
  finished: { en: 'Finished. Test: {values}', uk: 'Завершено. Тест: {values}' },
  finishedUntested: { en: 'Finished; there is no test part.', uk: 'Завершено; тестової частини немає.' },
  stopped: { en: 'Stopped at step {step}.', uk: 'Зупинено на кроці {step}.' },
  runKept: { en: 'Run {run} is kept in {folder}', uk: 'Запуск {run} збережено в {folder}' },
  weightsOld: {
    en: 'The last weights were NOT saved; run {run} keeps those of an earlier checkpoint in {folder}',
    uk: 'Останні ваги НЕ збережено; запуск {run} має ваги попередньої контрольної точки в {folder}',
  },
  weightsLost: {
    en: 'The weights were NOT saved; run {run} has only its curves in {folder}',
    uk: 'Ваги НЕ збережено; від запуску {run} лишилися тільки криві в {folder}',
  },
  nothingKept: {
    en: 'The run ended before its first checkpoint: there are no weights to keep.',
    uk: 'Запуск закінчився до першої контрольної точки: ваг для збереження немає.',
  },
  untrained: {
    en: 'No run is named (--weights): the weights written are untrained, as the seed makes them.',
    uk: 'Запуску не названо (--weights): записані ваги ненавчені, які дає зерно.',
  },
  emptyValue: { en: 'It must not be empty.', uk: 'Значення не може бути порожнім.' },
  evaluated: { en: '{split}, {rows:row|rows}: {values}', uk: '{split}, рядків — {rows}: {values}' },
  written: { en: 'Written to {path}:', uk: 'Записано в {path}:' },
  exportProgress: {
    en: '{percent} % · {written} of about {total} MB',
    uk: '{percent} % · {written} з приблизно {total} МБ',
  },
  exportCancelled: { en: 'Cancelled; nothing was written.', uk: 'Скасовано; нічого не записано.' },
  lost: { en: 'Does not survive: {what}', uk: 'Не зберігається: {what}' },
  device: { en: 'Device', uk: 'Пристрій' },
  deviceMissing: { en: 'none: {reason}', uk: 'немає: {reason}' },
  engine: { en: 'Engine', uk: 'Рушій' },
  version: { en: 'Version', uk: 'Версія' },
  missing: { en: 'Missing: {what}', uk: 'Бракує: {what}' },
  allThere: { en: 'Nothing is missing.', uk: 'Усе на місці.' },
  userData: { en: 'User data', uk: 'Дані користувача' },
  badNumber: {
    en: '“{value}” is not a whole number from {low} to {high}.',
    uk: '«{value}» не є цілим числом від {low} до {high}.',
  },
  badInput: {
    en: 'The input is not JSON with numbers in rows, such as [[0, 1], [1, 0]].',
    uk: 'Вхід не є рядками чисел у JSON, як-от [[0, 1], [1, 0]].',
  },
  inputNodes: {
    en: 'Give rows for each data node by its id: {nodes}.',
    uk: 'Дайте рядки для кожного вузла даних за його ідентифікатором: {nodes}.',
  },
  inputUnknown: {
    en: 'There is no data node “{node}”. Give rows by the ids of data nodes: {nodes}.',
    uk: 'Немає вузла даних «{node}». Дайте рядки за ідентифікаторами вузлів даних: {nodes}.',
  },
  weightsNeeded: {
    en: 'Name the trained weights with --weights FOLDER|RUN.',
    uk: 'Укажіть навчені ваги: --weights ТЕКА|ЗАПУСК.',
  },
} as const satisfies Readonly<Record<string, Localized>>

export type TextKey = keyof typeof texts
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

/** The sentences in one language. */
export const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    texts[key][language]
      .replace(/\{(\w+):([^}]+)\}/g, (_whole, name: string, forms: string) => {
        const [one = '', few = one, many] = forms.split('|')
        return `{${name}} ${plural(language, Number(values[name]), one, few, many)}`
      })
      .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** `LC_ALL`, `LC_MESSAGES`, `LANG` in this order, as everywhere on Unix; Ukrainian when they say so, else English. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^uk\b|^uk_/i.test(locale) ? 'uk' : 'en'
}
