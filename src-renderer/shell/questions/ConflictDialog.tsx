import { Button, Modal, Stack, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Questions } from '../../state/questionStore'

interface Props {
  readonly about: Questions['conflict']['about']
  answer(answer: Questions['conflict']['answer']): void
}

/** Somebody else wrote the file: which of the two versions stays, or both. */
export default function ConflictDialog({ about, answer }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={() => answer('cancel')}
      title={t('shell.ask.conflictTitle', { name: about.name })}
      closeButtonProps={{ 'aria-label': t('shell.cancel') }}
    >
      <Text size="sm">{t('shell.ask.conflictBody')}</Text>
      <Text size="xs" c="dimmed" mt={4} style={{ overflowWrap: 'anywhere' }}>
        {about.path}
      </Text>
      <Stack gap={8} mt="md">
        <Button variant="filled" data-autofocus onClick={() => answer('saveAs')}>
          {t('shell.ask.saveAs')}
        </Button>
        <Button onClick={() => answer('reload')}>{t('shell.ask.reload')}</Button>
        <Button c="var(--err)" onClick={() => answer('overwrite')}>
          {t('shell.ask.overwrite')}
        </Button>
        <Button onClick={() => answer('cancel')}>{t('shell.cancel')}</Button>
      </Stack>
    </Modal>
  )
}
