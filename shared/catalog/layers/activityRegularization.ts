import { ok } from '../../result'
import { defineLayer, type ForwardArgs } from '../define/layer'
import { float } from '../define/params'
import { sizeOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { sizeOfEach, sparsity, sumOfSample } from '../losses/_sparsity'

interface Shares {
  readonly l1: number
  readonly l2: number
  readonly kl: number
  readonly rho: number
}

/** Lets values through and adds what they cost to the loss of each part; KL is of the whole batch, however it is cut. */
function passParts(tf: Tf, parts: readonly ForwardArgs<Shares>[]): readonly Tensor[] {
  const { l1, l2, kl, rho } = (parts[0] as ForwardArgs<Shares>).p
  const whole = (): Tensor =>
    parts.length === 1 ? (parts[0] as ForwardArgs<Shares>).x : tf.concat(parts.map(({ x }) => x))
  const rare = kl > 0 ? tf.mul(kl, sparsity(tf, whole(), rho)) : tf.scalar(0)
  for (const { x, ctx } of parts) {
    const costs = tf.add(tf.mul(l1, sizeOfEach(tf, x)), tf.mul(l2, tf.square(x)))
    ctx.addLoss(tf.add(sumOfSample(tf, costs), rare))
  }
  return parts.map(({ x }) => x)
}

/** y = x, with a loss on the size of x. Keras `ActivityRegularization`; with KL(ρ‖ρ̂) of the sparse autoencoder, a layer of ours there. */
export default defineLayer({
  id: 'activityRegularization',
  category: 'regularize',
  icon: '▁',
  inputs: [{ name: 'input' }],
  outputs: [{ name: 'output' }],
  params: {
    l1: float(0, 10, 0.01, { midRun: true }),
    l2: float(0, 10, 0, { midRun: true }),
    kl: float(0, 10, 0, { midRun: true }),
    rho: float(0.001, 0.999, 0.05, { midRun: true }),
  },
  inferShape: (_p, [x = []]) => ok(x),
  weights: () => ({}),
  multiplyAdds: (_p, _inputs, output) => 2 * sizeOf(output),
  forward: (tf, args) => passParts(tf, [args])[0] as Tensor,
  forwardParts: passParts,
  addsLoss: true,
  passesActivation: true,
  keras: ({ l1, l2, kl, rho }) =>
    kl > 0
      ? { className: 'RareActivity', config: { kl, rho, l1, l2 } }
      : { className: 'ActivityRegularization', config: { l1, l2 } },
  summary: ({ l1, l2, kl, rho }) =>
    [l1 > 0 && `L1 ${l1}`, l2 > 0 && `L2 ${l2}`, kl > 0 && `KL ${kl} · ρ ${rho}`].filter(Boolean).join(' · '),
  text: {
    en: {
      title: 'Activity regularization',
      short: 'Activity reg.',
      keywords: ['activity regularizer', 'sparsity penalty', 'L1 on activations'],
      help: 'Lets values through unchanged and adds to the loss what they cost, so that few units of the layer before it are active. L1 makes activities sparse, L2 keeps them small, KL holds each sigmoid unit active in a share ρ of the samples (sparse autoencoder).',
      formula: 'L = λ₁ Σ|a| + λ₂ Σa² + λ_{KL} Σ KL(ρ ‖ mean a_{j})',
      params: {
        l1: { title: 'L1', help: 'How much the sum of the sizes of a sample’s activities counts.' },
        l2: { title: 'L2', help: 'How much the sum of their squares counts.' },
        kl: {
          title: 'KL',
          help: 'How much it counts that units are active more or less often than ρ; for activities between 0 and 1.',
        },
        rho: { title: 'ρ', help: 'Mean activity that KL asks of each unit, over the batch.' },
      },
    },
    uk: {
      title: 'Регуляризація активності',
      short: 'Рег. активності',
      keywords: ['регуляризатор активності', 'штраф за активність', 'розрідженість'],
      help: 'Пропускає значення без змін і додає до втрат їхню ціну, щоб у попередньому шарі активними були небагато вузлів. L1 розріджує активності, L2 тримає їх малими, KL привчає кожен вузол із сигмоїдою бути активним у частці ρ прикладів (розріджений автокодувальник).',
      formula: 'L = λ₁ Σ|a| + λ₂ Σa² + λ_{KL} Σ KL(ρ ‖ середнє a_{j})',
      params: {
        l1: { title: 'L1', help: 'Скільки важить сума модулів активностей прикладу.' },
        l2: { title: 'L2', help: 'Скільки важить сума їхніх квадратів.' },
        kl: {
          title: 'KL',
          help: 'Скільки важить те, що вузли активні частіше чи рідше за ρ; для активностей від 0 до 1.',
        },
        rho: { title: 'ρ', help: 'Середня активність за пакетом, якої KL вимагає від кожного вузла.' },
      },
    },
  },
})
