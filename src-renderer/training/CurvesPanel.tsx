import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { checkGraph } from '@shared/compile/checkGraph'
import { learnedByRules } from '@shared/compile/learnedByRules'
import type { GraphNode } from '@shared/graph/document'
import { epochsAt } from '@shared/training/runPhases'
import type { RunState } from '@shared/training/runState'
import type { Mark } from '../charts/ChangeMarks'
import CurveChart from '../charts/CurveChart'
import { formatNumber } from '../i18n/format'
import Scrubber from '../moments/Scrubber'
import { useChosenMoment } from '../moments/useChosenMoment'
import { isWaiting } from '../state/session/isWaiting'
import { useInterface } from '../state/studio'
import classes from './CurvesPanel.module.css'
import { useCurvesView } from './curvesView'
import { formatMetric, hasLogScale, metricUnit } from './metricTitle'
import { phaseTitle } from './phaseTitle'
import PhaseStrip from './PhaseStrip'
import { tellingSeries } from './tellingSeries'
import { parseSeriesKey } from './parseSeriesKey'
import { toCharts } from './toCharts'
import { useChangedText } from './useChangeText'
import { useEditText } from './useEditText'
import { useMetricTitle } from './useMetricTitle'
import { useNodeTitles } from './useNodeTitles'
import { useRunDocument } from './useRunDocument'
import { useShownRuns } from './useShownRuns'

/** Loss, metrics and learning rate of the current run and of those laid over it, with the latest values beside them. */
export default function CurvesPanel(): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const shown = useShownRuns()
  const { log, smoothing } = useCurvesView()
  const made = useRunDocument(shown[0]?.state.runId)
  const apart = useMemo(() => made !== null && learnedByRules(made, checkGraph(made)).length > 0, [made])
  const runs = useMemo(() => shown.map((run) => ({ ...run, apart })), [shown, apart])
  const placeTitle = usePlaceTitle(made?.nodes)
  const titleOf = useMetricTitle(made?.nodes)
  // With several runs each curve's label names its run as well.
  const splits = runs.length > 1 ? 'drawer.splitsShort' : 'drawer.splits'
  const charts = useMemo(
    () => toCharts(runs, smoothing, (split) => t(`${splits}.${split}`)),
    [runs, smoothing, splits, t],
  )

  const marks = useMarks(runs[0]?.state)
  const cursor = useCursor(runs[0]?.state)

  if (charts.length === 0)
    return (
      <div className={classes['empty']}>
        <p>{t(!runs[0] ? 'drawer.noRunYet' : isWaiting(runs[0].state) ? 'drawer.waitingRun' : 'drawer.noPointsYet')}</p>
        <p className={classes['hint']}>{t('drawer.noRunHint')}</p>
      </div>
    )
  return (
    <div className={classes['panel']}>
      {runs[0] && <PhaseStrip state={runs[0].state} />}
      <div className={classes['charts']}>
        {charts.map((chart) => (
          <CurveChart
            key={chart.id}
            title={titleOf(chart.metric, chart.node)}
            place={placeTitle(chart.metric, chart.node)}
            curves={chart.curves}
            marks={marks}
            cursor={cursor}
            log={log && hasLogScale(chart.metric)}
            unit={metricUnit(chart.metric)}
            language={language}
          />
        ))}
      </div>
      <LatestValues trained={made?.nodes} apart={apart} />
      <div className={classes['history']}>
        {runs[0] && <Scrubber key={runs[0].state.runId} runId={runs[0].state.runId} />}
      </div>
    </div>
  )
}

/** What a curve is of: a node, or a turn with a learning rate of its own. */
function usePlaceTitle(
  trained: readonly GraphNode[] | undefined,
): (metric: string, place: string | undefined) => string {
  const { t } = useTranslation()
  const titleOf = useNodeTitles(trained)
  return (metric, place) =>
    metric === 'learningRate' && place !== undefined ? t('drawer.phases.turn', { number: place }) : titleOf(place)
}

