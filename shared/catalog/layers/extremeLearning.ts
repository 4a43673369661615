import { defineLayer, passesMask, statistic } from '../define/layer'
import { activation, float, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import { throughKernel, withLast } from './_lastAxis'
import { within } from './_reservoir'
import { weightOf } from './_weightOf'

/** y = φ(xW + b) with W and b as they were drawn, on the last axis: `[..., inputs]` to `[..., units]` (G.-B. Huang and others, 2006). */
export default defineLayer({
  id: 'extremeLearning',
  category: 'classical',
  icon: '∿',
  perMoment: true,
  masking: passesMask,
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {
    units: int(1, 4096, 100),
    activation: activation('sigmoid'),
    inputScaling: float(0, 100, 1),
    biasScaling: float(0, 100, 1),
  },
  inferShape: (p, [x = []]) => withLast(x, p.units),
  weights: (p, [x = []]) => ({
    kernel: statistic([x.at(-1) ?? 1, p.units], within(p.inputScaling)),
    bias: statistic([p.units], within(p.biasScaling)),
  }),
  multiplyAdds: (_p, [x = []], output) => sizeOf(output) * (x.at(-1) ?? 0),
  forward: (tf, args) => throughKernel(tf, args, weightOf(args.w, 'kernel')),
  keras: () => null,
  summary: (p, name) => `${p.units} · ${name('activation')}`,
  text: {
    en: {
      title: 'Random features',
      keywords: ['ELM', 'extreme learning machine', 'random hidden layer', 'Huang', 'random projection'],
      help: 'The hidden layer of an extreme learning machine: weights are drawn once and never trained. A readout fitted to it by least squares learns in one step what a trained layer learns in many; it takes more units for the same.',
      formula: 'y = φ(xW + b), W ~ U(−s, s)',
      params: {
        units: { title: 'Units', help: 'Number of random features; the more, the finer the readout can be.' },
        activation: { title: 'Activation', help: 'Function of each random sum; without one the machine stays linear.' },
        inputScaling: {
          title: 'Input scaling',
          help: 'Weights are uniform within ± this: large ones make the features steep.',
        },
        biasScaling: {
          title: 'Bias scaling',
          help: 'Biases are uniform within ± this: they shift the features over the data.',
        },
      },
    },
    uk: {
      title: 'Випадкові ознаки',
      short: 'Випадк. ознаки',
      keywords: ['ELM', 'машина екстремального навчання', 'екстремальне навчання', 'випадковий прихований шар', 'Хуан'],
      help: 'Прихований шар машини екстремального навчання: ваги обирають випадково один раз і не навчають. Зчитувач, знайдений найменшими квадратами, за один крок вивчає те, на що навченому шару треба багато; вузлів для цього потрібно більше.',
      formula: 'y = φ(xW + b), W ~ U(−s, s)',
      params: {
        units: { title: 'Вузли', help: 'Кількість випадкових ознак; що їх більше, то тоншим буде зчитувач.' },
        activation: {
          title: 'Активація',
          help: 'Функція від кожної випадкової суми; без неї машина лишається лінійною.',
        },
        inputScaling: {
          title: 'Масштаб входу',
          help: 'Ваги рівномірні в межах ± цього числа: великі роблять ознаки крутими.',
        },
        biasScaling: {
          title: 'Масштаб зсуву',
          help: 'Зсуви рівномірні в межах ± цього числа: вони розносять ознаки по даних.',
        },
      },
    },
  },
})
