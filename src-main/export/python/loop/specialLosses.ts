import type { LossDefinition } from '@shared/catalog/define/loss'
import type { ParamsOf, ParamSpecs } from '@shared/catalog/define/params'
import type { Params, ScriptObjective } from '../../script/ScriptModel'
import { keywords } from '../pythonValue'

/** A loss over a batch; `counts`: how much each row counts, `[batch, 1]`. `null`: not in this form. */
type WriteLoss = (a: string, b: string, p: Params, counts: string | undefined, o: ScriptObjective) => string | null

const mean = (value: string, counts?: string): string => `keras.ops.mean(${counts ? `${counts} * ` : ''}${value})`
const relu = (value: string): string => `keras.ops.relu(${value})`
const square = (value: string): string => `keras.ops.square(${value})`
const softplus = (value: string): string => `keras.ops.softplus(${value})`

const each =
  (write: (a: string, b: string) => string): WriteLoss =>
  (a, b, _p, counts) =>
    mean(write(a, b), counts)
const whole =
  (write: (a: string, b: string, p: Params, o: ScriptObjective) => string | null): WriteLoss =>
  (a, b, p, counts, o) =>
    counts ? null : write(a, b, p, o)

/** Of a discriminator, from its verdicts on real and on made samples. */
function verdicts(real: string, fake: string, p: Params): string {
  const label = Number((1 - Number(p['smoothing'])).toPrecision(12))
  if (p['form'] === 'hinge') return mean(`${relu(`1 - ${real}`)} + ${relu(`1 + ${fake}`)}`)
  if (p['form'] === 'leastSquares') return `0.5 * ${mean(`${square(`${real} - ${label}`)} + ${square(fake)}`)}`
  return label === 1
    ? mean(`${softplus(`-${real}`)} + ${softplus(fake)}`)
    : mean(`${softplus(real)} - ${label} * ${real} + ${softplus(fake)}`)
}

function fooled(fake: string, p: Params): string {
  if (p['form'] === 'minimax') return `-${mean(softplus(fake))}`
  if (p['form'] === 'leastSquares') return `0.5 * ${mean(square(`${fake} - 1`))}`
  return p['form'] === 'hinge' ? `-${mean(fake)}` : mean(softplus(`-${fake}`))
}

function activity(a: string, p: Params, { prediction: { type } }: ScriptObjective): string {
  if (p['penalty'] === 'kl') return `rareness(${a}, rho=${Number(p['rho'])})`
  const axes = type.shape.map((_, axis) => axis + 1)
  const sizes = p['penalty'] === 'l1' ? `keras.ops.abs(${a})` : square(a)
  return mean(`keras.ops.sum(${sizes}, axis=${axes.length === 1 ? axes[0] : `(${axes.join(', ')})`})`)
}

/** Losses that Keras has no class for, by catalog id. */
const LOSSES: Readonly<Record<string, WriteLoss>> = {
  logisticLoss: each((a, b) => softplus(`-${b} * ${a}`)),
  perceptronCriterion: each((a, b) => relu(`-${b} * ${a}`)),
  ganDiscriminator: whole(verdicts),
  ganGenerator: whole((fake, _b, p) => fooled(fake, p)),
  activityLoss: whole((a, _b, p, o) => activity(a, p, o)),
  temporalDifference: whole((a, b, p) => `temporal_difference(${a}, ${b}, discount=${Number(p['discount'])})`),
}

/** Functions that losses call, by name. */
export const lossFunctions: Readonly<Record<string, string>> = {
  rareness: `def rareness(activity, rho):
    """KL(rho || mean activity) of each unit over the batch, summed."""
    mean = keras.ops.clip(keras.ops.mean(activity, axis=0), 1e-7, 1 - 1e-7)
    on = rho * keras.ops.log(rho / mean)
    off = (1 - rho) * keras.ops.log((1 - rho) / (1 - mean))
    return keras.ops.sum(on + off)`,
  temporal_difference: `def temporal_difference(values, experience, discount):
    """(r + discount max Q(s', a') - Q(s, a))^2; what comes after stands fixed."""
    action, reward, goes_on = experience[:, :-2], experience[:, -2], experience[:, -1]
    after = keras.ops.max(keras.ops.stop_gradient(values[:, 1]), axis=1)
    value = keras.ops.sum(action * values[:, 0], axis=1)
    return keras.ops.mean(keras.ops.square(reward + goes_on * discount * after - value))`,
}

/** The mean loss over a batch: a loss of Keras's own where it has one; `null`: it cannot be written. */
export function kerasLoss(objective: ScriptObjective): string | null {
  const { item, params, prediction, target, rowWeights } = objective
  const keras = (item as LossDefinition).keras(params as ParamsOf<ParamSpecs>)
  if (!keras || !target)
    return LOSSES[item.id]?.(prediction.name, target?.name ?? '', params, rowWeights?.name, objective) ?? null
  const said = Object.fromEntries(Object.entries(keras.config).filter(([, value]) => value !== false))
  const counts = rowWeights ? `, sample_weight=${rowWeights.name}` : ''
  return `keras.losses.${keras.className}(${keywords(said).join(', ')})(${target.name}, ${prediction.name}${counts})`
}
