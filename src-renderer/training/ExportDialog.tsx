import { Alert, Button, Code, Group, Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportFormatInfo, RunSummary } from '@shared/ipc/types'
import { useCall } from '../bridge/useCall'
import { problemText } from '../i18n/problemText'
import { useDocument, useInterface, useRuns, useStudio } from '../state/studio'

/** Takes the network out of the studio: which format, whose weights, where to; then what was written. */
export default function ExportDialog(): ReactElement {
  const { t } = useTranslation()
  const { interface: screen } = useStudio()
  const opened = useInterface((s) => s.dialog === 'export')
  return (
    <Modal
      opened={opened}
      onClose={() => screen.getState().set({ dialog: null })}
      title={t('drawer.export.title')}
      size="lg"
    >
      {opened && <ExportForm />}
    </Modal>
  )
}

const FRESH = 'fresh'

const toFileName = (title: string): string =>
  title.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '') || 'network'

function ExportForm(): ReactElement {
  const { t } = useTranslation()
  const { app } = useStudio()
  const document = useDocument((s) => s.document)
  const trainable = useDocument((s) => s.checked.trainable)
  const summaries = useRuns((s) => s.summaries)
  const currentId = useRuns((s) => s.currentId)
  const formats = useCall('export.formats')
  const written = useCall('export.write')
  const withWeights = summaries.filter((run) => run.hasCheckpoint)
  const [format, setFormat] = useState('')
  const [weights, setWeights] = useState(
    withWeights.some((r) => r.runId === currentId) ? (currentId ?? FRESH) : (withWeights[0]?.runId ?? FRESH),
  )
  const [path, setPath] = useState<string>()
  const askFormats = formats.ask
  useEffect(() => void askFormats(undefined), [askFormats])
  const chosen = formats.value?.find((f) => f.id === format) ?? formats.value?.[0]
  const browserPath = path ?? (chosen ? `${app.projectsFolder}/${toFileName(document.title)}${chosen.extension}` : '')

  const write = (): void => {
    if (!chosen) return
    void written.ask({
      document,
      format: chosen.id,
      ...(chosen.needsWeights && weights !== FRESH && { runId: weights }),
      ...(app.host === 'browser' && { path: browserPath }),
    })
  }
  if (written.value) return <Outcome {...written.value} />
  return (
    <Stack gap="sm">
      <Formats formats={formats.value ?? []} chosen={chosen?.id ?? ''} onChange={setFormat} />
      {chosen?.needsWeights && <WeightsSelect runs={withWeights} value={weights} onChange={setWeights} />}
      {app.host === 'browser' && (
        <TextInput
          label={t('drawer.export.path')}
          value={browserPath}
          onChange={(e) => setPath(e.currentTarget.value)}
        />
      )}
      {!trainable && <Alert color="yellow">{t('drawer.export.hasProblems')}</Alert>}
      {written.problem && (
        <Alert color="red" role="alert">
          {problemText(written.problem)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="filled" loading={written.busy} disabled={!chosen || !trainable} onClick={write}>
          {t('drawer.export.write')}
        </Button>
      </Group>
    </Stack>
  )
}

interface WeightsProps {
  readonly runs: readonly RunSummary[]
  readonly value: string
  onChange(runId: string): void
}

/** Whose weights are written: those of a run, or fresh ones. */
function WeightsSelect({ runs, value, onChange }: WeightsProps): ReactElement {
  const { t } = useTranslation()
  const fresh = { value: FRESH, label: t('drawer.export.fresh') }
  return (
    <Select
      label={t('drawer.export.weights')}
      allowDeselect={false}
      value={value}
      onChange={(run) => run && onChange(run)}
      data={[
        ...runs.map(({ runId, title }) => ({
          value: runId,
          label: /^#/.test(title) ? `${t('drawer.runTitle')} ${title}` : title,
        })),
        fresh,
      ]}
    />
  )
}

interface FormatsProps {
  readonly formats: readonly ExportFormatInfo[]
  readonly chosen: string
  onChange(format: string): void
}

function Formats({ formats, chosen, onChange }: FormatsProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Radio.Group value={chosen} onChange={onChange} label={t('drawer.export.format')}>
      <Stack gap={6} mt={6}>
        {formats.map(({ id, title }) => (
          <Radio
            key={id}
            value={id}
            label={t(`drawer.export.formats.${id}`, { defaultValue: title })}
            description={t(`drawer.export.help.${id}`, { defaultValue: '' })}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

interface OutcomeProps {
  readonly path: string
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly losses: readonly { readonly code: string; readonly message: string }[]
}

function Outcome({ path, files, losses }: OutcomeProps): ReactElement {
  const { t } = useTranslation()
  const { app, client, interface: screen } = useStudio()
  const language = useInterface((s) => s.language)
  const bytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 })
  return (
    <Stack gap="sm">
      <Text size="sm">{t('drawer.export.written')}</Text>
      <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {path}
      </Code>
      {files.map((file) => (
        <Text key={file.name} size="xs" c="dimmed">
          {file.name} · {bytes.format(file.bytes / 1000)}
        </Text>
      ))}
      {losses.map((loss) => (
        <Alert key={loss.code} color="yellow">
          {problemText(loss)}
        </Alert>
      ))}
      <Group justify="flex-end">
        {app.host === 'desktop' && (
          <Button variant="default" onClick={() => void client.call('shell.reveal', { path })}>
            {t('drawer.export.reveal')}
          </Button>
        )}
        <Button variant="filled" onClick={() => screen.getState().set({ dialog: null })}>
          {t('drawer.export.done')}
        </Button>
      </Group>
    </Stack>
  )
}
