import { chosen } from '@shared/catalog/chosen'
import type { LossDefinition } from '@shared/catalog/define/loss'
import type { ParamsOf, ParamSpecs } from '@shared/catalog/define/params'
import { toSnakeCase } from '@shared/catalog/define/toSnakeCase'
import type { GraphDocument } from '@shared/graph/document'
import { fail, ok, problem, type Result } from '@shared/result'
import { kerasMetrics } from '../../keras/kerasMetrics'
import { outputOf, type ScriptCall, type ScriptModel, type ScriptObjective } from '../../script/ScriptModel'
import { layerCall } from '../layerCall'
import { indented, statements } from '../pythonCode'
import { keywords } from '../pythonValue'
import { kerasLoss, lossFunctions } from './specialLosses'
import { toKerasNetwork } from './toKerasNetwork'

export interface Measure {
  readonly code: string
  /** Names of its losses: one for each objective in their order, and of what layers and weights add where they do. */
  readonly losses: readonly string[]
  readonly penalized: boolean
  /** Whether there are metrics. */
  readonly measures: boolean
}

const PENALTY = 'penalty'

/** Whether layers or weights add to what is learned. */
const penalized = ({ layers }: ScriptModel): boolean =>
  layers.some(
    ({ item, weights }) =>
      (item.kind === 'layer' && item.addsLoss) ||
      Object.values(weights).some(({ regularizer }) => chosen('regularizer', regularizer) !== undefined),
  )

/** What is drawn for a batch. */
function drawn({ layer: { params: p, outputs: shapes }, outputs }: ScriptCall, rows: string): string {
  const [shape = []] = Object.values(shapes)
  const size = `(${[`len(${rows})`, ...shape].join(', ')})`
  const scale = Number(p['scale'])
  const name = Object.values(outputs)[0]?.name ?? ''
  if (p['distribution'] === 'normal') return `${name} = ${scale === 1 ? '' : `${scale} * `}tf.random.normal(${size})`
  return `${name} = tf.random.uniform(${size}, -${scale}, ${scale})`
}

/** What comes before the network in a step; `made`: objects that stand outside. */
export function beforeLines(model: ScriptModel): {
  readonly made: readonly string[]
  readonly lines: readonly string[]
} {
  const made: string[] = []
  const lines = model.before.map((call): string => {
    const { layer, inputs, outputs } = call
    if (layer.item.id === 'noise') return drawn(call, model.arrays[0]?.name ?? 'features')
    if (layer.item.id === 'diffusion') {
      const { steps, schedule } = layer.params
      made.push(
        `${layer.name}_layer = Diffusion(${Number(steps)}${schedule === 'cosine' ? '' : `, schedule="${String(schedule)}"`})`,
      )
      const names = Object.values(outputs).map(({ name }) => name)
      return `${names.join(', ')} = ${layer.name}_layer(${inputs[0]?.name ?? ''})`
    }
    const network = toKerasNetwork({ ...model, calls: [call], outputs: [] })
    const [entry] = network.ok ? network.value.layers : []
    if (!entry) return ''
    const { className, args } = layerCall(entry)
    const given = inputs.map(({ name }) => name)
    return `${outputOf(call).name} = ${className}(${args.join(', ')})(${given.length === 1 ? given[0] : `[${given.join(', ')}]`})`
  })
  return { made, lines }
}

interface Metric {
  readonly name: string
  /** A metric of Keras's as an object. */
  readonly object: string
  readonly objective: ScriptObjective
}

const toClassName = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

function metricsOf({ objectives }: ScriptModel, chosen: readonly string[] | undefined): readonly Metric[] {
  return objectives.flatMap((objective) => {
    const { item, params, prediction, target } = objective
    if (!target) return []
    const loss = { item: item as LossDefinition, params: params as ParamsOf<ParamSpecs>, target: target.type }
    return kerasMetrics(loss as never, prediction.type, chosen).map((keras): Metric => {
      const { className, config } = typeof keras === 'string' ? { className: toClassName(keras), config: {} } : keras
      const own = className === className.toUpperCase() ? className.toLowerCase() : toSnakeCase(className.charAt(0).toLowerCase() + className.slice(1)) // prettier-ignore
      return {
        name: objectives.length === 1 ? own : `${objective.name}_${own}`,
        object: `keras.metrics.${className}(${keywords(config).join(', ')})`,
        objective,
      }
    })
  })
}

