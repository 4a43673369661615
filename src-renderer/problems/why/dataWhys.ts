import type { WhyTexts } from './whyText'

/** Data, and what is put into a network by hand. */
export const dataWhys = {
  assetMissing: {
    en: 'A project names its data and does not carry them, so that it stays small. These files come with the studio’s own installation; “npm install” brings them back. Any other data set with the same shape can stand in.',
    uk: 'Проєкт лише називає дані, а не містить їх, тому й лишається малим. Ці файли входять до встановлення студії; їх поверне «npm install». Замість них може стати будь-який набір такої самої форми.',
  },
  assetCorrupt: {
    en: 'The files are checked before use: a picture that is shifted by a byte or a label of another picture would be learned without a murmur, and the network would be worse for no visible reason.',
    uk: 'Файли перевіряються перед використанням: зсунуте на байт зображення чи чужу мітку мережа мовчки вивчила б і стала б гіршою без видимої причини.',
  },
  assetTooShort: {
    en: (v) =>
      `Training and test part are cut from fixed places, ${v['needed']} rows in all; the files end after ${v['rows']}. They were probably cut off while they were copied: install the data set anew, or ask for fewer rows.`,
    uk: (v) =>
      `Навчальна й тестова частини беруться з визначених місць, разом це ${v['needed']} рядків, а у файлах їх ${v['rows']}. Найімовірніше, копіювання обірвалося: установіть набір наново або візьміть менше рядків.`,
  },
  datasetBroken: {
    en: (v) =>
      `Shapes are settled before anything runs, and weights are made for them: ${v['expected']} numbers at “${v['port']}”. With ${v['found']} the rows would slide into one another. The fault is in the data set, not in your network.`,
    uk: (v) =>
      `Форми визначено ще до запуску, і ваги зроблено під них: ${v['expected']} чисел на виході «${v['port']}». Якщо їх ${v['found']}, рядки з’їхали б один на одного. Помилка в наборі даних, а не у вашій мережі.`,
  },
  labelOutOfRange: {
    en: (v) =>
      `Classes are numbered from 0, so ${v['classes']} of them end at ${Number(v['classes']) - 1}. The network has no output for class ${v['label']}: the loss would look beyond the end of the row. Raise the number of classes or mend the label.`,
    uk: (v) =>
      `Класи нумеруються з 0, тож за ${v['classes']} класів останній має номер ${Number(v['classes']) - 1}. Для класу ${v['label']} мережа не має виходу: втрати шукали б його за кінцем рядка. Збільште кількість класів або виправте мітку.`,
  },
  rowsDiffer: {
    en: (v) =>
      `Rows are paired by number: the first features with the first labels, and so on. With ${v['first']} here and ${v['second']} there, some would have no partner. Give both as many rows.`,
    uk: (v) =>
      `Рядки поєднуються за номером: перші ознаки з першими мітками й так далі. Якщо тут їх ${v['first']}, а там ${v['second']}, комусь не дістанеться пари. Дайте обом однаково рядків.`,
  },
  partEmpty: {
    en: 'A fair measure needs rows that training has not seen; shares for validation and test are set aside in the training settings, and this share is 0. Raise it and train anew: rows cannot be taken out of what was learned already.',
    uk: 'Для чесної міри потрібні рядки, яких навчання не бачило; частки для валідації й тесту відкладаються в налаштуваннях навчання, і ця частка — 0. Збільште її й навчіть наново: з уже вивченого рядків не вилучити.',
  },
  inputMissing: {
    en: 'Every way into the network must bring a number, or what follows has nothing to add up. Fill in this input, or take a sample from the data.',
    uk: 'Кожен вхід мережі має принести число, інакше далі нічого додавати. Заповніть цей вхід або візьміть приклад із даних.',
  },
  inputSize: {
    en: (v) =>
      `The first layer has a weight for each of ${v['needed']} numbers. With ${v['found']} some weights would have nothing to multiply, or numbers no weight.`,
    uk: (v) =>
      `Перший шар має вагу для кожного числа, а їх ${v['needed']}. Якщо чисел ${v['found']}, то або вагам нема що множити, або числам бракує ваг.`,
  },
  inputRows: {
    en: (v) =>
      `Rows of several inputs belong together by number, and each makes one answer: ${v['needed']} rows in one input need ${v['needed']} in the others.`,
    uk: (v) =>
      `Рядки кількох входів поєднуються за номером, і кожна пара дає одну відповідь: якщо в одному вході рядків ${v['needed']}, то й в інших має бути ${v['needed']}.`,
  },
} as const satisfies WhyTexts
