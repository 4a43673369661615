import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import type { ItemChoice } from '@shared/graph/document'

export interface RateBase {
  /** Steps of the whole stretch of training, and of an epoch. */
  readonly total: number
  readonly perEpoch: number
}

/** How a language writes what the rates are made of. */
export interface RateWords {
  readonly pi: string
  cos(angle: string): string
  min(first: string, second: string): string
  /** The whole part of a quotient. */
  whole(over: string, under: string): string
  /** The rest of the function where something holds. */
  when(condition: string, value: string): readonly string[]
  /** `step` counted from the last restart, and how long and how high the stretch is: `length` and `top`. */
  restarts(length: number, lengthen: number, lower: number): readonly string[]
}

type Params = Readonly<Record<string, unknown>>
const num = (p: Params, name: string): number => Number(p[name])
const between = (final: number, share: string): string =>
  final === 0 ? share : `${final} + ${Number((1 - final).toPrecision(12))} * ${share}`
const cosine = ({ cos, pi }: RateWords, along: string): string => `0.5 * (1 + ${cos(`${pi} * ${along}`)})`

type Write = (p: Params, base: RateBase, words: RateWords) => readonly string[]

/** By catalog id: the rest of a function of `step` that gives the share of the learning rate. */
const SCHEDULES: Readonly<Record<string, Write>> = {
  cosineDecay: (p, { total }, words) => [
    `return ${between(num(p, 'final'), cosine(words, words.min(`step / ${total}`, '1')))}`,
  ],
  exponentialDecay: (p, { perEpoch }) => [`return ${num(p, 'rate')} ** (step / ${perEpoch})`],
  stepDecay: (p, { perEpoch }, { whole }) => [
    `return ${num(p, 'factor')} ** ${whole('step', String(num(p, 'every') * perEpoch))}`,
  ],
  polynomialDecay: (p, { total }, { min }) => {
    const power = num(p, 'power') === 1 ? '' : ` ** ${num(p, 'power')}`
    const left = `1 - ${min(`step / ${total}`, '1')}`
    const whole = power === '' && num(p, 'final') === 0 ? left : `(${left})${power}`
    return [`return ${between(num(p, 'final'), whole)}`]
  },
  oneCycle: (p, { total }, words) => {
    const up = Math.round(num(p, 'rise') * total)
    const first = num(p, 'first')
    const along = words.min(`(step - ${up}) / ${Math.max(total - up, 1)}`, '1')
    const down = `return ${between(num(p, 'final'), cosine(words, along))}`
    const rise = `${first} + ${Number((1 - first).toPrecision(12))} * step / ${up}`
    return up === 0 ? [down] : [...words.when(`step < ${up}`, rise), down]
  },
  cosineRestarts: (p, { perEpoch }, words) => [
    ...words.restarts(num(p, 'first') * perEpoch, num(p, 'lengthen'), num(p, 'lower')),
    `return ${between(num(p, 'final'), `top * ${cosine(words, 'step / length')}`)}`,
  ],
}

/**
 * The rest of a function that gives the share of the learning rate at `step`, a batch being one; `null`: the rate stays as it is, and
 * `undefined`: it cannot be told from the step alone.
 */
export function rateLines(choice: ItemChoice, base: RateBase, words: RateWords): readonly string[] | null | undefined {
  const item = catalog.schedules.get(choice.type)
  if (!item) return undefined
  const params = parseParams(item.params, choice.params).params as Params
  const steps = num(params, 'warmUp') > 0 ? num(params, 'warmUp') * base.perEpoch : 0
  if (choice.type === 'constant' && steps === 0) return null
  const write: Write | undefined = choice.type === 'constant' ? () => ['return 1.0'] : SCHEDULES[choice.type]
  if (!write) return undefined
  const body = write(params, { ...base, total: Math.max(base.total - steps, 1) }, words)
  return steps === 0 ? body : [...words.when(`step < ${steps}`, `step / ${steps}`), `step -= ${steps}`, ...body]
}
