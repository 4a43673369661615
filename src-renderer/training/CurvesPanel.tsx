import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunState } from '@shared/training/runState'
import type { Mark } from '../charts/ChangeMarks'
import CurveChart from '../charts/CurveChart'
import { formatNumber } from '../i18n/format'
import { useInterface } from '../state/studio'
import classes from './CurvesPanel.module.css'
import { useCurvesView } from './curvesView'
import { formatMetric, hasLogScale, metricTitle, metricUnit } from './metricTitle'
import { parseSeriesKey, toCharts } from './toCharts'
import { useChangedText } from './useChangeText'
import { useNodeTitles } from './useNodeTitles'
import { useShownRuns } from './useShownRuns'

/** Loss, metrics and learning rate of the current run and of those laid over it, with the latest values beside them. */
export default function CurvesPanel(): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const runs = useShownRuns()
  const { log, smoothing } = useCurvesView()
  const nodeTitle = useNodeTitles()
  // With several runs each curve's label names its run as well.
  const splits = runs.length > 1 ? 'drawer.splitsShort' : 'drawer.splits'
  const charts = useMemo(
    () => toCharts(runs, smoothing, (split) => t(`${splits}.${split}`)),
    [runs, smoothing, splits, t],
  )

  const marks = useMarks(runs[0]?.state)

  if (charts.length === 0)
    return (
      <div className={classes['empty']}>
        <p>{t(runs.length ? 'drawer.noPointsYet' : 'drawer.noRunYet')}</p>
        <p className={classes['hint']}>{t('drawer.noRunHint')}</p>
      </div>
    )
  return (
    <div className={classes['panel']}>
      <div className={classes['charts']}>
        {charts.map((chart) => (
          <CurveChart
            key={chart.id}
            title={[metricTitle(chart.metric, language, t), nodeTitle(chart.node)].filter(Boolean).join(' · ')}
            curves={chart.curves}
            marks={marks}
            log={log && hasLogScale(chart.metric)}
            unit={metricUnit(chart.metric)}
            language={language}
          />
        ))}
      </div>
      <LatestValues />
    </div>
  )
}

/** Where the run took something over. */
function useMarks(state: RunState | undefined): readonly Mark[] {
  const textOf = useChangedText()
  const changes = state?.changes
  const perEpoch = state?.started?.stepsPerEpoch ?? 1
  return useMemo(
    () => (changes ?? []).map((changed) => ({ x: changed.step / perEpoch, text: textOf(changed) })),
    [changes, perEpoch, textOf],
  )
}

/**
 * Values after the last epoch that ended, as the command line tells them, and the seed that repeats them. Before the first epoch has
 * ended, what the last batch gave, named as such.
 */
function LatestValues(): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const nodeTitle = useNodeTitles()
  const [current] = useShownRuns()
  if (!current) return null
  const named = (title: string, node: string | undefined): string =>
    [title, nodeTitle(node)].filter(Boolean).join(' · ')
  const { state } = current
  const ended = state.epochs.at(-1)
  const rows = Object.values(state.series).map((series) => {
    const { split, metric, node } = parseSeriesKey(series.key)
    const title = metricTitle(metric, language, t)
    const mean = ended?.values[series.key]
    const ofBatch = mean === undefined && split === 'train' && metric !== 'learningRate'
    const part = ofBatch ? t('drawer.lastBatch') : split === 'train' ? '' : t(`drawer.splitsShort.${split}`)
    return {
      key: series.key,
      label: named(part ? `${title}, ${part}` : title, node),
      value: formatMetric(metric, mean ?? series.values.at(-1) ?? Number.NaN, language),
    }
  })
  const tests = Object.entries(state.test ?? {}).map(([key, value]) => {
    const { metric, node } = parseSeriesKey(key.includes('/') ? key : `test/${key}`)
    return {
      key: `test:${key}`,
      label: named(`${metricTitle(metric, language, t)}, ${t('drawer.splitsShort.test')}`, node),
      value: formatMetric(metric, value, language),
    }
  })
  return (
    <dl className={classes['values']}>
      {ended && (
        <div>
          <dt>{t('drawer.epochTitle')}</dt>
          <dd>{formatNumber(ended.epoch, language)}</dd>
        </div>
      )}
      {[...rows, ...tests].map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {state.started && (
        <div>
          <dt>{t('drawer.seed')}</dt>
          <dd>{state.started.seed}</dd>
        </div>
      )}
    </dl>
  )
}