const lossOfName = (model: ScriptModel, { name }: ScriptObjective): string =>
  model.objectives.length === 1 ? 'loss' : name

/** `measure`, which computes the losses of a batch, with the metrics that look at the same. */
export function writeMeasure({ training }: GraphDocument, model: ScriptModel): Result<Measure> {
  const { objectives, arrays, inputs, outputs } = model
  const entries: string[] = []
  for (const objective of objectives) {
    const value = kerasLoss(objective)
    if (value === null)
      return fail(
        problem('lossNotInFormat', `Keras has no loss like “${objective.name}” (${objective.item.id}) in this form.`, {
          ...{ name: objective.name, loss: objective.item.id },
          format: 'Keras',
        }),
      )
    const weight = Number(objective.params['weight'] ?? 1)
    entries.push(`"${lossOfName(model, objective)}": ${weight === 1 ? '' : `${weight} * `}${value}`)
  }
  const adds = penalized(model)
  if (adds) entries.push(`"${PENALTY}": sum(model.losses)`)
  const metrics = metricsOf(model, training.metrics)
  const compared = metrics.map(
    ({ name, objective: { prediction, target } }) => `"${name}": (${target?.name ?? ''}, ${prediction.name})`,
  )
  const { lines } = beforeLines(model)
  const given = inputs.map(({ name }) => name)
  const names = outputs.map(({ name }) => name)
  const call = `model(${given.length === 1 ? given[0] : `[${given.join(', ')}]`}, training=training)`
  const body = [
    `"""The losses of some rows by name${metrics.length > 0 ? ', and what the metrics compare' : ''}."""`,
    ...lines,
    `${names.join(', ')} = ${call}`,
    ...(adds ? ['# The penalty is what layers and weights add of their own.'] : []),
    ...(metrics.length > 0
      ? [`losses = {${entries.join(', ')}}`, `return losses, {${compared.join(', ')}}`]
      : [`return {${entries.join(', ')}}`]),
  ]
  const functions = Object.entries(lossFunctions).flatMap(([name, source]) =>
    entries.some((entry) => entry.includes(` ${name}(`)) ? [source, '', ''] : [],
  )
  const code = statements([
    ...functions,
    ...(metrics.length > 0 ? [`metrics = {${metrics.map(({ name, object }) => `"${name}": ${object}`).join(', ')}}`, '', ''] : []), // prettier-ignore
    `def measure(${[...arrays.map(({ name }) => name), 'training=False'].join(', ')}):`,
    ...indented(body),
  ])
  return ok({
    code: code.join('\n'),
    losses: [...objectives.map((objective) => lossOfName(model, objective)), ...(adds ? [PENALTY] : [])],
    penalized: adds,
    measures: metrics.length > 0,
  })
}

/** `evaluate`, which tells losses and metrics of some rows. `summed`: the sum of several losses as well. */
export function writeEvaluate({ arrays }: ScriptModel, { measures, losses }: Measure, summed: boolean): string {
  const rows = arrays.map(({ name }) => `tf.gather(${name}, rows)`).join(', ')
  return statements([
    'def evaluate(rows):',
    ...indented([
      `"""Losses${measures ? ' and metrics' : ''} of some rows, without learning."""`,
      `losses${measures ? ', compared' : ''} = measure(${rows})`,
      'results = {name: float(loss) for name, loss in losses.items()}',
      ...(summed && losses.length > 1 ? ['results["all"] = sum(results.values())'] : []),
      ...(measures
        ? [
            'for name, metric in metrics.items():',
            '    metric.reset_state()',
            '    results[name] = float(metric(*compared[name]))',
          ]
        : []),
      'return {name: round(value, 4) for name, value in results.items()}',
    ]),
  ]).join('\n')
}
