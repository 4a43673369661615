import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { ItemChoice } from '@shared/graph/document'

interface Base {
  /** Steps of the whole stretch of training, and of an epoch. */
  readonly total: number
  readonly perEpoch: number
}
type Params = Readonly<Record<string, unknown>>
const num = (p: Params, name: string): number => Number(p[name])
const between = (final: number, cosine: string): string =>
  final === 0 ? cosine : `${final} + ${Number((1 - final).toPrecision(12))} * ${cosine}`

/** By catalog id: the rest of a function of `step` that gives the share of the learning rate. */
const SCHEDULES: Readonly<Record<string, (p: Params, base: Base) => readonly string[]>> = {
  cosineDecay: (p, { total }) => [
    `return ${between(num(p, 'final'), `0.5 * (1 + np.cos(np.pi * min(step / ${total}, 1)))`)}`,
  ],
  exponentialDecay: (p, { perEpoch }) => [`return ${num(p, 'rate')} ** (step / ${perEpoch})`],
  stepDecay: (p, { perEpoch }) => [`return ${num(p, 'factor')} ** (step // ${num(p, 'every') * perEpoch})`],
  polynomialDecay: (p, { total }) => {
    const power = num(p, 'power') === 1 ? '' : ` ** ${num(p, 'power')}`
    return [`return ${between(num(p, 'final'), `(1 - min(step / ${total}, 1))${power}`)}`]
  },
  oneCycle: (p, { total }) => {
    const up = Math.round(num(p, 'rise') * total)
    const first = num(p, 'first')
    const down = between(
      num(p, 'final'),
      `0.5 * (1 + np.cos(np.pi * min((step - ${up}) / ${Math.max(total - up, 1)}, 1)))`,
    )
    return up === 0
      ? [`return ${down}`]
      : [
          `if step < ${up}:`,
          `    return ${first} + ${Number((1 - first).toPrecision(12))} * step / ${up}`,
          `return ${down}`,
        ]
  },
  cosineRestarts: (p, { perEpoch }) => [
    `length, top = ${num(p, 'first') * perEpoch}, 1`,
    'while step >= length:',
    '    step -= length',
    `    length, top = ${num(p, 'lengthen')} * length, ${num(p, 'lower')} * top`,
    `return ${between(num(p, 'final'), 'top * 0.5 * (1 + np.cos(np.pi * step / length))')}`,
  ],
}

/**
 * A function in Python that gives the share of the learning rate at a step, a batch being one; `null`: the rate stays as it is, and
 * `undefined`: it cannot be told from the step alone.
 */
export function rateScript(choice: ItemChoice, base: Base, name: string): string | null | undefined {
  const item = catalog.schedules.get(choice.type)
  if (!item) return undefined
  const params = parseParams(item.params, choice.params).params as Params
  const steps = num(params, 'warmUp') > 0 ? num(params, 'warmUp') * base.perEpoch : 0
  if (choice.type === 'constant' && steps === 0) return null
  const write = choice.type === 'constant' ? () => ['return 1.0'] : SCHEDULES[choice.type]
  if (!write) return undefined
  const body = write(params, { ...base, total: Math.max(base.total - steps, 1) })
  const warm = steps === 0 ? [] : [`if step < ${steps}:`, `    return step / ${steps}`, `step -= ${steps}`]
  return [
    `def ${name}(step):`,
    '    """The share of the learning rate at a step; a step is one batch."""',
    ...[...warm, ...body].map((line) => `    ${line}`),
  ].join('\n')
}
