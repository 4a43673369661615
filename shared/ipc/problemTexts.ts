import type { Localized } from '../language'

/** Sentences of the problems that calls end with. `{name}` is filled in from the problem's values. */
export const serviceProblemTexts = {
  connectionLost: {
    en: 'The connection to the studio was lost. It is being restored; try again in a moment.',
    uk: 'Зв’язок зі студією втрачено. Відновлюємо; спробуйте за мить.',
  },
  internal: {
    en: 'Something went wrong inside the studio. Your work is not affected.',
    uk: 'Усередині студії щось пішло не так. Вашої роботи це не зачепило.',
  },
  badInput: {
    en: 'The studio asked for something malformed ({name}, {at}). Please report it.',
    uk: 'Студія зробила некоректний запит ({name}, {at}). Будь ласка, повідомте про це.',
  },
  unknownCall: {
    en: 'The page and the studio are of different versions. Reload the page.',
    uk: 'Сторінка й студія різних версій. Перезавантажте сторінку.',
  },
  notInBrowser: { en: 'This is possible in the desktop window only.', uk: 'Це можливо лише у вікні програми.' },

  diskFull: {
    en: 'There is no room left on the disk. Free some space or choose another disk.',
    uk: 'На диску не лишилося місця. Звільніть трохи або виберіть інший диск.',
  },
  notWritable: {
    en: 'This place can be read but not written to. Choose another folder.',
    uk: 'Звідси можна читати, але не можна сюди писати. Виберіть іншу теку.',
  },
  notAllowed: {
    en: 'You do not have the right to use “{name}”. Choose another place.',
    uk: 'Немає права користуватися «{name}». Виберіть інше місце.',
  },
  fileMissing: { en: '“{name}” or its folder is not there.', uk: '«{name}» або відповідної теки немає.' },
  linkLoop: { en: 'The link “{name}” leads in a circle.', uk: 'Посилання «{name}» веде по колу.' },
  notUtf8: {
    en: '“{name}” is not UTF-8 text. Save it in UTF-8 and try again.',
    uk: '«{name}» — не текст у UTF-8. Збережіть його в UTF-8 і спробуйте ще раз.',
  },
  folderMissing: {
    en: 'There is no folder {folder}. Choose another one.',
    uk: 'Теки {folder} немає. Виберіть іншу.',
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
  nameTooLong: { en: 'The name “{name}” is too long.', uk: 'Назва «{name}» задовга.' },
  tooManyFiles: {
    en: 'Too many files are open. Close some programs and try again.',
    uk: 'Відкрито забагато файлів. Закрийте кілька програм і спробуйте ще раз.',
  },
  fileBusy: {
    en: 'Another program holds “{name}”. Close it there and try again.',
    uk: '«{name}» зайняла інша програма. Закрийте його там і спробуйте ще раз.',
  },
  fileFailed: { en: '“{name}” could not be read or written.', uk: '«{name}» не вдалося прочитати чи записати.' },
  fileTooLarge: {
    en: 'The file has {megabytes} MB; a project has at most {limit} MB.',
    uk: 'Файл має {megabytes} МБ, а проєкт може мати щонайбільше {limit} МБ.',
  },
  badPath: { en: 'This is not a usable path.', uk: 'Таким шляхом скористатися не можна.' },
  outsideProjects: {
    en: 'Only files in the folder of projects can be used here: {folder}',
    uk: 'Тут можна користуватися лише файлами в теці проєктів: {folder}',
  },
  pathNeeded: { en: 'Choose a file first.', uk: 'Спершу виберіть файл.' },
  fileExists: { en: 'There is a file “{name}” already.', uk: 'Файл «{name}» уже існує.' },
  conflict: {
    en: 'Somebody else changed “{name}” since it was opened.',
    uk: 'Відколи «{name}» відкрито, його змінив хтось інший.',
  },
  newerFile: {
    en: 'This file was written by a newer version of the studio. Save under another name.',
    uk: 'Цей файл створила новіша версія студії. Збережіть під іншою назвою.',
  },
  openElsewhere: {
    en: 'This project is open in another window too. Whoever saves second will be asked.',
    uk: 'Цей проєкт відкрито ще в одному вікні. Того, хто збереже другим, спершу запитаємо.',
  },
  autosaveBroken: { en: 'The autosaved copy cannot be read.', uk: 'Запасну копію не вдається прочитати.' },
  autosaveMissing: {
    en: 'This copy is not there any more: another window opened it, or it was thrown away.',
    uk: 'Цієї копії вже немає: її відкрито в іншому вікні або викинуто.',
  },
  changedSinceAutosave: {
    en: 'The file was changed after this copy was made; saving will ask first.',
    uk: 'Файл змінили вже після цієї копії; під час збереження спершу запитаємо.',
  },

  templateUnknown: { en: 'There is no template “{id}”.', uk: 'Немає шаблону «{id}».' },
  datasetUnknown: { en: 'There is no data set “{type}”.', uk: 'Немає набору даних «{type}».' },
  notTrainable: {
    en: 'This network cannot be trained yet; errors: {count} ({codes}).',
    uk: 'Цю мережу ще не можна навчати; помилок: {count} ({codes}).',
  },
  noCheckpoint: { en: 'This run has no saved weights.', uk: 'Цей запуск не має збережених ваг.' },
  runUnknown: { en: 'There is no run “{runId}”.', uk: 'Запуску «{runId}» немає.' },
  runBroken: { en: 'The record of the run cannot be read.', uk: 'Запис про запуск не вдалося прочитати.' },
  runNotGoing: { en: 'This run is not going on any more.', uk: 'Цей запуск уже не триває.' },
  runWaits: {
    en: 'The run has not begun yet: another one is computing.',
    uk: 'Запуск ще не почався: обчислюється інший.',
  },
  processorFaster: {
    en: 'The processor learns this network faster than the graphics card: {processor} examples a second against {card}. From the next run on it computes.',
    uk: 'Процесор навчає цю мережу швидше, ніж відеокарта: {processor} прикладів за секунду проти {card}. З наступного запуску рахуватиме він.',
  },
  historyNotKept: {
    en: 'The curves of this run cannot be written to disk: {reason}',
    uk: 'Криві цього запуску не вдається записати на диск: {reason}',
  },
  trainerNotStarted: {
    en: 'The trainer process could not be started.',
    uk: 'Процес навчання не вдалося запустити.',
  },
  trainerSilent: {
    en: 'It could not be measured: it took too few steps in three quarters of a minute.',
    uk: 'Виміряти не вдалося: за сорок п’ять секунд зроблено замало кроків.',
  },
  runWhileMeasuring: {
    en: 'Speeds are being measured; training can begin in about twenty seconds.',
    uk: 'Триває вимірювання швидкостей; навчання можна почати секунд за двадцять.',
  },
  measureWhileRunning: {
    en: 'Speeds can be measured when no run is going on: each would slow the other down.',
    uk: 'Швидкості можна міряти, коли немає запусків: вони сповільнюють одне одного.',
  },

  blockDamaged: {
    en: 'The file “{file}” in your folder of blocks is damaged, or of a newer Neuroloom. It was left as it is.',
    uk: 'Файл «{file}» у вашій теці блоків пошкоджено або створено новішою версією Neuroloom. Його не змінено.',
  },
  blockTooMany: {
    en: 'There may be at most {limit} blocks. Delete one first.',
    uk: 'Блоків може бути щонайбільше {limit}. Спершу видаліть якийсь.',
  },
  blockUnknown: { en: 'There is no such block any more.', uk: 'Такого блока вже немає.' },

  formatUnknown: { en: 'There is no format “{format}”.', uk: 'Немає формату «{format}».' },
  lossNotInKeras: {
    en: 'Keras has no loss or rule like “{nodes}”: the model computes the same, but is not taught by it there.',
    uk: 'У Keras немає таких втрат чи правила, як «{nodes}»: модель обчислює те саме, але за ними там не вчиться.',
  },
  rowWeightsLeftOut: {
    en: 'Weights of rows ({nodes}) are not in the file: give them to fit as sample_weight.',
    uk: 'Ваг рядків ({nodes}) у файлі немає: передайте їх у fit як sample_weight.',
  },
  optimizerLeftOut: {
    en: 'Keras has no optimizer like the one chosen ({type}): compile the model with another before you train it further.',
    uk: 'У Keras немає такого оптимізатора, як обраний ({type}): перш ніж навчати модель далі, скомпілюйте її з іншим.',
  },
  optimizerStateLeftOut: {
    en: 'What the optimizer remembers ({type}) is not in the file: training goes on there as if it had just begun.',
    uk: 'Того, що пам’ятає оптимізатор ({type}), у файлі немає: навчання там піде далі так, ніби щойно почалося.',
  },
  phasesLeftOut: {
    en: 'A Keras model has no phases of training: there, all losses are learned at once.',
    uk: 'Модель Keras не має фаз навчання: там усі втрати зменшують водночас.',
  },
  scheduleLeftOut: {
    en: 'The schedule of the learning rate is not in the file: the rate stays as it is set.',
    uk: 'Розкладу швидкості навчання у файлі немає: вона лишається такою, як задано.',
  },
  trainingLayersLeftOut: {
    en: 'TensorFlow.js has no layers like these, which act in training alone; there values pass them unchanged: {nodes}.',
    uk: 'TensorFlow.js не має таких шарів, що діють лише на навчанні; там значення проходять крізь них без змін: {nodes}.',
  },
  weightsAlone: {
    en: '{format} holds the weights alone: neither the layers nor how they are connected.',
    uk: '{format} містить лише ваги: ні шарів, ні зв’язків між ними.',
  },
  notExportable: {
    en: 'This network cannot be exported: “{node}” lacks a connection.',
    uk: 'Цю мережу не можна експортувати: «{node}» бракує зв’язку.',
  },
  notInKeras: {
    en: 'This network cannot be exported: Keras has no counterpart of “{node}” ({type}).',
    uk: 'Цю мережу не можна експортувати: у Keras немає відповідника вузла «{node}» ({type}).',
  },
  optimizerNotInKeras: {
    en: 'Keras has no optimizer like the one chosen ({type}). Choose another before you write the script.',
    uk: 'У Keras немає такого оптимізатора, як обраний ({type}). Перед експортом сценарію оберіть інший.',
  },
  layerNotInFormat: {
    en: '{format} cannot hold the layer “{name}” ({layer}) with these settings. Choose another format.',
    uk: '{format} не може вмістити шар «{name}» ({layer}) з такими налаштуваннями. Виберіть інший формат.',
  },
  operationNotInFormat: {
    en: 'This network cannot be exported: “{node}” computes with {operation}, for which {format} has nothing.',
    uk: 'Цю мережу не можна експортувати: «{node}» обчислює операцією {operation}, якої немає у {format}.',
  },
  tooLargeForFormat: {
    en: '{format} holds at most {most} MiB, and this network needs {size} MiB.',
    uk: '{format} вміщує щонайбільше {most} МіБ, а цій мережі потрібно {size} МіБ.',
  },
  dataNotExportable: {
    en: 'A script cannot carry the data set “{type}”.',
    uk: 'Сценарій не може містити набір даних «{type}».',
  },
  taughtByRule: {
    en: '“{node}” ({type}) teaches by a rule of its own, which this script, made for gradients, cannot carry.',
    uk: '«{node}» ({type}) навчає за власним правилом, а цей сценарій навчає лише за градієнтами.',
  },
  taughtByGradients: {
    en: '“{node}” ({type}) teaches by gradients, and NumPy scripts have none: use Python for Keras or PyTorch.',
    uk: '«{node}» ({type}) навчає за градієнтами, яких сценарії NumPy не мають: візьміть Python для Keras чи PyTorch.',
  },
  ruleNotWritten: {
    en: 'The rule of “{node}” ({type}) is not written in NumPy yet with these settings.',
    uk: 'Правило «{node}» ({type}) з такими налаштуваннями ще не записано для NumPy.',
  },
  drawnLate: {
    en: 'What is drawn at random at “{node}” depends on layers that learn, which a script cannot carry.',
    uk: 'Випадкове у вузлі «{node}» залежить від шарів, що навчаються, а такого сценарій не вміє.',
  },
  lossNotInFormat: {
    en: '{format} has no loss like “{name}” ({loss}) with these settings. Choose another before you write the script.',
    uk: 'У {format} немає таких втрат, як «{name}» ({loss}) з цими налаштуваннями. Перед експортом оберіть інші.',
  },
  optimizerNotInFormat: {
    en: '{format} has no optimizer like the one chosen ({type}). Choose another before you write the script.',
    uk: 'У {format} немає такого оптимізатора, як обраний ({type}). Перед експортом оберіть інший.',
  },
  turnStepsNotWritten: {
    en: 'A turn takes several batches in a round, which a script cannot carry. Let it take one.',
    uk: 'Хід бере кілька пакетів за раунд, а сценарій цього не вміє. Дайте йому один.',
  },
  metricNotWritten: {
    en: 'The metric {metric} is left out of the script.',
    uk: 'Метрику {metric} у сценарії пропущено.',
  },
  scheduleNotWritten: {
    en: 'The schedule {type} is left out of the script: the learning rate stays as it is.',
    uk: 'Розклад {type} у сценарії пропущено: швидкість навчання стала.',
  },
  constraintNotWritten: {
    en: 'The constraint on the weights of “{name}” is left out of the script.',
    uk: 'Обмеження ваг «{name}» у сценарії пропущено.',
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
} as const satisfies Readonly<Record<string, Localized>>
