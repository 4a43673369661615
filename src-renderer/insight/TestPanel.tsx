import { Button, Loader, NumberInput } from '@mantine/core'
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import { parseParams } from '@shared/catalog/define/params'
import { sizeOf } from '@shared/catalog/define/tensorType'
import type { GraphDocument, GraphNode } from '@shared/graph/document'
import { useCall } from '../bridge/useCall'
import { problemText } from '../i18n/problemText'
import { statusOf } from '../state/session/statusOf'
import { useInterface, useRuns, useStudio } from '../state/studio'
import { useCurrentRun } from '../training/useShownRuns'
import DrawPad from './DrawPad'
import classes from './insight.module.css'
import PixelImage from './PixelImage'
import ReadingView from './ReadingView'
import { toDigit, type Picture } from './toDigit'
import { useRunDocument } from './useRunDocument'

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

  const put = useCallback((node: string, row: readonly number[]) => {
    setTruth(null)
    setRows((all) => ({ ...all, [node]: row }))
  }, [])
  const takeSample = async (): Promise<void> => {
    const found: Record<string, readonly number[]> = {}
    const targets: Record<string, readonly number[]> = {}
    let offset: number | undefined
    for (const node of inputs) {
      const item = catalog.datasets.get(node.type)
      if (!item) continue
      const { rows: count, scale } = item.describe(parseParams(item.params, node.params).params)
      offset ??= Math.floor(Math.random() * count)
      const preview = await client.call('dataset.preview', {
        type: node.type,
        params: node.params,
        seed: document.training.seed,
        offset,
        count: 1,
      })
      if (!preview.ok)
        return tell({ id: 'sample', tone: 'error', title: { key: 'drawer.sampleFailed' }, body: preview.error })
      const factor = scale?.['features'] ?? 1
      found[node.id] = (preview.value.columns['features']?.[0] ?? []).map((v) => v * factor)
      targets[node.id] = preview.value.columns['target']?.[0] ?? []
    }
    setRows(found)
    setTruth(targets)
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
          <Button size="compact-sm" variant="default" onClick={() => void takeSample()}>
            {t('drawer.takeSample')}
          </Button>
          {busy && <Loader size="xs" aria-label={t('drawer.computing')} />}
        </div>
        {problem && <p role="alert">{problemText(problem, t)}</p>}
        {!complete && !problem && <p className={classes['hint']}>{t('drawer.testHint')}</p>}
        {complete &&
          value &&
          Object.entries(value.outputs).map(([node, output]) => (
            <ReadingView
              key={node}
              row={output.rows[0] ?? []}
              type={output.type}
              target={output.target}
              truth={truth ? Object.values(truth)[0]?.[0] : undefined}
            />
          ))}
      </div>
    </div>
  )
}

interface InputProps {
  readonly node: GraphNode
  readonly row: readonly number[] | undefined
  readonly sampled: boolean
  onChange(node: string, row: readonly number[]): void
}

/** A picture is drawn, a table row is typed. */
function SampleInput({ node, row, sampled, onChange }: InputProps): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const [wipes, setWipes] = useState(0)
  const item = catalog.datasets.get(node.type)
  const shape = useMemo(
    () => (item ? item.describe(parseParams(item.params, node.params).params) : undefined),
    [item, node.params],
  )
  const features = shape?.outputs['features']?.shape ?? []
  const [height = 0, width = 0, channels = 1] = features
  const size = sizeOf(features)
  useEffect(() => {
    if (sampled) setWipes((n) => n + 1)
  }, [sampled])

  if (features.length === 3)
    return (
      <div className={classes['picture']}>
        {channels === 1 && (
          <DrawPad
            wipes={wipes}
            onDraw={(picture: Picture | null) =>
              onChange(node.id, picture ? [...toDigit(picture, width, height)] : new Array<number>(size).fill(0))
            }
          />
        )}
        <figure className={classes['seen']}>
          <PixelImage
            values={row ?? []}
            width={width}
            height={height}
            channels={channels}
            size={112}
            label={t('drawer.networkSees')}
          />
          <figcaption>{t('drawer.networkSees')}</figcaption>
        </figure>
      </div>
    )
  const values = row ?? new Array<number>(size).fill(0)
  return (
    <fieldset className={classes['row']}>
      <legend>{node.name ?? item?.text[language].title}</legend>
      {values.map((value, i) => (
        <NumberInput
          key={i}
          size="xs"
          label={shape?.featureNames?.[i] ?? `x${subscript(i + 1)}`}
          value={Number(value.toFixed(4))}
          step={0.1}
          decimalScale={4}
          onChange={(next) =>
            typeof next === 'number' &&
            Number.isFinite(next) &&
            onChange(
              node.id,
              values.map((v, j) => (j === i ? next : v)),
            )
          }
        />
      ))}
      {!row && (
        <Button size="compact-sm" onClick={() => onChange(node.id, values)}>
          {t('drawer.askNetwork')}
        </Button>
      )}
    </fieldset>
  )
}

const subscript = (n: number): string => String(n).replace(/\d/g, (d) => String.fromCharCode(0x2080 + Number(d)))
