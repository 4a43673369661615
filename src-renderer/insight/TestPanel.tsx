import { Button, Loader } from '@mantine/core'
import { Fragment, useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sizeOf, type Shape } from '@shared/catalog/define/tensorType'
import { feedbackOf, type FedBack } from '@shared/compile/feedbackOf'
import { feedsOf, type Feed } from '@shared/compile/feedsOf'
import { toTrainingPlan } from '@shared/compile/toTrainingPlan'
import type { TrainingPlan } from '@shared/compile/trainingPlan'
import type { GraphDocument } from '@shared/graph/document'
import type { Prediction } from '@shared/ipc/types'
import { useCall } from '../bridge/useCall'
import ProblemAlert from '../problems/why/ProblemAlert'
import { statusOf } from '../state/session/statusOf'
import { sampleNodes } from '../samples/sampleNodes'
import { useDocument, useRuns, useStudio } from '../state/studio'
import { useCurrentRun } from '../training/useShownRuns'
import { viewLayers, type ViewLayer } from '../inside/viewLayers'
import EditedMark from '../training/EditedMark'
import { useNodeTitles } from '../training/useNodeTitles'
import { answersOf } from './answersOf'
import classes from './insight.module.css'
import { answerKind, isStanding } from './layer/answerKind'
import LayerAnswer from './layer/LayerAnswer'
import StandingAnswer from './layer/StandingAnswer'
import ReadingView from './ReadingView'
import RunOrigin from './RunOrigin'
import SampleInputs from './SampleInputs'
import { portKey, takeSample, type PortRows } from './takeSample'
import { useRunDocument } from '../training/useRunDocument'
import WritingForm from './WritingForm'

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

const nothing: PortRows = {}

interface Asked extends Pick<TrainingPlan, 'datasets' | 'objectives'> {
  readonly feeds: readonly Feed[]
  /** Loss nodes that have an answer to what is given. */
  readonly answers: ReadonlySet<string>
  /** Layers that can be looked into. */
  readonly layers: readonly ViewLayer[]
  /** Answers that go back into the network: it writes. */
  readonly back?: FedBack | undefined
}

/** What the network reads, of which data nodes, and what it is compared with. */
function planOf(document: GraphDocument): Asked {
  const plan = toTrainingPlan(document)
  return plan.ok
    ? {
        ...plan.value,
        feeds: feedsOf(plan.value),
        answers: answersOf(plan.value),
        layers: viewLayers(plan.value.checked),
        back: plan.value.objectives.map((objective) => feedbackOf(plan.value, objective)).find((back) => back),
      }
    : { datasets: [], objectives: [], feeds: [], answers: new Set(), layers: [] }
}

/** The layer whose one answer is all that the network has to say, whatever it is given. */
function standingLayer({ objectives, answers, layers }: Asked): ViewLayer | undefined {
  const said = objectives.filter(({ node }) => answers.has(node))
  const found = said.map((one) => layers.find(({ node }) => node.id === one.prediction.node))
  const [first] = found
  const all = said.length > 0 && said.every((one, i) => isStanding(answerKind(found[i], one)))
  return all ? first : undefined
}

