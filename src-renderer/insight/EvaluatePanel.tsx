import { Button, Loader, SegmentedControl } from '@mantine/core'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { GraphNode } from '@shared/graph/document'
import type { Evaluation } from '@shared/ipc/types'
import { useCall } from '../bridge/useCall'
import ProblemWords from '../problems/why/ProblemWords'
import { statusOf } from '../state/session/statusOf'
import { useInterface, useRuns } from '../state/studio'
import { formatMetric } from '../training/metricTitle'
import { useMetricTitle } from '../training/useMetricTitle'
import { useNodeTitles } from '../training/useNodeTitles'
import { parseSeriesKey } from '../training/parseSeriesKey'
import { useCurrentRun } from '../training/useShownRuns'
import classes from './insight.module.css'
import Matrices from './Matrices'
import RunOrigin from './RunOrigin'
import { useRunDocument } from '../training/useRunDocument'

type Split = Evaluation['split']
/** Without a step before it is measured, ms. */
const QUIET = 200
const SPLITS: readonly Split[] = ['test', 'validation', 'train']

/** The current run measured on one part of its rows: the chosen one, or the first that has any. */
function useEvaluation() {
  const run = useCurrentRun()
  const [chosen, choose] = useState<Split>('test')
  const { ask, clear, busy, value, problem } = useCall('run.evaluate')
  const runId = run?.runId
  const status = useRuns((s) => (runId === undefined ? undefined : statusOf(s, runId)))
  const ready = status !== undefined && status !== 'starting' && status !== 'running'
  const step = ready ? run?.step : undefined
  const rows = run?.started?.rows
  const split = rows?.[chosen] === 0 ? (SPLITS.find((part) => rows[part] > 0) ?? chosen) : chosen

  useEffect(() => {
    clear()
    if (!runId || !ready) return
    // Every single step makes another network; a row of quick steps is measured once.
    const timer = setTimeout(() => void ask({ runId, split }), QUIET)
    return () => clearTimeout(timer)
  }, [runId, ready, step, split, ask, clear])
  return { run, ready, split, choose, ask, busy, value, problem }
}

/** How good the trained network is on the rows it has and has not seen: metrics and a confusion matrix. */
export default function EvaluatePanel(): ReactElement {
  const { t } = useTranslation()
  const { run, ready, split, choose, ask, busy, value, problem } = useEvaluation()
  const made = useRunDocument(run?.runId)
  if (!run) return <p className={classes['empty']}>{t('drawer.evaluateNoRun')}</p>
  if (!ready) return <p className={classes['empty']}>{t('drawer.evaluateRunning')}</p>
  return (
    <div className={classes['evaluate']}>
      <div className={classes['side']}>
        <SegmentedControl
          size="xs"
          value={split}
          onChange={(next) => choose(next as Split)}
          aria-label={t('drawer.part')}
          data={SPLITS.map((value) => ({
            value,
            label: t(`drawer.splits.${value}`),
            disabled: run.started?.rows[value] === 0,
          }))}
        />
        {busy && <Loader size="sm" aria-label={t('drawer.computing')} />}
        {problem && (
          <p role="alert">
            <ProblemWords problem={problem} />{' '}
            <Button size="compact-xs" variant="default" onClick={() => void ask({ runId: run.runId, split })}>
              {t('drawer.again')}
            </Button>
          </p>
        )}
        <RunOrigin runId={run.runId} made={made} />
        {value && <Metrics value={value} trained={made?.nodes} />}
      </div>
      <div className={classes['matrices']}>{value && <Matrices value={value} made={made} />}</div>
    </div>
  )
}

interface MeasuredProps {
  readonly value: Evaluation
  readonly trained: readonly GraphNode[] | undefined
}

function Metrics({ value, trained }: MeasuredProps): ReactElement {
  const { t } = useTranslation()
  const nodeTitle = useNodeTitles(trained)
  const titleOf = useMetricTitle(trained)
  const language = useInterface((s) => s.language)
  return (
    <dl className={classes['metrics']}>
      <div>
        <dt>{t('drawer.rows')}</dt>
        <dd>{new Intl.NumberFormat(language).format(value.rows)}</dd>
      </div>
      {Object.entries(value.values).map(([key, number]) => {
        const { metric, node } = parseSeriesKey(key.includes('/') ? key : `${value.split}/${key}`)
        return (
          <div key={key}>
            <dt>
              {titleOf(metric, node)}
              {node ? ` · ${nodeTitle(node)}` : ''}
            </dt>
            <dd>{formatMetric(metric, number, language)}</dd>
          </div>
        )
      })}
    </dl>
  )
}
