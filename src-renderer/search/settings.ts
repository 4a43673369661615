import { catalog } from '@shared/catalog/catalog'
import type { ItemBase } from '@shared/catalog/define/item'
import type { ItemKind, ParamSpecs } from '@shared/catalog/define/params'
import { en } from '../i18n/en'
import { uk } from '../i18n/uk'
import { itemWords } from './itemWords'
import type { SearchWords } from './SearchWords'

/** What a person may look for among the nodes though it is set elsewhere: in the training settings, or as a parameter of layers. */
export interface Setting {
  readonly kind: 'setting'
  readonly id: string
  /** Key of its title. */
  readonly title: string
  /** Key of the words that say where it is. */
  readonly place: string
  /** The parameters that it is; absent: a training setting. */
  readonly param?: ItemKind
  readonly words: SearchWords
}

type Items = ReadonlyMap<string, ItemBase<ParamSpecs> & { readonly kind: string }>
type TrainingField = Exclude<keyof typeof en.drawer.training & keyof typeof uk.drawer.training, 'clipBy'>

const NO_ITEMS: Items = new Map()

function wordsOf(titles: readonly string[], names: readonly string[], items: Items): SearchWords {
  const ofItems = [...items.values()].map(itemWords).flatMap((words) => [...words.titles, ...words.names])
  return { titles, names: [...names, ...ofItems], prose: [] }
}

const inTraining = (field: TrainingField, names: readonly string[], items = NO_ITEMS): Setting => ({
  kind: 'setting',
  id: `setting:${field}`,
  title: `drawer.training.${field}`,
  place: 'canvas.settings.inTraining',
  words: wordsOf([en.drawer.training[field], uk.drawer.training[field]], names, items),
})

const inLayers = (
  param: 'initializer' | 'regularizer' | 'constraint',
  names: readonly string[],
  items: Items,
): Setting => ({
  kind: 'setting',
  id: `setting:${param}`,
  title: `canvas.settings.${param}`,
  place: 'canvas.settings.inLayers',
  param,
  words: wordsOf([en.canvas.settings[param], uk.canvas.settings[param]], names, items),
})

export const settings: readonly Setting[] = [
  inTraining(
    'optimizer',
    ['learning rate', 'швидкість навчання', 'темп навчання', 'крок навчання', 'optimiser'],
    catalog.optimizers,
  ),
  inTraining(
    'schedule',
    ['learning rate schedule', 'scheduler', 'розклад швидкості', 'планувальник', 'warm-up', 'розігрів', 'annealing'],
    catalog.schedules,
  ),
  inTraining('epochs', ['number of epochs', 'кількість епох']),
  inTraining('batchSize', ['mini-batch', 'batch', 'пакет', 'батч', 'розмір пакета']),
  inTraining('clip', ['gradient clipping', 'clipnorm', 'обрізання градієнта', 'вибух градієнта']),
  inTraining('validation', ['validation split', 'валідація', 'перевірна вибірка']),
  inTraining('test', ['test split', 'тестова вибірка']),
  inTraining('metrics', ['метрика', 'міра якості'], catalog.metrics),
  inTraining('stopping', ['patience', 'терпіння', 'рання зупинка']),
  inTraining('seed', ['random seed', 'зерно', 'сід']),
  inTraining('phases', ['pretraining', 'fine-tuning', 'freezing', 'донавчання', 'заморожування', 'попереднє навчання']),
  inLayers('initializer', ['initialization', 'weight initialization', 'ініціалізація'], catalog.initializers),
  inLayers('regularizer', ['regularization', 'penalty', 'регуляризація', 'штраф за ваги'], catalog.regularizers),
  inLayers('constraint', ['weight constraint', 'обмеження ваг'], catalog.constraints),
]
