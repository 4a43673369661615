import type { Params, ScriptObjective } from '../script/ScriptModel'

/** A loss over a batch; `counts`: how much each row counts, `[batch, 1]`. `null`: not in this form. */
type WriteLoss = (a: string, b: string, p: Params, counts: string | undefined, o: ScriptObjective) => string | null

const mean = (each: string, counts?: string): string => (counts ? `${each}.mul(${counts}).mean()` : `${each}.mean()`)
const plain =
  (write: (a: string, b: string, p: Params, o: ScriptObjective) => string | null): WriteLoss =>
  (a, b, p, counts, o) =>
    counts ? null : write(a, b, p, o)
const each =
  (write: (a: string, b: string, p: Params) => string): WriteLoss =>
  (a, b, p, counts) =>
    mean(write(a, b, p), counts)

const smoothing = (p: Params): number => Number(p['labelSmoothing'] ?? 0)
/** A label with some of its certainty spread over all classes. */
function smoothed(b: string, p: Params, classes: number): string {
  const share = smoothing(p)
  return share === 0 ? b : `${b}.mul(${1 - share}).add(${Number((share / classes).toPrecision(12))})`
}

/** By catalog id; the prediction comes first. TensorFlow.js takes the labels first. */
const LOSSES: Readonly<Record<string, WriteLoss>> = {
  meanSquaredError: (a, b, _p, counts) =>
    counts ? mean(`${a}.sub(${b}).square()`, counts) : `tf.losses.meanSquaredError(${b}, ${a})`,
  noisePrediction: plain((a, b) => `tf.losses.meanSquaredError(${b}, ${a})`),
  meanAbsoluteError: (a, b, _p, counts) =>
    counts ? mean(`${a}.sub(${b}).abs()`, counts) : `tf.losses.absoluteDifference(${b}, ${a})`,
  huber: plain((a, b, p) => `tf.losses.huberLoss(${b}, ${a}, undefined, ${Number(p['delta'])})`),
  logCosh: each((a, b) => `${a}.sub(${b}).cosh().log()`),
  poisson: each((a, b) => `${a}.sub(${b}.mul(${a}.add(1e-7).log()))`),
  binaryCrossentropy: (a, b, p, counts) => {
    if (p['from'] === 'logits') {
      if (!counts && smoothing(p) === 0) return `tf.losses.sigmoidCrossEntropy(${b}, ${a})`
      return mean(`${a}.softplus().sub(${a}.mul(${smoothed(b, p, 2)}))`, counts)
    }
    if (!counts && smoothing(p) === 0) return `tf.losses.logLoss(${b}, ${a})`
    const label = smoothed(b, p, 2)
    return mean(
      `${label}.mul(${a}.add(1e-7).log()).add(tf.sub(1, ${label}).mul(tf.sub(1 + 1e-7, ${a}).log())).neg()`,
      counts,
    )
  },
  categoricalCrossentropy: plain((a, b, p, { prediction: { type } }) =>
    p['from'] === 'logits' && smoothing(p) === 0
      ? `tf.losses.softmaxCrossEntropy(${b}, ${a})`
      : `${smoothed(b, p, type.shape.at(-1) ?? 1)}.mul(${p['from'] === 'logits' ? `${a}.logSoftmax()` : `${a}.clipByValue(1e-7, 1 - 1e-7).log()`}).sum(-1).mean().neg()`,
  ),
  sparseCategoricalCrossentropy: plain((a, b, p, { prediction: { type } }) => {
    const labels = `tf.oneHot(${b}, ${type.shape.at(-1) ?? 1})`
    return p['from'] === 'logits'
      ? `tf.losses.softmaxCrossEntropy(${labels}, ${a})`
      : `${a}.clipByValue(1e-7, 1 - 1e-7).log().mul(${labels}).sum(-1).mean().neg()`
  }),
  hinge: each((a, b) => `tf.sub(1, ${b}.mul(${a})).relu()`),
  squaredHinge: each((a, b) => `tf.sub(1, ${b}.mul(${a})).relu().square()`),
  logisticLoss: each((a, b) => `${b}.mul(${a}).neg().softplus()`),
  perceptronCriterion: each((a, b) => `${b}.mul(${a}).neg().relu()`),
  ctc: plain((a, b) => `ctc(${a}, ${b})`),
  ganDiscriminator: plain((fake, real, p) => {
    const label = 1 - Number(p['smoothing'])
    if (p['form'] === 'hinge') return `tf.sub(1, ${real}).relu().add(${fake}.add(1).relu()).mean()`
    if (p['form'] === 'leastSquares') return `${real}.sub(${label}).square().add(${fake}.square()).mean().mul(0.5)`
    return label === 1
      ? `${real}.neg().softplus().add(${fake}.softplus()).mean()`
      : `${real}.softplus().sub(${real}.mul(${label})).add(${fake}.softplus()).mean()`
  }),
  ganGenerator: plain((fake, _b, p) => {
    if (p['form'] === 'minimax') return `${fake}.softplus().mean().neg()`
    if (p['form'] === 'leastSquares') return `${fake}.sub(1).square().mean().mul(0.5)`
    return p['form'] === 'hinge' ? `${fake}.mean().neg()` : `${fake}.neg().softplus().mean()`
  }),
  activityLoss: plain((a, _b, p) =>
    p['penalty'] === 'kl' ? null : `${a}.${p['penalty'] === 'l1' ? 'abs' : 'square'}().sum().div(${a}.shape[0])`,
  ),
}

/** The loss in TensorFlow.js, of the values with these identifiers; `null`: it has none like it. */
export function tsLoss(objective: ScriptObjective, id: (name: string) => string): string | null {
  const { item, params, prediction, target, rowWeights } = objective
  const b = target ? id(target.name) : ''
  return LOSSES[item.id]?.(id(prediction.name), b, params, rowWeights && id(rowWeights.name), objective) ?? null
}
