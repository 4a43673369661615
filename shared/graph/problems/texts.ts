import type { Localized } from '../../language'
import { plural } from '../../plural'

type Values = Readonly<Record<string, string | number>>
type Words = Localized<(v: Values) => string>

const say = (en: Words['en'], uk: Words['uk']): Words => ({ en, uk })

/** Why a document could not be read, an edit not be applied, or a gesture not be carried out: one sentence in each language. */
export const graphProblemTexts = {
  documentTooLarge: say(
    (v) => `The file is ${v['megabytes']} MB; a project may have at most ${v['limit']} MB.`,
    (v) => `Файл має ${v['megabytes']} МБ, а проєкт може мати щонайбільше ${v['limit']} МБ.`,
  ),
  documentEmpty: say(
    () => 'The file is empty.',
    () => 'Файл порожній.',
  ),
  documentSyntax: say(
    (v) => `The file is damaged: line ${v['line']}, column ${v['column']} is not valid JSON.`,
    (v) => `Файл пошкоджено: рядок ${v['line']}, позиція ${v['column']} — це не JSON.`,
  ),
  documentNotNeuroloom: say(
    () => 'This is not a Neuroloom project.',
    () => 'Це не проєкт Neuroloom.',
  ),
  documentIsClip: say(
    () => 'This is a copied part of a network, not a project: paste it on the canvas instead.',
    () => 'Це скопійована частина мережі, а не проєкт: вставте її на полотно.',
  ),
  documentTooDeep: say(
    (v) => `The file nests values more than ${v['limit']} levels deep.`,
    (v) =>
      `Вкладеність значень у файлі глибша за ${v['limit']} ${plural('uk', Number(v['limit']), 'рівень', 'рівні', 'рівнів')}.`,
  ),
  documentTooMany: say(
    (v) => `The file holds more than ${v['limit']} values.`,
    (v) => `У файлі понад ${v['limit']} значень.`,
  ),
  documentBadValue: say(
    (v) => `The value at ${v['path']} cannot be stored in a project.`,
    (v) => `Значення в ${v['path']} не можна зберігати в проєкті.`,
  ),
  documentInvalid: say(
    (v) => `The file is not a valid project: ${v['path']} is missing or has a wrong value.`,
    (v) => `Файл не є правильним проєктом: ${v['path']} бракує або має хибне значення.`,
  ),
  documentBadId: say(
    (v) => `“${v['id']}” cannot be used as an id.`,
    (v) => `«${v['id']}» не може бути ідентифікатором.`,
  ),
  documentTooNew: say(
    (v) => `The project was made by a newer Neuroloom (format ${v['version']}; this one reads up to ${v['known']}).`,
    (v) => `Проєкт створено новішою версією Neuroloom (формат ${v['version']}, а ця читає до ${v['known']}).`,
  ),
  openedNewer: say(
    (v) => `The project is of a newer format (${v['version']}): it opens for reading, and nothing in it is lost.`,
    (v) => `Проєкт має новіший формат (${v['version']}): його відкрито для перегляду, нічого не втрачено.`,
  ),
  repairedKeys: say(
    (v) => `${v['count']} forbidden ${plural('en', Number(v['count']), 'key', 'keys')} left out.`,
    (v) =>
      `Вилучено ${v['count']} ${plural('uk', Number(v['count']), 'заборонений ключ', 'заборонені ключі', 'заборонених ключів')}.`,
  ),
  repairedIds: say(
    (v) =>
      `${v['count']} ${plural('en', Number(v['count']), 'id was', 'ids were')} used twice and got a new one, first “${v['id']}”.`,
    (v) =>
      `${v['count']} ${plural('uk', Number(v['count']), 'повторений ідентифікатор замінено', 'повторені ідентифікатори замінено', 'повторених ідентифікаторів замінено')}, перший — «${v['id']}».`,
  ),
  repairedEdges: say(
    (v) =>
      `${v['count']} ${plural('en', Number(v['count']), 'connection led', 'connections led')} to no node and ${plural('en', Number(v['count']), 'was', 'were')} left out, first to “${v['node']}”.`,
    (v) =>
      `${v['count']} ${plural('uk', Number(v['count']), 'зв’язок вів', 'зв’язки вели', 'зв’язків вели')} в нікуди, їх вилучено; перший — до «${v['node']}».`,
  ),
  repairedBlocks: say(
    (v) =>
      `${v['count']} ${plural('en', Number(v['count']), 'group has', 'groups have')} lost a damaged block and ${plural('en', Number(v['count']), 'is an ordinary group', 'are ordinary groups')} now.`,
    (v) =>
      `${v['count']} ${plural('uk', Number(v['count']), 'група втратила пошкоджений блок і стала звичайною', 'групи втратили пошкоджені блоки і стали звичайними', 'груп втратили пошкоджені блоки і стали звичайними')}.`,
  ),
  editMissing: say(
    (v) => `There is no “${v['id']}” any more.`,
    (v) => `«${v['id']}» уже немає.`,
  ),
  editDuplicate: say(
    (v) => `“${v['id']}” is there already.`,
    (v) => `«${v['id']}» уже є.`,
  ),
  editIndex: say(
    (v) => `There is no place ${v['index']} in the list.`,
    (v) => `У списку немає місця ${v['index']}.`,
  ),
  editNowhere: say(
    (v) => `A connection needs both nodes; “${v['id']}” is missing.`,
    (v) => `Зв’язок потребує обох вузлів, а «${v['id']}» немає.`,
  ),
  editConnected: say(
    (v) => `“${v['id']}” is still connected.`,
    (v) => `«${v['id']}» ще під’єднано.`,
  ),
  editChangesId: say(
    (v) => `The id of “${v['id']}” cannot be changed.`,
    (v) => `Ідентифікатор «${v['id']}» змінити не можна.`,
  ),
  editInvalid: say(
    (v) => `The value of ${v['path']} is not allowed.`,
    (v) => `Значення ${v['path']} недопустиме.`,
  ),
  connectSelf: say(
    () => 'A node cannot feed itself.',
    () => 'Вузол не може живити сам себе.',
  ),
  connectCycle: say(
    () => 'This would close a loop; a network is trained without loops.',
    () => 'Утворився б цикл, а мережа навчається без циклів.',
  ),
  connectNoPort: say(
    (v) => `There is no port “${v['port']}” on this node.`,
    (v) => `Цей вузол не має порту «${v['port']}».`,
  ),
  connectTwice: say(
    () => 'These ports are connected already.',
    () => 'Ці порти вже з’єднано.',
  ),
  shareSelf: say(
    () => 'A node cannot share weights with itself.',
    () => 'Вузол не може ділити ваги сам із собою.',
  ),
  shareTypes: say(
    () => 'Only nodes of one type can share weights.',
    () => 'Спільні ваги можуть мати лише вузли одного типу.',
  ),
  clipNot: say(
    () => 'The clipboard holds no part of a network.',
    () => 'У буфері обміну немає частини мережі.',
  ),
  clipTooLarge: say(
    (v) => `The clipboard holds more than ${v['limit']} nodes, connections, groups and notes.`,
    (v) => `У буфері обміну понад ${v['limit']} вузлів, зв’язків, груп і нотаток.`,
  ),
} as const satisfies Readonly<Record<string, Words>>

export type ProblemCode = keyof typeof graphProblemTexts
