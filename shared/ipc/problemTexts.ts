import type { Language, Localized } from '../language'
import type { Problem } from '../result'

/** Sentences of the problems that calls end with. `{name}` is filled in from the problem's values. */
const texts: Readonly<Record<string, Localized>> = {
  connectionLost: {
    en: 'The connection to the studio was lost. It is being restored.',
    uk: 'Зв’язок зі студією втрачено. Він відновлюється.',
  },
  internal: { en: 'Something went wrong inside the studio.', uk: 'У студії сталася внутрішня помилка.' },
  badInput: { en: 'The input of {name} is malformed at “{at}”.', uk: 'Хибні дані запиту {name} у «{at}».' },
  unknownCall: { en: 'This call does not exist.', uk: 'Такого запиту немає.' },
  notInBrowser: { en: 'This is possible in the desktop window only.', uk: 'Це можливо лише у вікні програми.' },

  diskFull: { en: 'There is no room left on the disk.', uk: 'На диску не лишилося місця.' },
  notWritable: {
    en: 'This place can be read but not written to. Choose another folder.',
    uk: 'Сюди не можна записувати, лише читати. Виберіть іншу теку.',
  },
  notAllowed: { en: 'You do not have the right to use “{name}”.', uk: 'Ви не маєте прав на «{name}».' },
  fileMissing: { en: '“{name}” is not there any more.', uk: '«{name}» уже немає.' },
  folderMissing: {
    en: 'The folder {folder} is not there any more. Choose another one.',
    uk: 'Теки {folder} уже немає. Виберіть іншу.',
  },
  isFolder: { en: '{path} is a folder, not a file.', uk: '{path} — тека, а не файл.' },
  isFile: { en: '{path} is a file, not a folder.', uk: '{path} — файл, а не тека.' },
  isProject: {
    en: '“{name}” is a Neuroloom project; writing this there would destroy it. Choose another name.',
    uk: '«{name}» — проєкт Neuroloom; такий запис його знищив би. Виберіть іншу назву.',
  },
  notAFolder: {
    en: 'A part of the path {path} is a file, not a folder.',
    uk: 'Частина шляху {path} — файл, а не тека.',
  },
  notAFile: { en: '{path} is not an ordinary file.', uk: '{path} — не звичайний файл.' },
  nameTooLong: { en: 'The name is too long.', uk: 'Назва задовга.' },
  tooManyFiles: {
    en: 'Too many files are open. Close some programs and try again.',
    uk: 'Відкрито забагато файлів. Закрийте кілька програм і спробуйте ще раз.',
  },
  fileBusy: { en: 'Another program holds “{name}”.', uk: '«{name}» зайняв інший застосунок.' },
  fileFailed: { en: '“{name}” could not be read or written.', uk: '«{name}» не вдалося прочитати чи записати.' },
  fileTooLarge: {
    en: 'The file has {megabytes} MB; a project has at most {limit} MB.',
    uk: 'Файл має {megabytes} МБ, а проєкт може мати щонайбільше {limit} МБ.',
  },
  badPath: { en: 'This is not a usable path.', uk: 'Цей шлях непридатний.' },
  outsideProjects: {
    en: 'Only files in the folder of projects can be used here: {folder}',
    uk: 'Тут можна користуватися лише файлами в теці проєктів: {folder}',
  },
  pathNeeded: { en: 'Choose a file first.', uk: 'Спершу виберіть файл.' },
  fileExists: { en: 'There is a file “{name}” already.', uk: 'Файл «{name}» уже існує.' },
  conflict: {
    en: 'Somebody else changed “{name}” since it was opened.',
    uk: '«{name}» хтось змінив після того, як його було відкрито.',
  },
  newerFile: {
    en: 'This file was written by a newer version of the studio. Save under another name.',
    uk: 'Цей файл записала новіша версія студії. Збережіть під іншою назвою.',
  },
  openElsewhere: { en: 'This project is open in another window too.', uk: 'Цей проєкт відкрито ще в одному вікні.' },
  autosaveBroken: { en: 'The autosaved copy cannot be read.', uk: 'Автозбережену копію не вдалося прочитати.' },
  autosaveMissing: {
    en: 'This copy is not there any more: another window opened it, or it was thrown away.',
    uk: 'Цієї копії вже немає: її відкрито в іншому вікні або викинуто.',
  },
  changedSinceAutosave: {
    en: 'The file was changed after this copy was made; saving will ask first.',
    uk: 'Файл змінено після створення цієї копії; перед збереженням буде запит.',
  },

  templateUnknown: { en: 'There is no template “{id}”.', uk: 'Шаблону «{id}» немає.' },
  datasetUnknown: { en: 'There is no data set “{type}”.', uk: 'Набору даних «{type}» немає.' },
  notTrainable: {
    en: 'This network cannot be trained yet; errors: {count} ({codes}).',
    uk: 'Цю мережу ще не можна навчати; помилок: {count} ({codes}).',
  },
  noCheckpoint: { en: 'This run has no checkpoint.', uk: 'У цього запуску немає контрольної точки.' },
  runUnknown: { en: 'There is no run “{runId}”.', uk: 'Запуску «{runId}» немає.' },
  runBroken: { en: 'The record of the run cannot be read.', uk: 'Запис про запуск не вдалося прочитати.' },
  runNotGoing: { en: 'This run is not going on.', uk: 'Цей запуск зараз не триває.' },
  runWaits: {
    en: 'The run has not begun yet: another one is computing.',
    uk: 'Запуск ще не почався: обчислюється інший.',
  },
  historyNotKept: {
    en: 'The curves of this run cannot be written to disk: {reason}',
    uk: 'Криві цього запуску не вдається записати на диск: {reason}',
  },
  interrupted: {
    en: 'The studio ended while this run was going on (step {step}).',
    uk: 'Студія завершилася під час цього запуску (крок {step}).',
  },
  trainerNotStarted: {
    en: 'The trainer process could not be started.',
    uk: 'Процес навчання не вдалося запустити.',
  },
  trainerDied: {
    en: 'The trainer process ended unexpectedly ({signal}).',
    uk: 'Процес навчання несподівано завершився ({signal}).',
  },
  trainerOutOfMemory: {
    en: 'The trainer ran out of memory. Try a smaller batch or a smaller network.',
    uk: 'Процесу навчання забракло пам’яті. Спробуйте менший пакет або меншу мережу.',
  },

  formatUnknown: { en: 'There is no format “{format}”.', uk: 'Формату «{format}» немає.' },
  notExportable: {
    en: 'This network cannot be exported: “{node}” lacks a connection.',
    uk: 'Цю мережу не можна експортувати: «{node}» бракує зв’язку.',
  },
  targetComputed: {
    en: 'The loss “{node}” compares with something computed, which a Keras script cannot.',
    uk: 'Втрати «{node}» порівнюють з обчисленим значенням, а сценарій Keras цього не вміє.',
  },
  dataNotExportable: {
    en: 'A script cannot carry the data set “{type}”.',
    uk: 'Сценарій не може містити набір даних «{type}».',
  },
  scheduleUnknown: { en: 'There is no schedule “{type}”.', uk: 'Розкладу «{type}» немає.' },
  optimizerUnknown: { en: 'There is no optimizer “{type}”.', uk: 'Оптимізатора «{type}» немає.' },
  weightMissing: { en: 'The weights of “{name}” are missing.', uk: 'Бракує ваг «{name}».' },
  nodesOmitted: {
    en: 'Nodes that no loss looks at are left out: {nodes}.',
    uk: 'Вузли, від яких не залежать втрати, пропущено: {nodes}.',
  },

  portTaken: { en: 'Port {port} is used by another program.', uk: 'Порт {port} зайняла інша програма.' },
  portFailed: { en: 'Port {port} cannot be used.', uk: 'Портом {port} не можна скористатися.' },
}

/** The sentence of a problem of the services in a language; `undefined`: the problem is not from there. */
export function serviceProblemText({ code, values = {} }: Problem, language: Language): string | undefined {
  const text = Object.prototype.hasOwnProperty.call(texts, code) ? texts[code] : undefined
  return text?.[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
