import { ok } from '../../result'
import { defineLayer, ruledWeight, type ForwardArgs } from '../define/layer'
import { choice, int, type ParamsOf } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { decide, flatRows } from './_recall'
import { weightOf } from './_weightOf'

const params = {
  units: int(1, 4096, 8),
  direction: choice(['forward', 'backward'], 'forward'),
  steps: int(0, 100, 5),
} as const

/** What comes in and its partner, `[batch, n]` and `[batch, units]`, after so many ways there and back. */
interface Pair {
  readonly own: Tensor
  readonly partner: Tensor
}

/** The columns of a kernel by their largest possible sums, so that rounding is alike for all. */
const scaled = (tf: Tf, kernel: Tensor): Tensor => tf.div(kernel, tf.add(tf.sum(tf.abs(kernel), 0, true), 1e-30))

/** Pairs one after another, from what came in on; a first partner whose sum is 0 is +1. */
function pairsOf(tf: Tf, { x, w, p }: ForwardArgs<ParamsOf<typeof params>>): readonly Pair[] {
  const kernel = weightOf(w, 'kernel')
  const there = p.direction === 'forward' ? kernel : tf.transpose(kernel)
  const [to, back] = [scaled(tf, there), scaled(tf, tf.transpose(there))]
  const answer = (state: Tensor, through: Tensor, before?: Tensor): Tensor => {
    const sums = tf.matMul(state as never, through as never)
    return decide(tf, sums, before ?? tf.onesLike(sums), -1)
  }
  const first = flatRows(tf, x)
  const pairs: Pair[] = [{ own: first, partner: answer(first, to) }]
  for (let step = 0; step < p.steps; step++) {
    const { own, partner } = pairs.at(-1) as Pair
    const next = answer(partner, back, own)
    pairs.push({ own: next, partner: answer(next, to, partner) })
  }
  return pairs
}

/**
 * y ← sign(xW), x ← sign(yWᵀ) and again, kept where a sum is 0: all values of what comes in, `[n]`, and their partner `[units]` (B. Kosko
 * 1988). Backward a partner comes in and what it belongs to goes out, through the same kernel. Trained by rules alone.
 */
export default defineLayer({
  id: 'bam',
  category: 'classical',
  icon: '⇄',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }, { name: 'own' }],
  params,
  inferShape: (p, [x = []]) => ok({ output: [p.units], own: x }),
  weights: (p, [x = []]) => ({
    kernel: ruledWeight(p.direction === 'forward' ? [sizeOf(x), p.units] : [p.units, sizeOf(x)], 'zeros'),
  }),
  multiplyAdds: (p, [x = []]) => (2 * p.steps + 1) * p.units * sizeOf(x),
  forward: (tf, args) => {
    const { own, partner } = pairsOf(tf, args).at(-1) as Pair
    return { output: partner, own: tf.reshape(own, args.x.shape) }
  },
  inner: (tf, args) => {
    const kernel = weightOf(args.w, 'kernel')
    const there = args.p.direction === 'forward' ? kernel : tf.transpose(kernel)
    const pairs = pairsOf(tf, args)
    const energyOf = ({ own, partner }: Pair): Tensor =>
      tf.neg(tf.sum(tf.mul(tf.matMul(own as never, there as never), partner), 1))
    return {
      states: tf.stack(
        pairs.map(({ own, partner }) => tf.concat([own, partner], 1)),
        1,
      ),
      energy: tf.stack(pairs.map(energyOf), 1),
    }
  },
  givesActivation: 'sign',
  views: [{ kind: 'film', frames: 'states', level: 'energy' }],
  keras: () => null,
  summary: (p, name) => `${p.units} · ${name('direction')}`,
  example: {
    inputs: [[1, -1, 1, -1]],
    weights: {
      kernel: [
        [1, -1],
        [-1, 1],
        [1, -1],
        [-1, 1],
      ],
    },
  },
  text: {
    en: {
      title: 'Bidirectional associative memory',
      short: 'BAM',
      keywords: ['BAM', 'Kosko', 'heteroassociative', 'pairs', 'associative memory'],
      help: 'Remembers pairs: a pattern of −1 and +1 calls up its partner, the partner calls the pattern back, and so to and fro until both rest. A second memory that shares its weights and goes backward finds the pattern from the partner.',
      formula: 'y ← sign(xW), x ← sign(yW^{T})',
      params: {
        units: { title: 'Partner’s units', help: 'Number of values of what goes out.' },
        direction: {
          title: 'Direction',
          help: 'Forward the first of a pair comes in and the second goes out; backward it is the other way round.',
          options: { forward: 'forward', backward: 'backward' },
        },
        steps: { title: 'Steps', help: 'How often the partner goes back and forth; with 0 it is called up once.' },
      },
      ports: { input: 'Pattern', output: 'Partner', own: 'Pattern again' },
    },
    uk: {
      title: 'Двонапрямлена асоціативна пам’ять',
      short: 'ДАП',
      keywords: ['ДАП', 'Коско', 'гетероасоціативна', 'пари', 'асоціативна пам’ять', 'двоспрямована', 'BAM'],
      help: 'Пам’ятає пари: взірець із −1 та +1 викликає свого партнера, партнер — знову взірець, і так туди й назад, доки обидва не вщухнуть. Друга така пам’ять зі спільними вагами і зворотним напрямом знаходить взірець за партнером.',
      formula: 'y ← sign(xW), x ← sign(yW^{T})',
      params: {
        units: { title: 'Вузли партнера', help: 'Скільки значень на виході.' },
        direction: {
          title: 'Напрям',
          help: 'Уперед: входить перший із пари, виходить другий; назад — навпаки.',
          options: { forward: 'уперед', backward: 'назад' },
        },
        steps: { title: 'Кроки', help: 'Скільки разів іти туди й назад; за 0 партнера викликають лише раз.' },
      },
      ports: { input: 'Взірець', output: 'Партнер', own: 'Знову взірець' },
    },
  },
})
