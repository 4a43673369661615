import { ActionIcon, Badge, Checkbox, Menu, TextInput, Tooltip } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { catalog } from '@shared/catalog/catalog'
import { graphHash } from '@shared/compile/graphHash'
import { restoreGraph } from '@shared/graph/commands/restoreGraph'
import type { RunChanged, RunSummary } from '@shared/ipc/types'
import { isLive } from '../state/session/isLive'
import { loadRunHistory, showRun } from '../state/session/loadRuns'
import { resumeRun } from '../state/session/resumeRun'
import { startTraining } from '../state/session/startTraining'
import { writeNumber } from '../i18n/writeNumber'
import { useDocument, useInterface, useRuns, useStudio } from '../state/studio'
import EditedMark from './EditedMark'
import { runTitle } from './runTitle'
import { formatMetric } from './metricTitle'
import { useMetricTitle } from './useMetricTitle'
import { useNodeTitles } from './useNodeTitles'
import { runDifferences, settingOf, type RunSetting } from './runDifferences'
import classes from './RunsPanel.module.css'
import { parseSeriesKey } from './parseSeriesKey'
import { useChangedText } from './useChangeText'
import { whyNotResumed } from './whyNotResumed'

const STATUS_COLORS = {
  starting: 'blue',
  running: 'blue',
  paused: 'yellow',
  finished: 'green',
  stopped: 'gray',
  failed: 'red',
} as const

