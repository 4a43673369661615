import { Button, Loader } from '@mantine/core'
import { useCallback, useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
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
import { takeSample } from './takeSample'
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
  const inputs = document.nodes.filter(
    (node) =>
      catalog.datasets.has(node.type) &&
      document.edges.some((e) => e.source.node === node.id && e.source.port === 'features'),
  )
  return <TestForm key={run.runId} runId={run.runId} document={document} inputs={inputs} />
}

interface FormProps {
  readonly runId: string
  readonly document: GraphDocument
  readonly inputs: readonly GraphNode[]
}

function TestForm({ runId, document, inputs }: FormProps): ReactElement {
  const { t } = useTranslation()
  const { client, tell } = useStudio()
  const { ask, value, problem, busy } = useCall('run.predict')
  const [rows, setRows] = useState<Readonly<Record<string, readonly number[]>>>({})
  const [truth, setTruth] = useState<Readonly<Record<string, readonly number[]>> | null>(null)
  const step = useRuns((s) => s.states[runId]?.step)

  const complete = inputs.every((node) => rows[node.id])
  useEffect(() => {
    if (complete)
      void ask({ runId, inputs: Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, [[...row]]])) })
  }, [complete, rows, runId, ask, step])

  const put = useCallback((node: string, row: readonly number[] | null) => {
    setTruth(null)
    setRows(({ [node]: _before, ...others }) => (row ? { ...others, [node]: row } : others))
  }, [])
  const take = async (): Promise<void> => {
    const sample = await takeSample(client, inputs, document.training.seed)
    if (!sample.ok)
      return tell({ id: 'sample', tone: 'error', title: { key: 'drawer.sampleFailed' }, body: sample.error })
    setRows(sample.value.rows)
    setTruth(sample.value.targets)
  }
  return (
    <div className={classes['test']}>
      <div className={classes['inputs']}>
        {inputs.map((node) => (
          <SampleInput key={node.id} node={node} row={rows[node.id]} onChange={put} sampled={truth !== null} />
        ))}
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
              truth={truth ? Object.values(truth)[0] : undefined}
            />
          ))}
      </div>
    </div>
  )
}
