import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { ItemChoice } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import type { Params } from '../script/ScriptModel'

const num = (p: Params, name: string): number => Number(p[name])

/** Arguments after the learning rate up to the last that is not what TensorFlow.js takes by itself. */
function differing(given: readonly (readonly [value: number | boolean, usual: unknown])[]): string {
  const last = given.map(([value, usual]) => value !== usual).lastIndexOf(true)
  return given
    .slice(0, last + 1)
    .map(([value]) => `, ${value}`)
    .join('')
}

/** By catalog id: factory and arguments after the learning rate. */
const OPTIMIZERS: Readonly<Record<string, (p: Params) => readonly [string, string]>> = {
  sgd: () => ['sgd', ''],
  momentum: (p) => ['momentum', `, ${num(p, 'momentum')}${p['nesterov'] === true ? ', true' : ''}`],
  adam: (p) => [
    'adam',
    differing([
      [num(p, 'beta1'), 0.9],
      [num(p, 'beta2'), 0.999],
      [num(p, 'epsilon'), 1e-7],
    ]),
  ],
  adamax: (p) => [
    'adamax',
    differing([
      [num(p, 'beta1'), 0.9],
      [num(p, 'beta2'), 0.999],
      [num(p, 'epsilon'), 1e-7],
    ]),
  ],
  adagrad: (p) => ['adagrad', differing([[num(p, 'initialAccumulatorValue'), 0.1]])],
  adadelta: (p) => ['adadelta', `, ${num(p, 'rho')}, ${num(p, 'epsilon')}`],
  rmsprop: (p) => [
    'rmsprop',
    differing([
      [num(p, 'rho'), 0.9],
      [num(p, 'momentum'), 0],
      [num(p, 'epsilon'), 1e-7],
      [p['centered'] === true, false],
    ]),
  ],
}

export interface TsOptimizer {
  /** What makes it. */
  readonly code: string
  readonly learningRate: number
}

/** A chosen optimizer of TensorFlow.js. */
export function tsOptimizer(choice: ItemChoice): Result<TsOptimizer> {
  const item = catalog.optimizers.get(choice.type)
  const write = OPTIMIZERS[choice.type]
  if (!item || !write)
    return fail(
      problem('optimizerNotInFormat', `TensorFlow.js has no optimizer like “${item?.text.en.title ?? choice.type}”.`, {
        type: choice.type,
        format: 'TensorFlow.js',
      }),
    )
  const params = parseParams(item.params, choice.params).params as Params
  const [name, rest] = write(params)
  const learningRate = num(params, 'learningRate')
  return ok({ code: `tf.train.${name}(${learningRate}${rest})`, learningRate })
}
