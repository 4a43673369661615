import { Text, UnstyledButton } from '@mantine/core'
import { IconArrowUp, IconFolder, IconSchema } from '@tabler/icons-react'
import type { KeyboardEvent, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { FolderListing } from '@shared/ipc/types'
import type { Problem } from '@shared/result'
import { problemText } from '../../i18n/problemText'
import { useFormat } from '../useFormat'
import classes from './FolderList.module.css'

interface Props {
  readonly listing: FolderListing | undefined
  readonly problem: Problem | undefined
  readonly chosen: string | null
  onFolder(folder: string): void
  onChoose(entry: FolderListing['entries'][number]): void
  onOpen(path: string): void
}

/** Arrow keys go from row to row. */
const walk = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = rows.findIndex((row) => row === window.document.activeElement)
  rows[Math.min(rows.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  event.preventDefault()
}

/** The folders and projects of a folder. */
export default function FolderList({ listing, problem, chosen, onFolder, onChoose, onOpen }: Props): ReactElement {
  const { t } = useTranslation()
  const { ago } = useFormat()
  if (problem)
    return (
      <Text c="var(--err)" role="alert">
        {problemText(problem)}
      </Text>
    )
  if (!listing) return <Text c="dimmed">{t('shell.ask.loading')}</Text>
  const { parent, entries } = listing
  return (
    <div className={classes['list']} onKeyDown={walk} role="group" aria-label={t('shell.ask.folder')}>
      {parent !== undefined && (
        <UnstyledButton className={classes['row']} onClick={() => onFolder(parent)}>
          <IconArrowUp size={16} />
          {t('shell.ask.up')}
        </UnstyledButton>
      )}
      {entries.map((entry) => (
        <UnstyledButton
          key={entry.path}
          className={classes['row']}
          data-chosen={entry.path === chosen || undefined}
          aria-pressed={entry.kind === 'project' ? entry.path === chosen : undefined}
          onClick={() => (entry.kind === 'folder' ? onFolder(entry.path) : onChoose(entry))}
          onDoubleClick={() => entry.kind === 'project' && onOpen(entry.path)}
        >
          {entry.kind === 'folder' ? <IconFolder size={16} /> : <IconSchema size={16} />}
          <span>{entry.name}</span>
          <small>{entry.kind === 'project' && ago(entry.modified)}</small>
        </UnstyledButton>
      ))}
      {entries.length === 0 && (
        <Text c="dimmed" p="xs">
          {t('shell.ask.empty')}
        </Text>
      )}
    </div>
  )
}
