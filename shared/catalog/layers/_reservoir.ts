import { fail, ok, type Result } from '../../result'
import type { ItemProblem } from '../define/item'
import { statistic, type Masking, type WeightSpec } from '../define/layer'
import { bool, float, int, type ItemValue, type ParamsOf } from '../define/params'
import type { Shape } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { sequenceShape } from './_sequence'

/** Parameters of layers that hold a reservoir: random units that hear one another and that nobody trains. */
export const reservoirParams = {
  units: int(1, 2000, 200),
  spectralRadius: float(0, 10, 0.9),
  density: float(0, 1, 0.1),
  inputScaling: float(0, 100, 1),
  biasScaling: float(0, 100, 0.5),
  returnSequences: bool(true),
  washout: int(0, 10_000, 0),
}
type Params = ParamsOf<typeof reservoirParams>

/** Uniform in ±`reach`, an initializer. */
export const within = (reach: number): ItemValue =>
  reach === 0 ? 'zeros' : { type: 'randomUniform', params: { minval: -reach, maxval: reach } }

/** Connections from the inputs, among the units, and a bias; all stay as they were made. */
export const reservoirWeights = (p: Params, [, features = 1]: Shape): Readonly<Record<string, WeightSpec>> => ({
  kernel: statistic([features, p.units], within(p.inputScaling)),
  recurrent_kernel: statistic([p.units, p.units], {
    type: 'reservoir',
    params: { spectralRadius: p.spectralRadius, density: p.density },
  }),
  bias: statistic([p.units], within(p.biasScaling)),
})

/** `[time, features]` to `[time − washout, units]`, or to `[units]` where only the last state is given. */
export function inferReservoir(p: Params, [x = []]: readonly Shape[]): Result<Shape, ItemProblem> {
  const sequence = sequenceShape(x)
  if (!sequence.ok) return sequence
  const [time] = sequence.value
  if (!p.returnSequences) return ok([p.units])
  if (p.washout < time) return ok([time - p.washout, p.units])
  return fail({
    code: 'washoutTooLong',
    param: 'washout',
    values: { washout: p.washout, time },
    fixes: [{ kind: 'setParam', on: 'self', param: 'washout', value: Math.floor(time / 2) }],
  })
}

export const reservoirCost = (p: Params, [[time = 0, features = 0] = []]: readonly Shape[]): number =>
  time * (features + p.units) * p.units

interface Given {
  readonly returnSequences: boolean
  readonly washout: number
}

/** `[batch, time, …]` without the moments of the washout. */
export function afterWashout(tf: Tf, p: Pick<Given, 'washout'>, x: Tensor): Tensor {
  if (p.washout === 0) return x
  const [batch = 1, time = 1, ...rest] = x.shape
  return tf.slice(x, [0, p.washout, ...rest.map(() => 0)], [batch, time - p.washout, ...rest])
}

/** Padding keeps the state as it was; of a whole sequence it is where it was. */
export const reservoirMasking: Masking<Given> = {
  gives: (p, [input]) => p.returnSequences && input?.padded === true,
  mask: (tf, { p, masks: [mask] = [] }) => {
    if (!mask) throw new Error('There is no mask')
    return afterWashout(tf, p, mask)
  },
}

export const reservoirTexts = {
  en: {
    units: {
      title: 'Units',
      help: 'Number of units in the reservoir; a readout of that many weights is fitted to it.',
    },
    spectralRadius: {
      title: 'Spectral radius ρ',
      help: 'Modulus of the largest eigenvalue of the connections: how slowly the past fades.',
    },
    density: { title: 'Density', help: 'Share of the units that each unit hears; it hears at least one.' },
    inputScaling: {
      title: 'Input scaling',
      help: 'Weights of the inputs are uniform within ± this: how strongly the input drives the units.',
    },
    biasScaling: {
      title: 'Bias scaling',
      help: 'Biases are uniform within ± this, so that units work at different places of their curve.',
    },
    returnSequences: {
      title: 'Whole sequence',
      help: 'Gives the state after each moment instead of the last one only.',
    },
    washout: {
      title: 'Washout',
      help: 'First moments whose states are not given: until then the reservoir still remembers its start from zero.',
    },
  },
  uk: {
    units: {
      title: 'Вузли',
      help: 'Кількість вузлів резервуара; стільки ж ваг має зчитувач, який до нього підганяють.',
    },
    spectralRadius: {
      title: 'Спектральний радіус ρ',
      help: 'Модуль найбільшого власного числа зв’язків: наскільки повільно згасає минуле.',
    },
    density: { title: 'Щільність', help: 'Частка вузлів, які чує кожен вузол; принаймні один він чує завжди.' },
    inputScaling: {
      title: 'Масштаб входу',
      help: 'Ваги входів рівномірні в межах ± цього числа: наскільки сильно вхід рухає вузли.',
    },
    biasScaling: {
      title: 'Масштаб зсуву',
      help: 'Зсуви рівномірні в межах ± цього числа, щоб вузли працювали на різних ділянках своєї кривої.',
    },
    returnSequences: {
      title: 'Уся послідовність',
      help: 'Дає стан після кожного моменту, а не лише останній.',
    },
    washout: {
      title: 'Розгін',
      help: 'Перші моменти, стани яких не видаються: доти резервуар ще пам’ятає, що почав з нуля.',
    },
  },
} as const
