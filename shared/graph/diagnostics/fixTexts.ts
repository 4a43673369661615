import type { Language, Localized } from '../../language'
import type { Fix } from '../diagnostic'
import { Wording } from './Wording'

type Label = (w: Wording) => string
const say = (en: Label | string, uk: Label | string): Localized<Label> => ({
  en: typeof en === 'string' ? () => en : en,
  uk: typeof uk === 'string' ? () => uk : uk,
})

/** Words on the buttons that mend a problem. */
export const fixTexts = {
  setParam: say(
    (w) => `Set ${w.param()} to ${w.setting()}`,
    (w) => `${w.param()}: ${w.setting()}`,
  ),
  removeParam: say(
    (w) => `Remove “${w.text('param')}”`,
    (w) => `Вилучити «${w.text('param')}»`,
  ),
  insert: say(
    (w) => (w.text('params') === '' ? `Insert ${w.item()}` : `Insert ${w.item()} ${w.text('params')}`),
    (w) => (w.text('params') === '' ? `Вставити «${w.item()}»` : `Вставити «${w.item()}» ${w.text('params')}`),
  ),
  insertDense: say(
    (w) => `Insert ${w.item()}: ${w.counted('units', 'unit', 'units')}${w.afterActivation()}`,
    (w) => `Вставити «${w.item()}»: ${w.counted('units', 'вузол', 'вузли', 'вузлів')}${w.afterActivation()}`,
  ),
  replaceType: say(
    (w) => `Replace with ${w.item()}`,
    (w) => `Замінити на «${w.item()}»`,
  ),
  connect: say(
    (w) => `Connect ${w.node()}${w.afterPort()}`,
    (w) => `Під’єднати «${w.node()}»${w.afterPort()}`,
  ),
  connectThrough: say(
    (w) => `Connect ${w.node()}${w.afterPort()} through ${w.item('through')} ${w.text('params')}`.trimEnd(),
    (w) => `Під’єднати «${w.node()}»${w.afterPort()} через «${w.item('through')}» ${w.text('params')}`.trimEnd(),
  ),
  connectTo: say(
    (w) => `Connect ${w.node('fromName', 'fromType')} to ${w.node()}${w.afterPort()}`,
    (w) => `Під’єднати «${w.node('fromName', 'fromType')}» до «${w.node()}»${w.afterPort()}`,
  ),
  usePort: say(
    (w) => `Use the port “${w.port()}”`,
    (w) => `Узяти порт «${w.port()}»`,
  ),
  removeEdge: say('Remove the connection', 'Вилучити зв’язок'),
  keepFirstEdge: say('Keep the first connection', 'Лишити перший зв’язок'),
  keepLastEdge: say('Keep the last connection', 'Лишити останній зв’язок'),
  swapEnds: say('Swap prediction and target', 'Поміняти місцями передбачення й ціль'),
  deleteNode: say(
    (w) => `Delete ${w.node()}`,
    (w) => `Видалити «${w.node()}»`,
  ),
  borrow: say(
    (w) => `Use the weights of ${w.node()}`,
    (w) => `Узяти ваги вузла «${w.node()}»`,
  ),
  unshare: say('Give it weights of its own', 'Дати йому власні ваги'),
  addLoss: say(
    (w) => `Add ${w.item()}`,
    (w) => `Додати «${w.item()}»`,
  ),
  addData: say(
    (w) => `Add data: ${w.item()}`,
    (w) => `Додати дані: «${w.item()}»`,
  ),
  unfreeze: say(
    (w) => `Unfreeze ${w.counted('count', 'layer', 'layers')}`,
    (w) => `Розморозити ${w.counted('count', 'шар', 'шари', 'шарів')}`,
  ),
  rename: say(
    (w) => `Rename to “${w.text('name')}”`,
    (w) => `Перейменувати на «${w.text('name')}»`,
  ),
  cleanGroup: say('Tidy the group', 'Упорядкувати групу'),
  useOptimizer: say(
    (w) => `Use ${w.item()}`,
    (w) => `Узяти ${w.item()}`,
  ),
  useSchedule: say(
    (w) => `Use the schedule “${w.item()}”`,
    (w) => `Узяти розклад «${w.item()}»`,
  ),
  resetSetting: say(
    (w) => `Set ${w.param()} back to the usual value`,
    (w) => `${w.param()}: повернути звичайне значення`,
  ),
  removeMetric: say(
    (w) => `Remove “${w.item('metric')}”`,
    (w) => `Вилучити «${w.item('metric')}»`,
  ),
  setSplit: say(
    (w) => `Validation ${w.percent('validation')}, test ${w.percent('test')}`,
    (w) => `Валідація ${w.percent('validation')}, тест ${w.percent('test')}`,
  ),
  setBatch: say(
    (w) => `Set the batch to ${w.number('batch')}`,
    (w) => `Пакет: ${w.number('batch')}`,
  ),
  keepOrder: say('Keep the rows in their order', 'Лишити рядки в їхньому порядку'),
  removeStopping: say('Turn early stopping off', 'Вимкнути ранню зупинку'),
  setPatience: say(
    (w) => `Set the patience to ${w.counted('patience', 'epoch', 'epochs')}`,
    (w) => `Терпіння: ${w.counted('patience', 'епоха', 'епохи', 'епох')}`,
  ),
  setAll: say(
    (w) => `Set ${w.counted('count', 'layer', 'layers')} to ${w.setting()}`,
    (w) => `${w.setting()} для ${w.counted('count', 'шару', 'шарів', 'шарів')}`,
  ),
  removeFromPhase: say('Take it out of the phase', 'Прибрати з фази'),
  removePhase: say(
    (w) => `Remove ${w.phase().replace(/^P/, 'p')}`,
    (w) => `Вилучити фазу ${w.number('phase')}`,
  ),
  trainAll: say('Train all nodes', 'Навчати всі вузли'),
  learnAll: say('Learn all losses', 'Зменшувати всі втрати'),
  ownPhaseId: say('Give it an id of its own', 'Дати їй власний ідентифікатор'),
  onePhaseEpoch: say('Set one epoch', 'Одна епоха'),
  singleSteps: say('One batch a turn', 'По одному пакету на хід'),
  addToPhase: say(
    (w) => `Train it in ${w.phase().replace(/^P/, 'p')}`,
    (w) => `Навчати у фазі ${w.number('phase')}`,
  ),
} as const

export type FixCode = keyof typeof fixTexts

const TAKING: readonly string[] = ['deleteNode', 'removeEdge', 'removePhase'] satisfies readonly FixCode[]

/** A fix that takes something of the person's network away is offered, never urged. */
export const takesAway = ({ code }: Pick<Fix, 'code'>): boolean => TAKING.includes(code)

/** The words on the button of a fix. */
export const describeFix = ({ code, values }: Pick<Fix, 'code' | 'values'>, language: Language): string =>
  Object.hasOwn(fixTexts, code) ? fixTexts[code as FixCode][language](new Wording(values, language)) : code
