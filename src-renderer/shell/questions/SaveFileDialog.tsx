import { Button, Group, Modal, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Questions } from '../../state/questionStore'
import FolderList from './FolderList'
import { useFolder } from './useFolder'

interface Props {
  readonly about: Questions['saveFile']['about']
  answer(answer: Questions['saveFile']['answer']): void
}

const withExtension = (name: string): string => (name.toLowerCase().endsWith('.json') ? name : `${name}.neuroloom.json`)

/** Where to save, where the browser has no dialog for it. A name that is taken is said before, not after. */
export default function SaveFileDialog({ about, answer }: Props): ReactElement {
  const { t } = useTranslation()
  const { listing, problem, show } = useFolder()
  const [name, setName] = useState(about.name)
  const file = withExtension(name.trim())
  const taken =
    listing?.entries.some((entry) => entry.kind === 'project' && entry.name.toLowerCase() === file.toLowerCase()) ??
    false
  const ready = name.trim() !== '' && listing !== undefined
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (ready) answer({ path: `${listing.folder}${listing.folder.includes('\\') ? '\\' : '/'}${file}`, replace: taken })
  }
  return (
    <Modal
      opened
      onClose={() => answer(null)}
      title={t('shell.ask.saveTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('shell.cancel') }}
    >
      <form onSubmit={save}>
        <TextInput
          data-autofocus
          size="sm"
          label={t('shell.ask.name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={(event) =>
            event.currentTarget.setSelectionRange(0, name.replace(/\.neuroloom\.json$|\.json$/i, '').length)
          }
          description={taken ? t('shell.ask.replaceHint') : undefined}
          inputWrapperOrder={['label', 'input', 'description']}
        />
        <Text size="xs" c="dimmed" mt="sm" mb={6} style={{ overflowWrap: 'anywhere' }}>
          {listing?.folder ?? ' '}
        </Text>
        <FolderList
          listing={listing}
          problem={problem}
          chosen={null}
          onFolder={show}
          onChoose={(entry) => setName(entry.name)}
          onOpen={() => undefined}
        />
        <Group justify="flex-end" gap={8} mt="md">
          <Button onClick={() => answer(null)}>{t('shell.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!ready}>
            {t(taken ? 'shell.ask.replace' : 'shell.ask.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
