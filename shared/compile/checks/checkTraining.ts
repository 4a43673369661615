import { catalog } from '../../catalog/catalog'
import type { DiagnosticTarget } from '../../graph/diagnostic'
import type { Check, CheckContext } from '../checkContext'
import { metricsSuiting } from '../metricsAt'
import { phasesOf } from '../phasesOf'
import { dataInUse, partsOf } from './dataInUse'
import { settingFix } from './settingFixes'

const at = (setting: string): DiagnosticTarget => ({ kind: 'training', setting })

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
  const { split, stopping } = context.document.training
  if (!stopping) return
  const epochs = Math.max(...phasesOf(context.document.training).map((phase) => phase.epochs))
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
  checkMetrics(context)
  checkRows(context)
  checkStopping(context)
}
