import { ok } from '../../result'
import { defineLayer } from '../define/layer'
import { bool, choice, float, int } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { keptShares } from './_noiseSchedule'

/** A number for each row, shaped so that it stretches over the sample: `[rows, 1, …]`. */
const perRow = (tf: Tf, values: Tensor, x: Tensor): Tensor =>
  tf.reshape(values, [x.shape[0] ?? 1, ...x.shape.slice(1).map(() => 1)])

/** ᾱ at step `t` (1 … T; 0 gives 1), a scalar. */
const keptAt = (tf: Tf, shares: Tensor, t: number): Tensor =>
  t === 0 ? tf.scalar(1) : tf.reshape(tf.slice(shares, [t - 1], [1]), [])

/**
 * x_t = √ᾱ_t x + √(1 − ᾱ_t) ε with t drawn evenly from 1 … T and ε ~ N(0, 1), new for every row; `time` is t / T. Making new things goes the
 * way back from pure noise, step by step (Song, Meng, Ermon, 2021: `eta` 1 is the sampler of Ho, Jain and Abbeel, 2020, and 0 draws nothing on the way).
 */
export default defineLayer({
  id: 'diffusion',
  category: 'core',
  icon: 'xₜ',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'noisy' }, { name: 'time' }, { name: 'noise' }],
  params: {
    steps: int(2, 1000, 100),
    schedule: choice(['linear', 'cosine'], 'cosine'),
    eta: float(0, 1, 1),
    clip: bool(false),
  },
  inferShape: (_p, [x = []]) => ok({ noisy: x, time: [1], noise: x }),
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => 2 * sizeOf(output),
  forward: (tf, { x, p, ctx }) => {
    const at = ctx.draw.int([ctx.rows], p.steps)
    const kept = perRow(tf, tf.gather(keptShares(tf, p), at as never), x)
    const noise = ctx.draw.normal(x.shape)
    const noisy = tf.add(tf.mul(tf.sqrt(kept), x), tf.mul(tf.sqrt(tf.sub(1, kept)), noise))
    return { noisy, time: tf.div(tf.cast(tf.reshape(tf.add(at, 1), [-1, 1]), 'float32'), p.steps), noise }
  },
  generate: {
    begin: (tf, { rows, draw, shapes }) => {
      const noisy = draw.normal([rows, ...(shapes['noisy'] ?? [])])
      return { noisy, time: tf.ones([rows, 1]), noise: tf.zerosLike(noisy) }
    },
    next: {
      steps: (p) => p.steps,
      most: (p) => p.steps,
      values: (tf, { p, before, answer, step, steps, draw }) => {
        const x = before['noisy'] as Tensor
        const at = (pass: number): number => Math.round((p.steps * (steps - pass)) / steps)
        const [from, to] = [at(step - 1), at(step)]
        const shares = keptShares(tf, p)
        const [now, then] = [keptAt(tf, shares, from), keptAt(tf, shares, to)]
        const raw = tf.div(tf.sub(x, tf.mul(tf.sqrt(tf.sub(1, now)), answer)), tf.sqrt(now))
        const clean = p.clip ? tf.clipByValue(raw, -1, 1) : raw
        // What was clipped cannot have been noise.
        const noise = p.clip ? tf.div(tf.sub(x, tf.mul(tf.sqrt(now), clean)), tf.sqrt(tf.sub(1, now))) : answer
        const variance = tf.mul(tf.div(tf.sub(1, then), tf.sub(1, now)), tf.sub(1, tf.div(now, then)))
        const spread = tf.mul(p.eta ** 2, variance)
        const along = tf.mul(tf.sqrt(tf.maximum(tf.sub(tf.sub(1, then), spread), 0)), noise)
        const drift = tf.add(tf.mul(tf.sqrt(then), clean), along)
        const noisy = to === 0 ? clean : tf.add(drift, tf.mul(tf.sqrt(spread), draw.normal(x.shape)))
        return { noisy, time: tf.fill([x.shape[0] ?? 1, 1], to / p.steps), noise: tf.zerosLike(noisy) }
      },
    },
  },
  keras: () => null,
  summary: (p, name) => `T = ${p.steps} · ${name('schedule')}`,
  related: ['timeEmbedding', 'noisePrediction', 'blocks/unetStage'],
  text: {
    en: {
      title: 'Diffusion',
      keywords: ['DDPM', 'forward diffusion', 'noising'],
      help: 'Mixes every sample with noise, as far as a random step t goes, and tells the noisy sample, the time t/T and the noise itself. A network learns to guess the noise from the noisy sample and the time; from pure noise it then makes new samples step by step, as the node Samples behind its guess shows.',
      formula: 'x_{t} = √ᾱ_{t} x + √(1 − ᾱ_{t}) ε',
      params: {
        steps: { title: 'Steps', help: 'T: in how many steps data turn into noise.' },
        schedule: {
          title: 'Schedule',
          help: 'How fast the noise comes: linear loses the data early, cosine keeps them longer.',
          options: { linear: 'linear', cosine: 'cosine' },
        },
        eta: {
          title: 'Randomness η',
          help: 'On the way back from noise: 1 adds fresh noise at every step (DDPM), 0 none (DDIM), which allows few steps.',
        },
        clip: {
          title: 'Clip',
          help: 'Keeps the guessed clean sample within −1 and 1 at every step back: for pictures.',
        },
      },
      ports: { noisy: 'Noisy xₜ', time: 'Time t/T', noise: 'Noise ε' },
    },
    uk: {
      title: 'Дифузія',
      keywords: ['DDPM', 'пряма дифузія', 'зашумлення', 'дифузійна модель'],
      help: 'Змішує кожен зразок із шумом настільки, наскільки каже випадковий крок t, і видає зашумлений зразок, час t/T та сам шум. Мережа вчиться вгадувати шум за зашумленим зразком і часом; тоді з чистого шуму вона крок за кроком створює нові зразки, що показує вузол «Зразки» після її відповіді.',
      formula: 'x_{t} = √ᾱ_{t} x + √(1 − ᾱ_{t}) ε',
      params: {
        steps: { title: 'Кроки', help: 'T: за скільки кроків дані стають шумом.' },
        schedule: {
          title: 'Розклад',
          help: 'Як швидко надходить шум: лінійний рано губить дані, косинусний довше їх зберігає.',
          options: { linear: 'лінійний', cosine: 'косинусний' },
        },
        eta: {
          title: 'Випадковість η',
          help: 'На зворотному шляху: 1 додає свіжий шум на кожному кроці (DDPM), 0 не додає (DDIM) — тоді вистачає кількох кроків.',
        },
        clip: {
          title: 'Обрізати',
          help: 'Тримає вгаданий чистий зразок між −1 та 1 на кожному зворотному кроці: для зображень.',
        },
      },
      ports: { noisy: 'Із шумом xₜ', time: 'Час t/T', noise: 'Шум ε' },
    },
  },
})
