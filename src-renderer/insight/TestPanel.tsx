import { Button, Loader } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { feedsOf, type Feed } from '@shared/compile/feedsOf'
import { toTrainingPlan } from '@shared/compile/toTrainingPlan'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { GraphDocument, GraphNode } from '@shared/graph/document'
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

/** What the network reads, of which data nodes, and what it is compared with. */
function planOf(document: GraphDocument): Pick<TrainingPlan, 'datasets' | 'objectives'> & { feeds: readonly Feed[] } {
  const plan = toTrainingPlan(document)
  return plan.ok ? { ...plan.value, feeds: feedsOf(plan.value) } : { datasets: [], objectives: [], feeds: [] }
}

/** One row for each data node: its ports one after another. */
const toInputs = (feeds: readonly Feed[], rows: PortRows): Record<string, number[][]> =>
  Object.fromEntries(
    feeds.map(({ node, ports }) => [node, [ports.flatMap(({ name }) => rows[portKey(node, name)] ?? [])]]),
  )

function TestForm({ runId, document }: FormProps): ReactElement {
  const { t } = useTranslation()
  const { client, tell } = useStudio()
  const { ask, value, problem, busy } = useCall('run.predict')
  const [rows, setRows] = useState(nothing)
  /** The row that was taken from the data. */
  const [taken, setTaken] = useState<PortRows | null>(null)
  const step = useRuns((s) => s.states[runId]?.step)

  const { feeds, datasets, objectives } = useMemo(() => planOf(document), [document])
  const complete = feeds.every(({ node, ports }) => ports.every(({ name }) => rows[portKey(node, name)]))
  useEffect(() => {
    if (complete) void ask({ runId, inputs: toInputs(feeds, rows) })
  }, [complete, feeds, rows, runId, ask, step])

  const put = (key: string, row: readonly number[] | null): void => {
    setTaken(null)
    setRows(({ [key]: _before, ...others }) => (row ? { ...others, [key]: row } : others))
  }
  const take = async (): Promise<void> => {
    const sources = document.nodes.filter(({ id }) => datasets.includes(id))
    const sample = await takeSample(client, sources, document.training.seed)
    if (!sample.ok)
      return tell({ id: 'sample', tone: 'error', title: { key: 'drawer.sampleFailed' }, body: sample.error })
    setRows(sample.value)
    setTaken(sample.value)
  }
  const truthOf = (loss: string): readonly number[] | undefined =>
    objectives.flatMap(({ node, target }) => (node === loss ? [taken?.[portKey(target.node, target.port)]] : []))[0]
  return (
    <div className={classes['test']}>
      <div className={classes['inputs']}>
        <SampleInputs nodes={document.nodes} feeds={feeds} rows={rows} sampled={taken !== null} onChange={put} />
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

interface SampleInputsProps {
  readonly nodes: readonly GraphNode[]
  readonly feeds: readonly Feed[]
  readonly rows: PortRows
  readonly sampled: boolean
  onChange(key: string, row: readonly number[] | null): void
}

/** An input for each port of the data that the network reads. */
function SampleInputs({ nodes, feeds, rows, sampled, onChange }: SampleInputsProps): ReactElement[] {
  return feeds.flatMap(({ node: id, ports }) => {
    const node = nodes.find((one) => one.id === id)
    if (!node) return []
    return ports.map(({ name }) => {
      const key = portKey(id, name)
      const change = (row: readonly number[] | null): void => onChange(key, row)
      const alone = ports.length === 1
      return <SampleInput key={key} {...{ node, port: name, alone, row: rows[key], sampled }} onChange={change} />
    })
  })
}
