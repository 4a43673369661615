import type { ItemProblem } from '../define/item'
import { defineLoss, lossWeight, type LossTypes } from '../define/loss'
import type { Tensor, Tf } from '../define/tf'
import { labelsAsNumbers, present, readsValues, shapesDiffer, suitableMetrics } from './_check'
import { perSample } from '../define/perSample'
import { lossTexts } from './_texts'

/** A single number has no direction but its sign, and its cosine no gradient. */
const directionOfOne = ({ prediction }: LossTypes): ItemProblem | undefined =>
  (prediction.shape.at(-1) ?? 1) === 1
    ? { code: 'directionOfOne', port: 'prediction', fixes: [{ kind: 'replaceType', type: 'meanSquaredError' }] }
    : undefined

/** Square of Keras's least length that a vector is divided by. */
const LEAST = 1e-14

const unit = (tf: Tf, x: Tensor): Tensor => tf.div(x, tf.sqrt(tf.maximum(tf.sum(tf.square(x), -1, true), LEAST)))

/** −cos of the angle between prediction and target along the last axis. Keras `CosineSimilarity`. */
export default defineLoss({
  id: 'cosineSimilarity',
  icon: '∠',
  params: { ...lossWeight },
  check: (_p, types) => [...present(shapesDiffer(types), directionOfOne(types)), ...labelsAsNumbers(types)],
  reads: (_p, types) => readsValues(types),
  loss: (tf, { prediction, target, counts }) =>
    perSample(tf, tf.neg(tf.sum(tf.mul(unit(tf, prediction), unit(tf, target)), -1)), counts),
  metrics: suitableMetrics,
  keras: () => ({ className: 'CosineSimilarity', config: {} }),
  text: {
    en: {
      title: 'Cosine similarity',
      short: 'Cosine',
      keywords: ['cosine distance', 'cosine proximity'],
      help: 'Compares directions and not lengths: −1 where prediction and target point the same way, 0 at a right angle, 1 for opposite ones. For embeddings and other vectors whose length means nothing.',
      formula: 'L = −ŷ·y / (|ŷ|·|y|)',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'Косинусна подібність',
      short: 'Косинусна',
      keywords: ['косинусна відстань', 'косинусна близькість'],
      help: 'Порівнює напрями, а не довжини: −1, коли передбачення й ціль дивляться в один бік, 0 — під прямим кутом, 1 — у протилежні боки. Для вкладень та інших векторів, чия довжина нічого не значить.',
      formula: 'L = −ŷ·y / (|ŷ|·|y|)',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
