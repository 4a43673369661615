import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportFormatInfo, ExportOutcome } from '@shared/ipc/types'
import { useCall } from '../bridge/useCall'
import { problemText } from '../i18n/problemText'
import { useDocument, useInterface, useRuns, useStudio } from '../state/studio'
import classes from './export.module.css'
import FormatList from './FormatList'
import Survival from './Survival'
import WeightsSelect, { FRESH } from './WeightsSelect'

const toFileName = (title: string): string =>
  title.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '') || 'network'

interface Props {
  /** The format chosen last; absent: the first one. */
  readonly kept: string | undefined
  onFormat(format: string): void
  onWritten(outcome: ExportOutcome): void
}

/** What is chosen before anything is written, and what would not survive. */
export default function ExportForm({ kept, onFormat, onWritten }: Props): ReactElement {
  const { t } = useTranslation()
  const { app } = useStudio()
  const document = useDocument((s) => s.document)
  const trainable = useDocument((s) => s.checked.trainable)
  const language = useInterface((s) => s.language)
  const summaries = useRuns((s) => s.summaries)
  const currentId = useRuns((s) => s.currentId)
  const formats = useCall('export.formats')
  const preview = useCall('export.preview')
  const written = useCall('export.write')
  const runs = summaries.filter((run) => run.hasCheckpoint)
  const usual = runs.find(({ runId }) => runId === currentId) ?? runs[0]
  const [weights, setWeights] = useState(usual?.runId ?? FRESH)
  const [path, setPath] = useState<string>()
  const chosen = formats.value?.find(({ id }) => id === kept) ?? formats.value?.[0]
  const format = chosen?.id
  const runId = chosen?.needsWeights && weights !== FRESH ? weights : undefined
  const request = useMemo(
    () => (format === undefined ? undefined : { document, format, ...(runId !== undefined && { runId }) }),
    [document, format, runId],
  )
  const [askFormats, askPreview] = [formats.ask, preview.ask]
  useEffect(() => void askFormats(undefined), [askFormats])
  useEffect(() => {
    if (request && trainable) void askPreview(request)
  }, [askPreview, request, trainable])
  useEffect(() => {
    if (written.value) onWritten(written.value)
  }, [written.value, onWritten])
  const usualPath = (format: ExportFormatInfo): string =>
    `${app.projectsFolder}/${toFileName(document.title)}${format.folder ? `-${format.id}` : format.extension}`
  const browserPath = path ?? (chosen ? usualPath(chosen) : '')
  return (
    <Stack gap="md">
      <div className={classes['form']}>
        <FormatList
          formats={formats.value ?? []}
          chosen={chosen?.id ?? ''}
          onChange={(next) => {
            setPath(undefined)
            written.clear()
            onFormat(next)
          }}
        />
        <Stack gap="sm" className={classes['details']}>
          {chosen && (
            <div>
              <Text fw={600}>{chosen.text[language].title}</Text>
              <Text size="sm" c="dimmed">
                {chosen.text[language].help}
              </Text>
            </div>
          )}
          {chosen?.needsWeights && <WeightsSelect runs={runs} value={weights} onChange={setWeights} />}
          {app.host === 'browser' && (
            <TextInput
              label={t('drawer.export.path')}
              value={browserPath}
              onChange={(e) => setPath(e.currentTarget.value)}
            />
          )}
          {trainable ? <Survival preview={preview} /> : <Alert color="yellow">{t('drawer.export.hasProblems')}</Alert>}
          {written.problem && (
            <Alert color="red" role="alert">
              {problemText(written.problem)}
            </Alert>
          )}
        </Stack>
      </div>
      <Group justify="flex-end">
        <Button
          variant="filled"
          loading={written.busy}
          disabled={!request || !trainable || !preview.value || preview.busy}
          onClick={() =>
            request && void written.ask({ ...request, ...(app.host === 'browser' && { path: browserPath }) })
          }
        >
          {t('drawer.export.write')}
        </Button>
      </Group>
    </Stack>
  )
}
