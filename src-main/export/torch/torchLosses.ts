import type { Params, ScriptObjective } from '../script/ScriptModel'

/** A loss over a batch; `counts`: how much each row counts, `[batch, 1]`. `null`: not in this form. */
type WriteLoss = (a: string, b: string, p: Params, counts: string | undefined, o: ScriptObjective) => string | null

const mean = (each: string, counts?: string): string => (counts ? `(${counts} * ${each}).mean()` : `${each}.mean()`)
/** A label with some of its certainty spread over all classes. */
function smoothed(b: string, p: Params, classes: number): string {
  const share = Number(p['labelSmoothing'] ?? 0)
  return share === 0 ? b : `(${1 - share} * ${b} + ${Number((share / classes).toPrecision(12))})`
}
const each =
  (write: (a: string, b: string, p: Params) => string): WriteLoss =>
  (a, b, p, counts) =>
    mean(write(a, b, p), counts)
const verdict =
  (write: (fake: string, real: string, p: Params) => string): WriteLoss =>
  (a, b, p, counts) =>
    counts ? null : write(a, b, p)

/** By catalog id; the prediction comes first. */
const LOSSES: Readonly<Record<string, WriteLoss>> = {
  meanSquaredError: (a, b, _p, counts) => (counts ? mean(`(${a} - ${b}).square()`, counts) : `F.mse_loss(${a}, ${b})`),
  noisePrediction: (a, b, _p, counts) => (counts ? null : `F.mse_loss(${a}, ${b})`),
  meanAbsoluteError: (a, b, _p, counts) => (counts ? mean(`(${a} - ${b}).abs()`, counts) : `F.l1_loss(${a}, ${b})`),
  huber: (a, b, p, counts) => (counts ? null : `F.huber_loss(${a}, ${b}, delta=${Number(p['delta'])})`),
  logCosh: each((a, b) => `torch.log(torch.cosh(${a} - ${b}))`),
  poisson: each((a, b) => `(${a} - ${b} * torch.log(${a} + 1e-7))`),
  binaryCrossentropy: (a, b, p, counts) =>
    `F.binary_cross_entropy${p['from'] === 'logits' ? '_with_logits' : ''}(${a}, ${smoothed(b, p, 2).replace(/^\((.*)\)$/, '$1')}${counts ? `, weight=${counts}` : ''})`,
  categoricalCrossentropy: (a, b, p, counts, { prediction: { type } }) => {
    if (counts) return null
    const log = p['from'] === 'logits' ? `F.log_softmax(${a}, dim=-1)` : `torch.log(${a}.clamp(1e-7, 1 - 1e-7))`
    return `-(${smoothed(b, p, type.shape.at(-1) ?? 1)} * ${log}).sum(dim=-1).mean()`
  },
  sparseCategoricalCrossentropy: (a, b, p, counts, { prediction: { type } }) => {
    if (counts) return null
    const flat = type.shape.length > 1
    const scores = p['from'] === 'logits' ? a : `torch.log(${a}.clamp(1e-7, 1 - 1e-7))`
    return `F.cross_entropy(${scores}${flat ? '.flatten(0, -2)' : ''}, ${b}${flat ? '.flatten()' : ''})`
  },
  hinge: each((a, b) => `F.relu(1 - ${b} * ${a})`),
  squaredHinge: each((a, b) => `F.relu(1 - ${b} * ${a}).square()`),
  logisticLoss: each((a, b) => `F.softplus(-${b} * ${a})`),
  perceptronCriterion: each((a, b) => `F.relu(-${b} * ${a})`),
  ctc: (a, b, _p, counts, { prediction: { type } }) =>
    counts
      ? null
      : `F.ctc_loss(F.log_softmax(${a}, dim=-1).transpose(0, 1), ${b}, torch.full((len(${a}),), ${type.shape[0] ?? 1}), (${b} != 0).sum(dim=1), reduction="none", zero_infinity=True).mean()`,
  ganDiscriminator: verdict((real, fake, p) => {
    const label = 1 - Number(p['smoothing'])
    if (p['form'] === 'hinge') return `(F.relu(1 - ${real}) + F.relu(1 + ${fake})).mean()`
    if (p['form'] === 'leastSquares') return `0.5 * ((${real} - ${label}).square() + ${fake}.square()).mean()`
    return label === 1
      ? `(F.softplus(-${real}) + F.softplus(${fake})).mean()`
      : `(F.softplus(${real}) - ${label} * ${real} + F.softplus(${fake})).mean()`
  }),
  ganGenerator: verdict((fake, _b, p) => {
    if (p['form'] === 'minimax') return `-F.softplus(${fake}).mean()`
    if (p['form'] === 'leastSquares') return `0.5 * (${fake} - 1).square().mean()`
    return p['form'] === 'hinge' ? `-${fake}.mean()` : `F.softplus(-${fake}).mean()`
  }),
  activityLoss: (a, _b, p, counts) => {
    if (counts || p['penalty'] === 'kl') return null
    return `${a}${p['penalty'] === 'l1' ? '.abs()' : '.square()'}.flatten(1).sum(dim=1).mean()`
  },
  temporalDifference: (a, b, p, counts, { prediction: { type } }) => {
    if (counts) return null
    const actions = type.shape[1] ?? 1
    return `temporal_difference(${a}, ${b}, actions=${actions}, discount=${Number(p['discount'])})`
  },
}

/** Functions that losses call, by name. */
export const lossFunctions: Readonly<Record<string, string>> = {
  temporal_difference: [
    'def temporal_difference(values, experience, actions, discount):',
    '    """(r + discount max Q(s\', a\') - Q(s, a))^2; what comes after stands fixed."""',
    '    action, reward, goes_on = experience.split([actions, 1, 1], dim=1)',
    '    after = values[:, 1].detach().amax(dim=1, keepdim=True)',
    '    wanted = reward + goes_on * discount * after',
    '    return (wanted[:, 0] - (action * values[:, 0]).sum(dim=1)).square().mean()',
  ].join('\n'),
}

/** The loss in PyTorch; `null`: it has none like it. */
export function torchLoss(objective: ScriptObjective): string | null {
  const { item, params, prediction, target, rowWeights } = objective
  const b = target?.name ?? ''
  return LOSSES[item.id]?.(prediction.name, b, params, rowWeights?.name, objective) ?? null
}