/** Where a phase of the run began, and where it took something over. */
function useMarks(state: RunState | undefined): readonly Mark[] {
  const textOf = useChangedText()
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const editText = useEditText()
  const { changes, edits, phases, started } = state ?? {}
  return useMemo(() => {
    if (!started || !phases || !changes || !edits) return []
    const begun = phases.slice(1).map(({ phase, epoch }) => {
      const title = phaseTitle(started.phases?.[phase]?.title, language)
      return { x: epoch, text: [t('drawer.phases.began', { number: phase + 1 }), title].filter(Boolean).join(': ') }
    })
    const changed = changes.map((one) => ({ x: epochsAt(started, phases, one.step), text: textOf(one) }))
    const byHand = edits.map((one) => ({
      x: epochsAt(started, phases, one.step),
      text: t('views.weights.editedAt', { step: formatNumber(one.step, language), edit: editText(one) }),
    }))
    return [...begun, ...changed, ...byHand]
  }, [changes, edits, phases, started, language, t, textOf, editText])
}

/** The epoch of the moment that is looked at. */
function useCursor(state: RunState | undefined): number | undefined {
  const step = useChosenMoment(state?.runId)
  return step !== undefined && state?.started ? epochsAt(state.started, state.phases, step) : undefined
}

/** The last epoch that told of a series; most often the last of all. */
function lastWith(epochs: RunState['epochs'], key: string): RunState['epochs'][number] | undefined {
  let at = epochs.length - 1
  while (at >= 0 && epochs[at]?.values[key] === undefined) at--
  return epochs[at]
}

/**
 * Values after the last epoch that ended, as the command line tells them, and the seed that repeats them. What stopped earlier says when.
 * Before the first epoch has ended, what the last batch gave, named as such.
 */
function LatestValues({
  trained,
  apart,
}: {
  readonly trained: readonly GraphNode[] | undefined
  readonly apart: boolean
}): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const placeTitle = usePlaceTitle(trained)
  const titleOf = useMetricTitle(trained)
  const [current] = useShownRuns()
  if (!current) return null
  const named = (title: string, place: string): string => [title, place].filter(Boolean).join(' · ')
  const { state } = current
  const ended = state.epochs.at(-1)
  const rows = tellingSeries(state, apart).map((series) => {
    const { split, metric, node } = parseSeriesKey(series.key)
    const title = titleOf(metric, node)
    const last = lastWith(state.epochs, series.key)
    const mean = last?.values[series.key]
    const old = last && ended && last.epoch < ended.epoch
    const when = old ? t('drawer.atEpoch', { epoch: formatNumber(last.epoch, language) }) : ''
    const ofBatch = mean === undefined && split === 'train' && metric !== 'learningRate'
    const part = ofBatch ? t('drawer.lastBatch') : split === 'train' ? '' : t(`drawer.splitsShort.${split}`)
    return {
      key: series.key,
      label: named(named(part ? `${title}, ${part}` : title, placeTitle(metric, node)), when),
      old,
      value: formatMetric(metric, mean ?? series.values.at(-1) ?? Number.NaN, language),
    }
  })
  const tests = Object.entries(state.test ?? {}).map(([key, value]) => {
    const { metric, node } = parseSeriesKey(key.includes('/') ? key : `test/${key}`)
    return {
      key: `test:${key}`,
      label: named(`${titleOf(metric, node)}, ${t('drawer.splitsShort.test')}`, placeTitle(metric, node)),
      old: false,
      value: formatMetric(metric, value, language),
    }
  })
  return (
    <dl className={classes['values']}>
      {ended && <Fact title={t('drawer.epochTitle')} value={formatNumber(ended.epoch, language)} />}
      {[...rows, ...tests].map(({ key, label, old, value }) => (
        <div key={key} data-old={old || undefined}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {state.started && <Fact title={t('drawer.seed')} value={String(state.started.seed)} />}
    </dl>
  )
}

const Fact = ({ title, value }: { readonly title: string; readonly value: string }): ReactElement => (
  <div>
    <dt>{title}</dt>
    <dd>{value}</dd>
  </div>
)
