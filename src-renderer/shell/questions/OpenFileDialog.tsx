import { Button, Group, Modal, Text } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Questions } from '../../state/questionStore'
import FolderList from './FolderList'
import { useFolder } from './useFolder'

interface Props {
  readonly about: Questions['openFile']['about']
  answer(answer: Questions['openFile']['answer']): void
}

/** Which file to open, where the browser has no dialog for it. */
export default function OpenFileDialog({ about, answer }: Props): ReactElement {
  const { t } = useTranslation()
  const { listing, problem, show } = useFolder(about.folder, about.files)
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <Modal
      opened
      onClose={() => answer(null)}
      title={t(about.files === 'networks' ? 'shell.ask.importTitle' : 'shell.ask.openTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell.cancel') }}
    >
      <Text size="xs" c="dimmed" mb={6} style={{ overflowWrap: 'anywhere' }}>
        {listing?.folder ?? ' '}
      </Text>
      <FolderList
        listing={listing}
        problem={problem}
        chosen={chosen}
        onFolder={show}
        onChoose={({ path }) => setChosen(path)}
        onOpen={answer}
      />
      <Group justify="flex-end" gap={8} mt="md">
        <Button onClick={() => answer(null)}>{t('shell.cancel')}</Button>
        <Button variant="filled" disabled={chosen === null} onClick={() => answer(chosen)}>
          {t('shell.ask.open')}
        </Button>
      </Group>
    </Modal>
  )
}
