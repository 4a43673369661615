import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportFormatInfo, ExportOutcome } from '@shared/ipc/types'
import { problemText } from '../i18n/problemText'
import { useDocument, useInterface, useStudio } from '../state/studio'
import classes from './export.module.css'
import FormatList from './FormatList'
import Survival from './Survival'
import Told from './Told'
import { toFileName } from './toFileName'
import { useExport } from './useExport'
import WritingBar from './WritingBar'
import WeightsSelect from './WeightsSelect'

const About = ({ title, help }: { readonly title: string; readonly help: string }): ReactElement => (
  <div>
    <Text fw={600}>{title}</Text>
    <Text size="sm" c="dimmed">
      {help}
    </Text>
  </div>
)

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
  const title = useDocument((s) => s.document.title)
  const language = useInterface((s) => s.language)
  const { formats, chosen, runs, weights, setWeights, trainable, preview, written, ready, write, progress, cancel } =
    useExport(kept, onWritten)
  const [path, setPath] = useState<string>()
  // Formats that end alike do not overwrite one another.
  const usualPath = ({ id, extension }: ExportFormatInfo): string => {
    const alike = formats.filter((one) => one.extension === extension).length > 1
    return `${app.projectsFolder}/${toFileName(title)}${alike ? `-${id}` : ''}${extension}`
  }
  const browserPath = path ?? (chosen ? usualPath(chosen) : '')
  return (
    <Stack gap="md">
      <div className={classes['form']}>
        <FormatList
          formats={formats}
          chosen={chosen?.id ?? ''}
          onChange={(next) => {
            setPath(undefined)
            written.clear()
            onFormat(next)
          }}
        />
        <Stack gap="sm" className={classes['details']}>
          {chosen && <About {...chosen.text[language]} />}
          {chosen?.needsWeights && <WeightsSelect runs={runs} value={weights} onChange={setWeights} />}
          {app.host === 'browser' && (
            <TextInput
              label={t('drawer.export.path')}
              value={browserPath}
              onChange={(e) => setPath(e.currentTarget.value)}
            />
          )}
          {trainable ? (
            <Survival preview={preview} />
          ) : (
            <Told severity="warning" sentences={[t('drawer.export.hasProblems')]} />
          )}
          {written.problem && <Told severity="error" sentences={[problemText(written.problem)]} />}
        </Stack>
      </div>
      <Group justify="flex-end" wrap="nowrap">
        {progress && <WritingBar progress={progress} onCancel={cancel} />}
        <Button
          variant="filled"
          loading={written.busy}
          disabled={!ready}
          onClick={() => write(app.host === 'browser' ? browserPath : undefined)}
        >
          {t('drawer.export.write')}
        </Button>
      </Group>
    </Stack>
  )
}
