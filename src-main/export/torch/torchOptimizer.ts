import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { ItemChoice } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import type { Params } from '../script/ScriptModel'

const num = (p: Params, name: string): number => Number(p[name])
/** Arguments whose value is not the one that PyTorch takes by itself. */
const differing = (
  given: Readonly<Record<string, readonly [value: number | string | boolean, usual: unknown]>>,
): string =>
  Object.entries(given)
    .filter(([, [value, usual]]) => value !== usual)
    .map(([name, [value]]) => `, ${name}=${typeof value === 'boolean' ? (value ? 'True' : 'False') : value}`)
    .join('')

const betas = (p: Params): string =>
  p['beta1'] === 0.9 && p['beta2'] === 0.999 ? '' : `, betas=(${num(p, 'beta1')}, ${num(p, 'beta2')})`
const eps = (p: Params): string => differing({ eps: [num(p, 'epsilon'), 1e-8] })

/** By catalog id: class and arguments after the learning rate. */
const OPTIMIZERS: Readonly<Record<string, (p: Params) => readonly [string, string]>> = {
  sgd: () => ['SGD', ''],
  momentum: (p) => ['SGD', differing({ momentum: [num(p, 'momentum'), 0], nesterov: [p['nesterov'] === true, false] })],
  adam: (p) => ['Adam', betas(p) + eps(p)],
  adamw: (p) => ['AdamW', betas(p) + eps(p) + differing({ weight_decay: [num(p, 'weightDecay'), 0.01] })],
  nadam: (p) => ['NAdam', betas(p) + eps(p)],
  adamax: (p) => ['Adamax', betas(p) + eps(p)],
  adagrad: (p) => [
    'Adagrad',
    differing({ initial_accumulator_value: [num(p, 'initialAccumulatorValue'), 0], eps: [num(p, 'epsilon'), 1e-10] }),
  ],
  adadelta: (p) => ['Adadelta', differing({ rho: [num(p, 'rho'), 0.9], eps: [num(p, 'epsilon'), 1e-6] })],
  rmsprop: (p) => [
    'RMSprop',
    differing({
      alpha: [num(p, 'rho'), 0.99],
      momentum: [num(p, 'momentum'), 0],
      centered: [p['centered'] === true, false],
    }) + eps(p),
  ],
  rprop: (p) => [
    'Rprop',
    differing({
      etas: [`(${num(p, 'decrease')}, ${num(p, 'increase')})`, '(0.5, 1.2)'],
      step_sizes: [`(${num(p, 'least')}, ${num(p, 'most')})`, '(1e-06, 50)'],
    }),
  ],
}

/** An optimizer of these parameters of the model. */
export function torchOptimizer(choice: ItemChoice, parameters: string): Result<string> {
  const item = catalog.optimizers.get(choice.type)
  const write = OPTIMIZERS[choice.type]
  if (!item || !write)
    return fail(
      problem('optimizerNotInFormat', `PyTorch has no optimizer like “${item?.text.en.title ?? choice.type}”.`, {
        type: choice.type,
        format: 'PyTorch',
      }),
    )
  const { params } = parseParams(item.params, choice.params)
  const [name, rest] = write(params as Params)
  return ok(`torch.optim.${name}(${parameters}, lr=${num(params as Params, 'learningRate')}${rest})`)
}
