import { Button, Loader } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import type { GraphDocument, GraphNode } from '@shared/graph/document'
import type { Prediction } from '@shared/ipc/types'
import { useCall } from '../bridge/useCall'
import { problemText } from '../i18n/problemText'
import { statusOf } from '../state/session/statusOf'
import { sampleNodes } from '../samples/sampleNodes'
import { useDocument, useRuns, useStudio } from '../state/studio'
import { useCurrentRun } from '../training/useShownRuns'
import classes from './insight.module.css'
import ReadingView from './ReadingView'
import RunOrigin from './RunOrigin'
import SampleInput from './SampleInput'
import { takeSample } from './takeSample'
import { useRunDocument } from '../training/useRunDocument'
import { whatCanBeAsked, type Askable } from './whatCanBeAsked'

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
  return <Asking key={run.runId} runId={run.runId} document={document} />
}

interface AskingProps {
  readonly runId: string
  readonly document: GraphDocument
}

/** Numbers that are as many as those of a picture that goes in are its pixels. */
function asPicture(shape: Shape, inputs: readonly GraphNode[]): Shape {
  const pictures = inputs.flatMap(({ type, params }) => {
    const item = catalog.datasets.get(type)
    const features = item?.describe(parseParams(item.params, params).params).outputs['features']?.shape
    return features?.length === 3 ? [features] : []
  })
  return pictures.find((picture) => shape.length === 1 && sizeOf(picture) === sizeOf(shape)) ?? shape
}

/** A network that noise is given has nothing to be asked, but makes things. */
function Asking({ runId, document }: AskingProps): ReactElement {
  const { t } = useTranslation()
  const asked = useMemo(() => whatCanBeAsked(document), [document])
  const shows = useDocument((s) => sampleNodes(s.document).length > 0)
  if (asked.inputs.length > 0) return <TestForm runId={runId} document={document} {...asked} makes={shows} />
  return (
    <div className={classes['empty']}>
      <p>{t(shows ? 'samples.fromNoise' : 'samples.addNode')}</p>
      {shows && <MakeSamples />}
    </div>
  )
}

/** Leads to what the network makes. */
function MakeSamples(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  return (
    <Button size="compact-sm" variant="default" onClick={() => screen.getState().set({ drawerTab: 'samples' })}>
      {t('samples.make')}
    </Button>
  )
}

interface FormProps extends AskingProps, Askable {
  /** There are samples to be seen as well. */
  readonly makes: boolean
}

function TestForm({ runId, document, inputs, answers, judged, makes }: FormProps): ReactElement {
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
          {makes && <MakeSamples />}
          {busy && <Loader size="xs" aria-label={t('drawer.computing')} />}
        </div>
        <RunOrigin runId={runId} made={document} />
        {problem && <p role="alert">{problemText(problem)}</p>}
        {!complete && !problem && <p className={classes['hint']}>{t('drawer.testHint')}</p>}
        {complete && value && <Answers value={value} truth={truth} inputs={inputs} answers={answers} judged={judged} />}
      </div>
    </div>
  )
}

interface AnswersProps extends Askable {
  readonly value: Prediction
  readonly truth: Readonly<Record<string, readonly number[]>> | null
}

/** What the network says at each loss whose prediction depends on what was asked. */
function Answers({ value, truth, inputs, answers, judged }: AnswersProps): ReactElement {
  return (
    <>
      {Object.entries(value.outputs)
        .filter(([node]) => answers.has(node))
        .map(([node, output]) => (
          <ReadingView
            key={node}
            row={output.rows[0] ?? []}
            shape={asPicture(output.type.shape, inputs)}
            target={output.target}
            reads={output.reads}
            truth={truth && judged.has(node) ? Object.values(truth)[0]?.[0] : undefined}
          />
        ))}
    </>
  )
}
