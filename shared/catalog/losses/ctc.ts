import type { ItemProblem } from '../define/item'
import { defineLoss, lossWeight, type LossTypes } from '../define/loss'
import { shapeText } from '../define/shapeText'
import { symbolsOf } from '../define/tensorType'
import type { Tensor, Tf } from '../define/tf'
import { withGradient } from '../define/withGradient'
import {
  encodingUnsuited,
  LOSS_FOR,
  madeBy,
  present,
  setActivation,
  targetNotLabels,
  unitsUnlikeClasses,
} from './_check'
import { lossTexts } from './_texts'

/** A logarithm so small that it adds nothing to any sum. */
const NEVER = -1e9

function check(types: LossTypes): readonly ItemProblem[] {
  const { prediction, target } = types
  const labels = symbolsOf(target)
  if (!labels) return [targetNotLabels(types)]
  if (labels.encoding !== 'index') return [encodingUnsuited(labels, 'index')]
  const [length] = target.shape
  const [time] = prediction.shape
  const other = [{ kind: 'replaceType', type: LOSS_FOR[labels.encoding] }] as const
  if (target.shape.length !== 1 || length === undefined)
    return [{ code: 'ctcTarget', port: 'target', values: { shape: shapeText(target.shape) }, fixes: other }]
  if (prediction.shape.length !== 2 || time === undefined)
    return [{ code: 'ctcPrediction', port: 'prediction', values: { shape: shapeText(prediction.shape) }, fixes: other }]
  const tooShort: ItemProblem = { code: 'ctcTooShort', port: 'prediction', values: { time, length } }
  const twice: ItemProblem = {
    code: 'activationTwice',
    port: 'prediction',
    values: { activation: madeBy(types) },
    fixes: [setActivation('linear')],
  }
  return present(
    unitsUnlikeClasses(types, labels),
    time < length ? tooShort : undefined,
    madeBy(types) === 'softmax' || madeBy(types) === 'sigmoid' ? twice : undefined,
  )
}

/** The labels with a blank before each and one at the end: `[batch, length]` to `[batch, 2 · length + 1]`. */
function withBlanks(tf: Tf, labels: Tensor): Tensor {
  const [batch = 1, length = 1] = labels.shape
  const blank = tf.cast(tf.fill([batch, 1], 0), 'int32')
  return tf.concat([tf.reshape(tf.stack([tf.zerosLike(labels), labels], 2), [batch, 2 * length]), blank], 1)
}

/** The columns of a matrix moved to the right, the first ones filled. */
function shifted(tf: Tf, x: Tensor, by: number, filling: number): Tensor {
  const [batch = 1, width = 1] = x.shape
  const before = tf.cast(tf.fill([batch, by], filling), x.dtype)
  return tf.concat([before, tf.slice(x, [0, 0], [batch, width - by])], 1)
}

/** Logarithm of the probability of all ways to spell the labels, of each sample: `[batch]`. */
function logLikelihood(tf: Tf, logits: Tensor, labels: Tensor): Tensor {
  const [, , classes = 1] = logits.shape
  const places = withBlanks(tf, labels)
  const [batch = 1, width = 1] = places.shape
  const oneHot = (numbers: Tensor, depth: number): Tensor => tf.cast(tf.oneHot(numbers as never, depth), 'float32')
  // What each moment says for what stands at each place: [batch, time, places].
  const said = tf.matMul(tf.logSoftmax(logits), oneHot(places, classes), false, true)
  const repeats = tf.logicalOr(tf.equal(places, 0), tf.equal(places, shifted(tf, places, 2, 0)))
  // A blank must not be left out between equal labels, and is never jumped to.
  const noJump = tf.mul(tf.cast(repeats, 'float32'), NEVER)
  const [, time = 1] = said.shape
  const momentOf = (t: number): Tensor => tf.reshape(tf.slice(said, [0, t, 0], [batch, 1, width]), [batch, width])
  let ways: Tensor = tf.add(momentOf(0), tf.mul(tf.cast(tf.greater(tf.range(0, width), 1), 'float32'), NEVER))
  for (let t = 1; t < time; t++) {
    const jumped = tf.add(shifted(tf, ways, 2, NEVER), noJump)
    ways = tf.add(momentOf(t), tf.logSumExp(tf.stack([ways, shifted(tf, ways, 1, NEVER), jumped], 0), 0))
  }
  const count = tf.sum(tf.cast(tf.notEqual(labels, 0), 'int32'), 1)
  const last = tf.mul(count, tf.scalar(2, 'int32'))
  // The last label or the blank after it; of no labels, the blank alone.
  const ends = tf.add(oneHot(last, width), oneHot(tf.sub(last, tf.scalar(1, 'int32')), width))
  return tf.reshape(tf.logSumExp(tf.add(ways, tf.mul(tf.sub(1, ends), NEVER)), 1), [batch])
}

/**
 * Connectionist temporal classification (A. Graves and others, 2006): −ln of the probability that some way through the moments, repeats
 * and blanks (class 0) left out, spells the labels. The labels' own 0 is padding at their end. A row that its moments cannot spell counts 0.
 * Keras `CTC`.
 */
export default defineLoss({
  id: 'ctc',
  icon: 'CT',
  params: { ...lossWeight },
  check: (_p, types) => check(types),
  reads: () => 'alignment',
  loss: (tf, { prediction, target }) =>
    withGradient(
      tf,
      [logLikelihood(tf, prediction, tf.cast(target, 'int32'))],
      ([log]) => {
        const spells = tf.cast(tf.greater(log, NEVER / 2), 'float32')
        return { value: tf.neg(tf.mul(log, spells)), kept: [spells] }
      },
      (dy, [spells]) => [tf.neg(tf.mul(dy, spells))],
    ),
  metrics: () => [],
  keras: () => ({ className: 'CTC', config: {} }),
  example: {
    inputs: [
      [
        [2, 0, 1],
        [0, 2, 1],
        [0, 1, 2],
      ],
      [0, 1],
    ],
  },
  text: {
    en: {
      title: 'CTC',
      keywords: ['connectionist temporal classification', 'speech recognition'],
      help: 'For answers that are shorter than the input and of which nobody knows when each part is said, as letters in speech or handwriting. At every moment the network scores all symbols and a blank (class 0); all ways through the moments that, with repeats and blanks left out, spell the target are added up. Give it a linear output with one unit a class; a target that is shorter than its row ends in zeros.',
      formula: 'L = −ln Σ_{π → y} Π_{t} p_{t}(π_{t})',
      params: { weight: lossTexts.en.weight },
      ports: lossTexts.en.ports,
    },
    uk: {
      title: 'CTC',
      keywords: ['конекціоністська часова класифікація', 'розпізнавання мовлення'],
      help: 'Для відповідей, коротших за вхід, коли ніхто не знає, в яку мить сказано кожну частину: літери в мовленні чи рукописі. Щомоменту мережа оцінює всі символи й пропуск (клас 0); складаються всі шляхи крізь моменти, які без повторів і пропусків дають ціль. Вихід має бути лінійний, по вузлу на клас; ціль, коротша за свій ряд, кінчається нулями.',
      formula: 'L = −ln Σ_{π → y} Π_{t} p_{t}(π_{t})',
      params: { weight: lossTexts.uk.weight },
      ports: lossTexts.uk.ports,
    },
  },
})
