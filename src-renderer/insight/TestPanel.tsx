import { Button, Loader } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { feedsOf, type Feed } from '@shared/compile/feedsOf'
import { toTrainingPlan } from '@shared/compile/toTrainingPlan'
import type { GraphDocument } from '@shared/graph/document'
import { useCall } from '../bridge/useCall'
import { problemText } from '../i18n/problemText'
import { statusOf } from '../state/session/statusOf'
import { useRuns, useStudio } from '../state/studio'
import { useCurrentRun } from '../training/useShownRuns'
import classes from './insight.module.css'
import ReadingView from './ReadingView'
import RunOrigin from './RunOrigin'
import SampleInput from './SampleInput'
import { portKey, takeSample, type PortRows } from './takeSample'
import { useRunDocument } from '../training/useRunDocument'

/** Try the trained network: draw a digit, type values, take a row of the data, and see what it says. */
export default function TestPanel(): ReactElement {
  const { t } = useTranslation()
  const run = useCurrentRun()
  const document = useRunDocument(run?.runId)
  const status = useRuns((s) => (run ? statusOf(s, run.runId) : undefined))
  if (!run) return <p className={classes['empty']}>{t('drawer.testNoRun')}</p>
  if (status === 'starting' || status === 'running')
    return <p className={classes['empty']}>{t('drawer.testRunning')}</p>
  if (!document)
    return (
      <p className={classes['empty']}>
        <Loader size="sm" />
      </p>
    )
  return <TestForm key={run.runId} runId={run.runId} document={document} />
}

interface FormProps {
  readonly runId: string
  readonly document: GraphDocument
}

const nothing: PortRows = {}

function TestForm({ runId, document }: FormProps): ReactElement {
  const { t } = useTranslation()
  const { client, tell } = useStudio()
  const { ask, value, problem, busy } = useCall('run.predict')
  const [rows, setRows] = useState(nothing)
  /** The row that was taken from the data. */
  const [taken, setTaken] = useState<PortRows | null>(null)
  const step = useRuns((s) => s.states[runId]?.step)

  const plan = useMemo(() => toTrainingPlan(document), [document])
  const feeds = useMemo(() => (plan.ok ? feedsOf(plan.value) : []), [plan])
  const complete = feeds.every(({ node, ports }) => ports.every(({ name }) => rows[portKey(node, name)]))
  useEffect(() => {
    const rowOf = ({ node, ports }: Feed): number[] => ports.flatMap(({ name }) => rows[portKey(node, name)] ?? [])
    if (complete) void ask({ runId, inputs: Object.fromEntries(feeds.map((feed) => [feed.node, [rowOf(feed)]])) })
  }, [complete, feeds, rows, runId, ask, step])

  const put = (key: string, row: readonly number[] | null): void => {
    setTaken(null)
    setRows(({ [key]: _before, ...others }) => (row ? { ...others, [key]: row } : others))
  }
  const take = async (): Promise<void> => {
    const sources = document.nodes.filter(({ id }) => plan.ok && plan.value.datasets.includes(id))
    const sample = await takeSample(client, sources, document.training.seed)
    if (!sample.ok)
      return tell({ id: 'sample', tone: 'error', title: { key: 'drawer.sampleFailed' }, body: sample.error })
    setRows(sample.value)
    setTaken(sample.value)
  }
  const truthOf = (loss: string): readonly number[] | undefined => {
    const target = plan.ok ? plan.value.objectives.find(({ node }) => node === loss)?.target : undefined
    return target && taken?.[portKey(target.node, target.port)]
  }
  return (
    <div className={classes['test']}>
      <div className={classes['inputs']}>
        {feeds.flatMap(({ node: id, ports }) =>
          document.nodes
            .filter((node) => node.id === id)
            .flatMap((node) =>
              ports.map(({ name }) => (
                <SampleInput
                  key={portKey(id, name)}
                  node={node}
                  port={name}
                  alone={ports.length === 1}
                  row={rows[portKey(id, name)]}
                  onChange={(row) => put(portKey(id, name), row)}
                  sampled={taken !== null}
                />
              )),
            ),
        )}
      </div>
      <div className={classes['result']}>
        <div className={classes['resultHead']}>
          <Button size="compact-sm" variant="default" onClick={() => void take()}>
            {t('drawer.takeSample')}
          </Button>
          {busy && <Loader size="xs" aria-label={t('drawer.computing')} />}
        </div>
        <RunOrigin runId={runId} made={document} />
        {problem && <p role="alert">{problemText(problem)}</p>}
        {!complete && !problem && <p className={classes['hint']}>{t('drawer.testHint')}</p>}
        {complete &&
          value &&
          Object.entries(value.outputs).map(([node, output]) => (
            <ReadingView
              key={node}
              row={output.rows[0] ?? []}
              target={output.target}
              reads={output.reads}
              truth={truthOf(node)}
            />
          ))}
      </div>
    </div>
  )
}
