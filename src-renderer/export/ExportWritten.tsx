import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportOutcome } from '@shared/ipc/types'
import { problemText } from '../i18n/problemText'
import { useInterface, useStudio } from '../state/studio'
import classes from './export.module.css'
import { sizeText } from './sizeText'

/** Files named one by one; of more, the rest is counted. */
const NAMED = 6

interface Props {
  readonly outcome: ExportOutcome
  onAgain(): void
  onClose(): void
}

/** What was written, what of it did not survive, and the lines of code that load it. */
export default function ExportWritten({ outcome, onAgain, onClose }: Props): ReactElement {
  const { t } = useTranslation()
  const { app, client } = useStudio()
  const language = useInterface((s) => s.language)
  const { path, files, losses, loading } = outcome
  const size = (of: readonly { readonly bytes: number }[]): string =>
    sizeText(
      of.reduce((sum, one) => sum + one.bytes, 0),
      language,
    )
  const rest = files.slice(NAMED)
  return (
    <Stack gap="sm">
      <Text size="sm">{t('drawer.export.written')}</Text>
      <Code block className={classes['path']}>
        {path}
      </Code>
      {files.slice(0, NAMED).map((file) => (
        <Text key={file.name} size="xs" c="dimmed">
          {file.name.split(/[\\/]/).at(-1)} · {size([file])}
        </Text>
      ))}
      {rest.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('drawer.export.more', { count: rest.length })} · {size(rest)}
        </Text>
      )}
      {losses.map((loss, i) => (
        <Alert key={i} color="yellow">
          {problemText(loss)}
        </Alert>
      ))}
      <Group justify="space-between">
        <Text size="sm">{t('drawer.export.load')}</Text>
        <CopyButton value={loading.code}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {t(copied ? 'drawer.export.copied' : 'drawer.export.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Code block className={classes['code']} tabIndex={0} aria-label={t('drawer.export.load')}>
        {loading.code}
      </Code>
      <Group justify="flex-end">
        <Button variant="default" onClick={onAgain}>
          {t('drawer.export.another')}
        </Button>
        {app.host === 'desktop' && (
          <Button variant="default" onClick={() => void client.call('shell.reveal', { path })}>
            {t('drawer.export.reveal')}
          </Button>
        )}
        <Button variant="filled" onClick={onClose}>
          {t('drawer.export.done')}
        </Button>
      </Group>
    </Stack>
  )
}
