import type { ItemProblem } from '../define/item'
import { defineLoss, type LossTypes } from '../define/loss'
import { choice, float } from '../define/params'
import { activationUnsuited, madeBy, setActivation } from './_check'
import { sizeOfEach, sparsity, sumOfSample } from './_sparsity'
import { lossTexts } from './_texts'

/** Activations whose values lie between 0 and 1. */
const SHARES = ['sigmoid', 'softmax', 'hardSigmoid', 'gaussian']

/** How rarely a unit answers can be told only where its answers lie between 0 and 1. */
const checkShares = (types: LossTypes): readonly ItemProblem[] =>
  SHARES.includes(madeBy(types))
    ? []
    : [
        {
          ...activationUnsuited(types, 'sigmoid', [
            setActivation('sigmoid', 'activity'),
            { kind: 'setParam', on: 'self', param: 'penalty', value: 'l1' },
          ]),
          port: 'activity',
        },
      ]

/** A loss on what hidden nodes give, so that few of them are active: the sum of sizes or squares of each sample, or KL(ρ‖ρ̂) over the batch. */
export default defineLoss({
  id: 'activityLoss',
  icon: '▁',
  inputs: [{ name: 'activity' }],
  params: {
    penalty: choice(['l1', 'l2', 'kl'], 'l1'),
    rho: float(0.001, 0.999, 0.05, { midRun: true }),
    weight: float(0, 1000, 0.01, { midRun: true }),
  },
  check: (p, types) => (p.penalty === 'kl' ? checkShares(types) : []),
  reads: () => 'values',
  loss: (tf, { prediction, counts, p }) => {
    if (p.penalty === 'l1') return sumOfSample(tf, sizeOfEach(tf, prediction), counts)
    if (p.penalty === 'l2') return sumOfSample(tf, tf.square(prediction), counts)
    return tf.mul(sparsity(tf, prediction, p.rho), tf.ones([prediction.shape[0] ?? 1]))
  },
  metrics: () => [],
  keras: () => null,
  wholeBatch: true,
  text: {
    en: {
      title: 'Activity loss',
      keywords: ['sparsity', 'L1', 'activity penalty'],
      help: 'A loss on a hidden node, without a target: it asks that few units be active, so that the features become sparse. L1 drives activities to zero, L2 keeps them small, KL holds each sigmoid unit active in a share ρ of the samples (sparse autoencoder).',
      formula: 'Σ|a|, Σa² or Σ KL(ρ ‖ mean a_{j})',
      params: {
        penalty: {
          title: 'Penalty',
          help: 'What is measured of the activities.',
          options: { l1: 'L1: sum of sizes', l2: 'L2: sum of squares', kl: 'KL: rarely active' },
        },
        rho: { title: 'ρ', help: 'Mean activity that KL asks of each unit, over the batch; the others do not use it.' },
        weight: lossTexts.en.weight,
      },
      ports: { activity: 'Activity' },
    },
    uk: {
      title: 'Втрати від активності',
      short: 'Активність',
      keywords: ['розрідженість', 'L1', 'штраф за активність'],
      help: 'Втрати на прихованому вузлі, без цілі: вимагають, щоб активними були небагато вузлів, тоді ознаки стають розрідженими. L1 веде активності до нуля, L2 тримає їх малими, KL привчає кожен вузол із сигмоїдою бути активним у частці ρ прикладів (розріджений автокодувальник).',
      formula: 'Σ|a|, Σa² або Σ KL(ρ ‖ середнє a_{j})',
      params: {
        penalty: {
          title: 'Штраф',
          help: 'Що саме вимірюють в активностях.',
          options: { l1: 'L1: сума модулів', l2: 'L2: сума квадратів', kl: 'KL: рідкісна активність' },
        },
        rho: {
          title: 'ρ',
          help: 'Середня активність за пакетом, якої KL вимагає від кожного вузла; інші штрафи її не вживають.',
        },
        weight: lossTexts.uk.weight,
      },
      ports: { activity: 'Активність' },
    },
  },
})