/** A network that is given noise alone has nothing to be asked, but makes things. */
function Asking({ runId, document }: AskingProps): ReactElement {
  const { t } = useTranslation()
  const asked = useMemo(() => planOf(document), [document])
  const shows = useDocument((s) => sampleNodes(s.document).length > 0)
  if (asked.back)
    return (
      <WritingForm runId={runId} document={document} feeds={asked.feeds} back={asked.back}>
        <RunOrigin runId={runId} made={document} />
      </WritingForm>
    )
  const standing = standingLayer(asked)
  if (standing)
    return (
      <StandingAnswer runId={runId} layer={standing}>
        <RunOrigin runId={runId} made={document} />
      </StandingAnswer>
    )
  if (asked.answers.size > 0) return <TestForm runId={runId} document={document} asked={asked} makes={shows} />
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

/** One row for each data node: its ports one after another. */
const toInputs = (feeds: readonly Feed[], rows: PortRows): Record<string, number[][]> =>
  Object.fromEntries(
    feeds.map(({ node, ports }) => [node, [ports.flatMap(({ name }) => rows[portKey(node, name)] ?? [])]]),
  )

interface FormProps extends AskingProps {
  readonly asked: Asked
  /** There are samples to be seen as well. */
  readonly makes: boolean
}

function TestForm({ runId, document, asked, makes }: FormProps): ReactElement {
  const { t } = useTranslation()
  const { client, tell } = useStudio()
  const { ask, value, problem, busy } = useCall('run.predict')
  const [rows, setRows] = useState(nothing)
  /** The row that was taken from the data. */
  const [taken, setTaken] = useState<PortRows | null>(null)
  const step = useRuns((s) => s.states[runId]?.step)
  const edited = useRuns((s) => s.states[runId]?.edited)
  const edits = useRuns((s) => s.states[runId]?.edits)

  const { feeds, datasets } = asked
  const complete = feeds.every(({ node, ports }) => ports.every(({ name }) => rows[portKey(node, name)]))
  useEffect(() => {
    if (complete) void ask({ runId, inputs: toInputs(feeds, rows) })
  }, [complete, feeds, rows, runId, ask, step, edited])

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
          {makes && <MakeSamples />}
          {busy && <Loader size="xs" aria-label={t('drawer.computing')} />}
          <EditedMark edits={edits} />
        </div>
        <RunOrigin runId={runId} made={document} />
        {problem && <ProblemAlert problem={problem} />}
        {!complete && !problem && <p className={classes['hint']}>{t('drawer.testHint')}</p>}
        {complete && value && (
          <Answers runId={runId} document={document} value={value} rows={rows} taken={taken} asked={asked} />
        )}
      </div>
    </div>
  )
}

/** The shape of a picture that goes in, where a row of numbers has as many: they are its pixels. */
function asPicture(shape: Shape, feeds: readonly Feed[]): Shape {
  const shapes = feeds.flatMap(({ ports }) => ports.map(({ type }) => type.shape))
  const picture = shapes.find((one) => one.length === 3 && shape.length === 1 && sizeOf(one) === sizeOf(shape))
  return picture ?? shape
}

interface AnswersProps extends AskingProps {
  readonly value: Prediction
  /** What is given. */
  readonly rows: PortRows
  readonly taken: PortRows | null
  readonly asked: Asked
}

/** What the network says at each loss that has an answer, in the words of the layer where nothing is compared with it. */
function Answers({ runId, document, value, rows, taken, asked }: AnswersProps): ReactElement[] {
  const { objectives, answers, feeds, layers } = asked
  const titleOf = useNodeTitles(document.nodes)
  const inputs = useMemo(() => toInputs(feeds, rows), [feeds, rows])
  const told = objectives.map((objective) => {
    const layer = layers.find(({ node }) => node.id === objective.prediction.node)
    return { ...objective, layer, kind: answerKind(layer, objective) }
  })
  // What can be right or wrong comes first.
  told.sort((a, b) => Number(a.kind !== undefined) - Number(b.kind !== undefined))
  return told.flatMap(({ node, target, layer, kind }) => {
    const output = value.outputs[node]
    if (!output || !answers.has(node)) return []
    return [
      <Fragment key={node}>
        {answers.size > 1 && <h4 className={classes['answerTitle']}>{titleOf(node)}</h4>}
        {layer && (kind === 'winner' || kind === 'recall') ? (
          <LayerAnswer runId={runId} layer={layer} kind={kind} inputs={inputs} />
        ) : (
          <ReadingView
            row={output.rows[0] ?? []}
            shape={asPicture(output.target.shape, feeds)}
            target={output.target}
            reads={output.reads}
            truth={taken?.[portKey(target.node, target.port)]}
          />
        )}
      </Fragment>,
    ]
  })
}
