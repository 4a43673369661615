import { Button, Group, Modal, Text } from '@mantine/core'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Questions } from '../../state/questionStore'

interface Props {
  readonly about: Questions['unsaved']['about']
  answer(answer: Questions['unsaved']['answer']): void
}

/** Save, don't save, or stay: before a project with unsaved changes goes away. */
export default function UnsavedDialog({ about, answer }: Props): ReactElement {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={() => answer('cancel')}
      title={t(about.hasFile ? 'shell.ask.unsavedTitle' : 'shell.ask.neverSavedTitle', { title: about.title })}
      closeButtonProps={{ 'aria-label': t('shell.cancel') }}
    >
      <Text size="sm">{t(about.hasFile ? 'shell.ask.unsavedBody' : 'shell.ask.neverSavedBody')}</Text>
      <Group justify="flex-end" gap={8} mt="md">
        <Button c="var(--err)" mr="auto" onClick={() => answer('discard')}>
          {t('shell.ask.discard')}
        </Button>
        <Button onClick={() => answer('cancel')}>{t('shell.cancel')}</Button>
        <Button variant="filled" data-autofocus onClick={() => answer('save')}>
          {t('shell.ask.save')}
        </Button>
      </Group>
    </Modal>
  )
}