/** Every run of this project, bound to the graph that made it: look at it again, lay it over another, go back to its graph, go on from it. */
export default function RunsPanel(): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const summaries = useRuns((s) => s.summaries)
  const currentId = useRuns((s) => s.currentId)
  const compared = useRuns((s) => s.compared)
  const document = useDocument((s) => s.document)
  const hash = useMemo(() => graphHash(document), [document])
  const differences = useMemo(() => runDifferences(summaries), [summaries])

  const compare = async (runId: string, on: boolean): Promise<void> => {
    if (on && !(await loadRunHistory(studio, runId))) return
    studio.runs.getState().set({ compared: on ? [...compared, runId] : compared.filter((id) => id !== runId) })
  }
  if (summaries.length === 0) return <p className={classes['empty']}>{t('drawer.noRuns')}</p>
  return (
    <div className={classes['frame']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('drawer.runTitle')}</th>
            <th scope="col">{t('drawer.runStatus')}</th>
            <th scope="col">{t('drawer.runStep')}</th>
            <th scope="col">{t('drawer.runResult')}</th>
            {differences.length > 0 && <th scope="col">{t('drawer.runSettings')}</th>}
            <th scope="col">{t('drawer.runGraph')}</th>
            <th scope="col">{t('drawer.runOverlay')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {summaries.map((run) => (
            <RunRow
              key={run.runId}
              run={run}
              differences={differences}
              current={run.runId === currentId}
              sameGraph={run.graphHash === hash}
              compared={compared.includes(run.runId)}
              onShow={() => void showRun(studio, run.runId)}
              onCompare={(on) => void compare(run.runId, on)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly run: RunSummary
  /** Settings in which the runs of the list differ. */
  readonly differences: readonly RunSetting[]
  readonly current: boolean
  readonly sameGraph: boolean
  readonly compared: boolean
  onShow(): void
  onCompare(on: boolean): void
}

function RunRow({ run, differences, current, sameGraph, compared, onShow, onCompare }: RowProps): ReactElement {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  const number = new Intl.NumberFormat(language)
  const values = telling(run.values)
  const nodeTitle = useNodeTitles()
  const titleOf = useMetricTitle()
  return (
    <tr className={current ? classes['current'] : undefined} aria-current={current || undefined}>
      <td>
        <RunTitle run={run} onShow={onShow} />
        {run.changed && <Changed changed={run.changed} />}
        <EditedMark edits={run.edits} />
      </td>
      <td>
        <Badge size="sm" tt="none" miw="max-content" variant="light" color={STATUS_COLORS[run.status]}>
          {t(`drawer.statuses.${run.status}`)}
        </Badge>
      </td>
      <td>{number.format(run.step)}</td>
      <td>
        {values.map(([key, value]) => {
          const { split, metric, node } = parseSeriesKey(key)
          return (
            <span key={key} className={classes['value']}>
              {titleOf(metric, node)}
              {split === 'train' ? '' : `, ${t(`drawer.splitsShort.${split}`)}`}
              {nodeTitle(node) && ` · ${nodeTitle(node)}`} <b>{formatMetric(metric, value, language)}</b>
            </span>
          )
        })}
      </td>
      {differences.length > 0 && (
        <td>
          {differences.map((setting) => (
            <Setting key={setting} setting={setting} value={settingOf(run, setting)} />
          ))}
        </td>
      )}
      <td>{sameGraph ? t('drawer.graphSame') : t('drawer.graphChanged')}</td>
      <td>
        <Checkbox
          size="xs"
          aria-label={t('drawer.overlay', { title: run.title })}
          checked={compared}
          disabled={current}
          onChange={(e) => onCompare(e.currentTarget.checked)}
        />
      </td>
      <td>
        <RunMenu run={run} sameGraph={sameGraph} />
      </td>
    </tr>
  )
}

/** The values that tell most, each on the rows it was not trained on where there are such, and the measures of the test. */
function telling(values: RunSummary['values']): [string, number][] {
  const held = Object.entries(values).filter(([key]) => {
    const { split, metric } = parseSeriesKey(key)
    return metric !== 'learningRate' && (split !== 'train' || values[`validation/${metric}`] === undefined)
  })
  const isTest = ([key]: [string, number]): boolean => parseSeriesKey(key).split === 'test'
  const measures = held.filter((entry) => isTest(entry) && parseSeriesKey(entry[0]).metric !== 'loss')
  const tests = measures.length > 0 ? measures : held.filter(isTest)
  return [...held.filter((entry) => !isTest(entry)).slice(0, 2), ...tests.slice(0, 1)]
}

function Setting({
  setting,
  value,
}: {
  readonly setting: RunSetting
  readonly value: string | number | undefined
}): ReactElement | null {
  const { t } = useTranslation()
  const language = useInterface((s) => s.language)
  if (value === undefined) return null
  const name = setting === 'learningRate' ? t('drawer.learningRate') : t(`drawer.training.${setting}`)
  const text =
    typeof value === 'number'
      ? writeNumber(value, language)
      : (catalog.optimizers.get(value)?.text[language].title ?? value)
  return (
    <span className={classes['value']}>
      {setting === 'optimizer' ? '' : `${name} `}
      <b>{text}</b>
    </span>
  )
}

const SHOWN = { hover: true, focus: true, touch: true }

/** That the run did not learn with one and the same settings throughout, and what they were. */
function Changed({ changed }: { readonly changed: readonly RunChanged[] }): ReactElement {
  const { t } = useTranslation()
  const lines = changed.map(useChangedText())
  return (
    <Tooltip label={lines.join('\n')} multiline events={SHOWN} style={{ whiteSpace: 'pre-line' }}>
      <span
        className={classes['changed']}
        tabIndex={0}
        role="note"
        aria-label={`${t('drawer.changed')}. ${lines.join('; ')}`}
      >
        {t('drawer.changed')}
      </span>
    </Tooltip>
  )
}

function RunTitle({ run, onShow }: { readonly run: RunSummary; onShow(): void }): ReactElement {
  const { t } = useTranslation()
  const { client, tell } = useStudio()
  const [editing, setEditing] = useState<string | null>(null)
  useEffect(() => setEditing(null), [run.title])
  const rename = async (title: string): Promise<void> => {
    const answer = await client.call('run.rename', { runId: run.runId, title })
    if (!answer.ok) tell({ id: 'run', tone: 'error', title: { key: 'drawer.runNotRenamed' }, body: answer.error })
  }
  if (editing === null)
    return (
      <button
        type="button"
        className={classes['title']}
        onClick={onShow}
        onDoubleClick={() => setEditing(run.title)}
        title={t('drawer.runTitleHelp')}
      >
        {runTitle(run, t)}
      </button>
    )
  const save = (): void => {
    if (editing.trim() && editing !== run.title) void rename(editing.trim())
    setEditing(null)
  }
  return (
    <TextInput
      size="xs"
      autoFocus
      aria-label={t('drawer.runTitle')}
      value={editing}
      maxLength={200}
      onChange={(e) => setEditing(e.currentTarget.value)}
      onBlur={save}
      onKeyDown={(e) => {
        if (e.key === 'Enter') save()
        if (e.key === 'Escape') setEditing(null)
      }}
    />
  )
}

function RunMenu({ run, sameGraph }: { readonly run: RunSummary; readonly sameGraph: boolean }): ReactElement {
  const { t } = useTranslation()
  const studio = useStudio()
  const { client, documents, runs, tell } = studio
  const live = isLive(run.status)
  const blocked = whyNotResumed(run)
  const restore = async (): Promise<void> => {
    const answer = await client.call('run.history', { runId: run.runId })
    if (!answer.ok)
      return tell({ id: 'history', tone: 'error', title: { key: 'shell.run.historyFailed' }, body: answer.error })
    const { document, apply } = documents.getState()
    const done = apply(restoreGraph(document, answer.value.document))
    if (!done.ok) tell({ id: 'history', tone: 'error', title: { key: 'drawer.graphNotRestored' }, body: done.error })
  }
  const remove = async (): Promise<void> => {
    const answer = await client.call('run.remove', { runId: run.runId })
    if (!answer.ok)
      return tell({ id: 'run', tone: 'error', title: { key: 'drawer.runNotRemoved' }, body: answer.error })
    const { compared, currentId, set } = runs.getState()
    set({ compared: compared.filter((id) => id !== run.runId), ...(currentId === run.runId && { currentId: null }) })
  }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('drawer.runMenu', { title: run.title })}>
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item disabled={sameGraph} onClick={() => void restore()}>
          {t('drawer.restoreGraph')}
        </Menu.Item>
        <Menu.Item disabled={blocked !== undefined} onClick={() => void resumeRun(studio, run.runId)}>
          {t('drawer.resumeRun')}
          {blocked && <span className={classes['reason']}>{t(`drawer.notResumed.${blocked}`)}</span>}
        </Menu.Item>
        <Menu.Item disabled={!run.hasCheckpoint} onClick={() => void startTraining(studio, { weightsFrom: run.runId })}>
          {t('drawer.beginFromRun')}
        </Menu.Item>
        <Menu.Item color="red" disabled={live} onClick={() => void remove()}>
          {t('drawer.removeRun')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
