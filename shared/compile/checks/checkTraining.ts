import { catalog } from '../../catalog/catalog'
import { parseParams, type ParamSpecs } from '../../catalog/define/params'
import type { DiagnosticTarget } from '../../graph/diagnostic'
import type { ItemChoice } from '../../graph/document'
import type { Check, CheckContext } from '../checkContext'
import { valueText } from '../fixes/nodeFixes'
import { metricsSuiting } from '../metricsAt'
import { dataInUse, partsOf } from './dataInUse'
import { settingFix } from './settingFixes'

/** Learning rates this many times the optimizer's default seldom end well. */
const HIGH_RATE = 100

const at = (setting: string): DiagnosticTarget => ({ kind: 'training', setting })

/** Optimizer or schedule: known, with parameters that it allows. */
function checkChoice(context: CheckContext, setting: 'optimizer' | 'schedule', fallback: string): void {
  const chosen: ItemChoice = context.document.training[setting]
  const item: { readonly params: ParamSpecs } | undefined =
    setting === 'optimizer' ? catalog.optimizers.get(chosen.type) : catalog.schedules.get(chosen.type)
  if (!item) {
    context.report({
      code: setting === 'optimizer' ? 'optimizerUnknown' : 'scheduleUnknown',
      severity: 'error',
      target: at(setting),
      values: { type: chosen.type },
      fixes: () => [
        settingFix(
          context,
          setting === 'optimizer' ? 'useOptimizer' : 'useSchedule',
          { type: fallback },
          { [setting]: { type: fallback, params: {} } },
        ),
      ],
    })
    return
  }
  for (const { param, value } of parseParams(item.params, chosen.params).problems) {
    const { [param]: _bad, ...params } = chosen.params
    context.report({
      code: 'badSetting',
      severity: 'error',
      target: at(`${setting}.${param}`),
      values: {
        type: chosen.type,
        kind: setting,
        param,
        value: valueText(value),
        default: valueText(item.params[param]?.default as never),
      },
      fixes: () => [
        settingFix(
          context,
          'resetSetting',
          { type: chosen.type, kind: setting, param },
          { [setting]: { ...chosen, params } },
        ),
      ],
    })
  }
}

function checkRate(context: CheckContext): void {
  const { optimizer } = context.document.training
  const item = catalog.optimizers.get(optimizer.type)
  const spec = item?.params['learningRate']
  if (!item || spec?.type !== 'float') return
  const rate = Number(parseParams(item.params as ParamSpecs, optimizer.params).params['learningRate'])
  const fixes = () => {
    const { learningRate: _rate, ...params } = optimizer.params
    return [
      settingFix(
        context,
        'resetSetting',
        { type: optimizer.type, kind: 'optimizer', param: 'learningRate' },
        { optimizer: { ...optimizer, params } },
      ),
    ]
  }
  const values = { rate, default: spec.default, type: optimizer.type }
  if (rate > HIGH_RATE * spec.default)
    context.report({
      code: 'learningRateHigh',
      severity: 'warning',
      target: at('optimizer.learningRate'),
      values,
      fixes,
    })
  if (rate === 0)
    context.report({
      code: 'learningRateZero',
      severity: 'warning',
      target: at('optimizer.learningRate'),
      values,
      fixes,
    })
}

function checkMetrics(context: CheckContext): void {
  const { metrics } = context.document.training
  if (!metrics) return
  const suiting = context.losses.flatMap(({ item, inputs: [prediction, target = prediction] }) =>
    prediction && target ? [metricsSuiting(item, { prediction, target })] : [],
  )
  for (const id of new Set(metrics)) {
    const metric = catalog.metrics.get(id)
    const code = !metric
      ? 'metricUnknown'
      : suiting.length > 0 && !suiting.some((metrics) => metrics.includes(metric))
        ? 'metricUnsuited'
        : null
    if (!code) continue
    context.report({
      code,
      severity: code === 'metricUnknown' ? 'error' : 'warning',
      target: at('metrics'),
      values: { metric: id },
      fixes: () => [
        settingFix(context, 'removeMetric', { metric: id }, { metrics: metrics.filter((other) => other !== id) }),
      ],
    })
  }
}

/** Split and batch against the rows there are. */
function checkRows(context: CheckContext): void {
  const { split, batchSize } = context.document.training
  const [first] = dataInUse(context)
  if (!first) return
  const [, data] = first
  const parts = partsOf(data, split)
  const own = data.rows - data.testRows
  if (parts.train < 1) {
    const calm =
      data.rows >= 20 ? { validation: 0.1, test: data.testRows > 0 ? split.test : 0.1 } : { validation: 0, test: 0 }
    context.report({
      code: 'splitLeavesNothing',
      severity: 'error',
      target: at('split'),
      values: { rows: own, validation: parts.validation, test: data.testRows > 0 ? 0 : parts.test },
      fixes: () => [settingFix(context, 'setSplit', calm, { split: { ...split, ...calm } })],
    })
  } else if (batchSize > parts.train) {
    context.report({
      code: 'batchLargerThanData',
      severity: 'warning',
      target: at('batchSize'),
      values: { batch: batchSize, rows: parts.train },
      fixes: () => [settingFix(context, 'setBatch', { batch: parts.train }, { batchSize: parts.train })],
    })
  }
  if (split.validation > 0 && parts.validation === 0) {
    const none = { ...split, validation: 0 }
    context.report({
      code: 'validationEmpty',
      severity: 'warning',
      target: at('split'),
      values: { rows: own, share: split.validation },
      fixes: () => [settingFix(context, 'setSplit', { validation: 0, test: split.test }, { split: none })],
    })
  }
}

/** Early stopping needs rows to watch and fewer epochs of patience than there are. */
function checkStopping(context: CheckContext): void {
  const { split, stopping, epochs } = context.document.training
  if (!stopping) return
  const remove = () => settingFix(context, 'removeStopping', {}, { stopping: undefined })
  if (split.validation === 0) {
    const watched = { validation: 0.1, test: Math.min(split.test, 0.8) }
    context.report({
      code: 'stoppingWithoutValidation',
      severity: 'warning',
      target: at('stopping'),
      fixes: () => [settingFix(context, 'setSplit', watched, { split: { ...split, ...watched } }), remove()],
    })
  }
  if (stopping.patience >= epochs) {
    const patience = Math.ceil(epochs / 4)
    context.report({
      code: 'patienceTooLong',
      severity: 'info',
      target: at('stopping'),
      values: { patience: stopping.patience, epochs },
      fixes: () =>
        epochs > 1
          ? [settingFix(context, 'setPatience', { patience }, { stopping: { ...stopping, patience } })]
          : [remove()],
    })
  }
}

/** The training settings. */
export const checkTraining: Check = (context) => {
  checkChoice(context, 'optimizer', 'adam')
  checkChoice(context, 'schedule', 'constant')
  checkRate(context)
  checkMetrics(context)
  checkRows(context)
  checkStopping(context)
}
