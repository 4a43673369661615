import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportOutcome } from '@shared/ipc/types'
import { problemText } from '../i18n/problemText'
import { useStudio } from '../state/studio'
import classes from './export.module.css'
import FilesWritten from './FilesWritten'
import Told from './Told'

interface Props {
  readonly outcome: ExportOutcome
  onAgain(): void
  onClose(): void
}

/** What was written, what of it did not survive, and the lines of code that load it. */
export default function ExportWritten({ outcome, onAgain, onClose }: Props): ReactElement {
  const { t } = useTranslation()
  const { app, client } = useStudio()
  const { path, files, losses, loading } = outcome
  return (
    <Stack gap="sm">
      <Text size="sm">{t('drawer.export.written')}</Text>
      <Code block className={classes['path']}>
        {path}
      </Code>
      <FilesWritten files={files} />
      {losses.length > 0 && <Told severity="warning" sentences={losses.map(problemText)} />}
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
