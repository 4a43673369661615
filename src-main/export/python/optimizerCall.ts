import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { ItemChoice, TrainingSettings } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import { keywords, pythonClass } from './pythonValue'

/** What Keras's optimizers take when nothing is said. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Adam: { beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 },
  SGD: { momentum: 0, nesterov: false },
  AdamW: { beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 },
  Adamax: { beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 },
  Nadam: { beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7 },
  Adagrad: { initial_accumulator_value: 0.1, epsilon: 1e-7 },
  Adadelta: { rho: 0.95, epsilon: 1e-7 },
  RMSprop: { rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false },
}

interface OptimizerCall {
  /** The schedule as a call; absent: the rate stays. */
  readonly schedule?: string
  /** The optimizer as a call. `rate`: what it is given for a learning rate; absent: the schedule itself, or the number. */
  call(rate?: string): string
}

/** Steps of the whole stretch of training, and of an epoch. */
interface Stretch {
  readonly total: number
  readonly perEpoch: number
}

/** Rates as Python's floats: Keras takes no whole number for one. */
const withPoints = (argument: string): string =>
  argument.replace(/\b(\w*(?:rate|target|alpha|mul|power)=\d+)(?=[,)]|$)/g, '$1.0')

function scheduleOf(choice: ItemChoice, rate: number, stretch: Stretch): Result<string | undefined> {
  const item = catalog.schedules.get(choice.type)
  if (!item) return fail(problem('scheduleUnknown', `There is no schedule “${choice.type}”.`, { type: choice.type }))
  const called = item.keras(parseParams(item.params, choice.params).params, { rate, ...stretch })
  if (!called) return ok(undefined)
  const name = pythonClass({ className: called.className, module: 'optimizers.schedules' })
  return ok(`${name}(${keywords(called.config).map(withPoints).join(', ')})`)
}

/** An optimizer with its schedule in Keras's words. */
export function optimizerCall(
  { clip }: Pick<TrainingSettings, 'clip'>,
  { optimizer, schedule }: Pick<TrainingSettings, 'optimizer' | 'schedule'>,
  stretch: Stretch,
): Result<OptimizerCall> {
  const item = catalog.optimizers.get(optimizer.type)
  if (!item)
    return fail(problem('optimizerUnknown', `There is no optimizer “${optimizer.type}”.`, { type: optimizer.type }))
  const { params } = parseParams(item.params, optimizer.params)
  const rate = Number((params as Readonly<Record<string, unknown>>)['learningRate'])
  const scheduled = scheduleOf(schedule, rate, stretch)
  if (!scheduled.ok) return scheduled
  const keras = item.keras(params)
  if (!keras)
    return fail(
      problem('optimizerNotInKeras', `Keras has no optimizer like “${item.text.en.title}”.`, { type: optimizer.type }),
    )
  const { className, config: own } = keras
  const config = { ...own, ...(clip && { [clip.by === 'value' ? 'clipvalue' : 'global_clipnorm']: clip.limit }) }
  const defaults = DEFAULTS[className] ?? {}
  const rest = keywords(Object.fromEntries(Object.entries(config).filter(([key, value]) => value !== defaults[key])))
  const number = withPoints(`learning_rate=${rate}`).slice('learning_rate='.length)
  return ok({
    ...(scheduled.value !== undefined && { schedule: scheduled.value }),
    call: (given = scheduled.value ?? number) =>
      `keras.optimizers.${className}(${[`learning_rate=${given}`, ...rest].join(', ')})`,
  })
}
